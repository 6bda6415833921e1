import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, sourceFiles } from './import-law.ts';
import { ALLOWED, judgingWords, ownTexts, redOrGreen } from './own-words.ts';

const files = sourceFiles(['app', 'server', 'shared']);
const texts = files.flatMap((file) => ownTexts(parse(file)));
const styles = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((file) => /\.s?css$/.test(file)).map((file) => join('app', file));

describe('our own strings', () => {
  test('judge no area and shout at nobody', () => {
    expect(texts.length).toBeGreaterThan(500);
    const found = texts.flatMap(({ file, line, text }) => judgingWords(text).map((word) => `${file}:${line} "${word}" in "${text.slice(0, 100)}"`));
    expect(found).toEqual([]);
  });

  test('name no red or green', () => {
    const found = texts.flatMap(({ file, line, text }) => redOrGreen(text).map((colour) => `${file}:${line} ${colour}`));
    expect(found).toEqual([]);
  });

  test('styles colour nothing red or green, but for the design system’s own errors', () => {
    const found = styles.flatMap((file) =>
      readFileSync(file, 'utf8')
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .split('\n')
        .flatMap((line, index) => redOrGreen(line.replace(/\/\/.*$/, '')).map((colour) => `${file}:${index + 1} ${colour}`)),
    );
    expect(found).toEqual([]);
  });
});

describe('the reading of strings', () => {
  test.each(['Leeds ranks third', 'Our target', 'A score of 3', 'The best LAs', 'worst first', 'League table', 'RAG rating', 'high performing areas', 'underperformance', 'Top quartile', 'Saved!', 'govuk-tag--green', 'shown in red', 'good practice area'])(
    'refuses "%s"',
    (text) => expect(judgingWords(text)).not.toEqual([]),
  );

  test.each(['Average Attainment 8 score', 'Greenwich, Redcar and Cleveland', 'storage, fragments and paragraphs', 'a !== b', 'Scored'.slice(0, 3), 'Ranklin'])(
    'allows "%s"',
    (text) => expect(judgingWords(text)).toEqual([]),
  );

  test('reads strings, templates and JSX, and neither comments nor module names', () => {
    const source = parse('app/x.tsx', `import './best.ts'; // best\nconst a = 'one', b = \`two \${a} three\`; export const C = () => <p title="four">five {'six'}</p>;`);
    expect(ownTexts(source).map(({ text }) => text)).toEqual(['one', 'two', 'three', 'four', 'five', 'six']);
  });

  test('knows red and green however they are written', () => {
    for (const colour of ['#d4351c', '#f00', '#00703c', 'rgb(0, 112, 60)', 'hsl(120 50% 40%)', 'color: crimson', 'govuk-colour("green")']) expect(redOrGreen(colour), colour).not.toEqual([]);
    for (const colour of ['#1d5f5a', '#0f2f3a', '#e6f2f0', '#F0B323', '#12436D', '#28A197', '#801650', '#F46A25', '#b1b4b6', '#0b0c0c']) expect(redOrGreen(colour), colour).toEqual([]);
  });

  test('every allowed term has a reason and is used', () => {
    const unused = ALLOWED.filter(({ term, why }) => why.length < 20 || !texts.some(({ text }) => text.search(term) >= 0));
    expect(unused.map(({ term }) => term.source)).toEqual([]);
  });
});
