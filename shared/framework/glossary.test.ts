import { describe, expect, it } from 'vitest';
import { judgingWords } from '../../tests/own-words.ts';
import { MISSING_SYMBOLS } from '../figures.ts';
import { GLOSSARY } from './glossary.ts';

describe('the glossary', () => {
  it('has the words the framework and the sector use', () => {
    const ids = GLOSSARY.map(({ id }) => id);
    for (const id of ['sgo', 'cao', 'cpp', 'cin', 'uasc', 'sdq', 'riia', 'risl', 'slip', 'icb', 'children-in-care', 'figure', 'release', 'statistical-neighbours']) expect(ids).toContain(id);
  });

  it('explains every symbol', () => {
    const symbols = GLOSSARY.filter(({ id }) => id.startsWith('symbol-')).map(({ term }) => term).join(' ');
    for (const symbol of MISSING_SYMBOLS) expect(symbols).toMatch(new RegExp(`\\b${symbol}\\b`));
  });

  it('names each thing once, by an anchor of its own, and no two by the same short form', () => {
    const ids = GLOSSARY.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^[a-z][a-z0-9-]*$/.test(id))).toBe(true);
    const shortForms = GLOSSARY.flatMap(({ synonyms }) => synonyms).filter((one) => /^[A-Z]{2,6}$/.test(one));
    expect(shortForms.filter((one, index) => shortForms.indexOf(one) !== index)).toEqual([]);
  });

  it.each(GLOSSARY)('$term is said in plain sentences, with a source', ({ words, source, synonyms }) => {
    expect(words).toMatch(/^[A-Z].{20,340}\.$/s);
    expect(judgingWords(words)).toEqual([]);
    expect(source).not.toBe('');
    expect(new Set(synonyms).size).toBe(synonyms.length);
  });

  it('is in the order of names', () => {
    const terms = GLOSSARY.map(({ term }) => term);
    expect(terms).toEqual([...terms].sort((a, b) => a.localeCompare(b, 'en-GB')));
  });
});
