import { existsSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { parse, sourceFiles } from './import-law.ts';

const DOCUMENT = readFileSync('docs/security.md', 'utf8');

/** Requirements of ASVS 5.0.0, levels 1 and 2, of the chapters that the document is about; and two of level 3. */
const REQUIREMENTS: Readonly<Record<string, string>> = {
  V3: '3.2.1 3.2.2 3.3.1 3.3.2 3.3.3 3.3.4 3.4.1 3.4.2 3.4.3 3.4.4 3.4.5 3.4.6 3.4.7 3.5.1 3.5.2 3.5.3 3.5.4 3.5.5 3.7.1 3.7.2',
  V6: `6.1.1 6.1.2 6.1.3 6.2.1 6.2.2 6.2.3 6.2.4 6.2.5 6.2.6 6.2.7 6.2.8 6.2.9 6.2.10 6.2.11 6.2.12 6.3.1 6.3.2 6.3.3 6.3.4 6.4.1 6.4.2 6.4.3 6.4.4
    6.5.1 6.5.2 6.5.3 6.5.4 6.5.5 6.6.1 6.6.2 6.6.3 6.8.1 6.8.2 6.8.3 6.8.4`,
  V7: '7.1.1 7.1.2 7.1.3 7.2.1 7.2.2 7.2.3 7.2.4 7.3.1 7.3.2 7.4.1 7.4.2 7.4.3 7.4.4 7.4.5 7.5.1 7.5.2 7.6.1 7.6.2',
  V8: '8.1.1 8.1.2 8.2.1 8.2.2 8.2.3 8.3.1 8.3.2 8.4.1',
  V9: '9.1.1 9.1.2 9.1.3 9.2.1 9.2.2 9.2.3 9.2.4',
  V10: `10.1.1 10.1.2 10.2.1 10.2.2 10.3.1 10.3.2 10.3.3 10.3.4 10.4.1 10.4.2 10.4.3 10.4.4 10.4.5 10.4.6 10.4.7 10.4.8 10.4.9 10.4.10 10.4.11
    10.5.1 10.5.2 10.5.3 10.5.4 10.5.5 10.6.1 10.6.2 10.7.1 10.7.2 10.7.3`,
};
const PROMISES = ['S2', 'S3', 'S8'];
/** Sections that are tables of rows, each with the name of what shows it. */
const TABLES = [...Object.keys(REQUIREMENTS), 'Promises', 'Abuse'];

/** Tests of a file by their names, as far as they are written out, and by what comes first in each row of theirs; measurements by theirs. */
function titlesIn(file: string): readonly string[] {
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    const [first] = ts.isCallExpression(node) ? node.arguments : [];
    if (ts.isCallExpression(node) && first && /^(test|it|describe)\b/.test(node.expression.getText())) titles.push(...textOf(first), ...firstInRows(first));
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'row' && file.endsWith('.bench.ts')) titles.push(...textOf(node.initializer));
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return titles;
}

const firstInRows = (node: ts.Node): readonly string[] =>
  ts.isArrayLiteralExpression(node) ? node.elements.flatMap((row) => (ts.isArrayLiteralExpression(row) ? row.elements.slice(0, 1).flatMap(textOf) : [])) : [];

function textOf(node: ts.Node): readonly string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  return ts.isTemplateExpression(node) ? [node.head.text] : [];
}

interface Row {
  readonly name: string;
  readonly cells: readonly string[];
}

/** Rows of the table below a heading that begins with these words. */
function rowsOf(heading: string): readonly Row[] {
  const section = DOCUMENT.split(/^## /m).find((text) => text.startsWith(`${heading} `) || text.startsWith(`${heading}\n`)) ?? '';
  return section.split('\n').filter((line) => /^\| (?!-|number\b|promise\b|what\b)/.test(line)).map((line) => {
    const cells = line.split(/(?<!\\)\|/).slice(1, -1).map((cell) => cell.trim());
    return { name: cells[0] ?? '', cells };
  });
}

const NAMED = /`([\w./$[\]-]+\.(?:test|bench)\.tsx?)`((?:,? “[^”]+”)+)/g;
const namedIn = (text: string) => [...text.matchAll(NAMED)].flatMap(([, file = '', titles = '']) => [...titles.matchAll(/“([^”]+)”/g)].map(([, title = '']) => ({ file, title: title.replace(/…$/, '') })));
/** What a document has to say is shown by the document: a link to a heading of it. */
const placesIn = (text: string) => [...text.matchAll(/\]\(#([\w-]+)\)/g)].map(([, place]) => place);

describe('docs/security.md', () => {
  test.each(Object.entries(REQUIREMENTS))('has one row for every requirement of %s', (chapter, numbers) => {
    expect(rowsOf(chapter).map(({ name }) => name)).toEqual(numbers.split(/\s+/));
    // The chapters that count here are of this version.
    expect(DOCUMENT).toContain('ASVS 5.0.0');
  });

  test('has the promises about safety that are this part’s', () => {
    expect(rowsOf('Promises').map(({ name }) => name)).toEqual(PROMISES);
  });

  test('says of every row what shows it, why it does not apply, or what falls short', () => {
    const silent = TABLES.flatMap((table) => rowsOf(table)).filter(({ cells }) => {
      const said = cells.at(-1) ?? '';
      return namedIn(said).length === 0 && placesIn(said).length === 0 && !/^not applicable: because \w/.test(said) && !/falls short: \w/.test(said);
    });
    expect(silent.map(({ name }) => name)).toEqual([]);
    const broken = TABLES.flatMap((table) => rowsOf(table).filter(({ cells }) => cells.length !== (table in REQUIREMENTS ? 4 : 3)));
    expect(broken.map(({ name }) => name)).toEqual([]);
  });

  test('names files and tests that are there', () => {
    const named = namedIn(DOCUMENT);
    expect(named.length).toBeGreaterThan(100);
    const titles = new Map([...new Set(named.map(({ file }) => file))].map((file) => [file, existsSync(file) ? titlesIn(file) : null]));
    const wrong = named.flatMap(({ file, title }) => {
      const found = titles.get(file);
      if (!found) return [`${file} is not there`];
      return found.some((one) => one.startsWith(title)) ? [] : [`${file} has no test “${title}”`];
    });
    expect([...new Set(wrong)]).toEqual([]);
    // Every path that is written, also beside a test, is one.
    const paths = [...DOCUMENT.matchAll(/`((?:app|docs|prisma|server|shared|tests)\/[\w./$-]+\.\w+)`/g)].map(([, path = '']) => path);
    expect([...new Set(paths)].filter((path) => !existsSync(path))).toEqual([]);
  });

  test('leads to headings of its own', () => {
    const headings = [...DOCUMENT.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading.toLowerCase().replace(/[^\w\s-]/g, '').trim().replace(/\s/g, '-'));
    expect(placesIn(DOCUMENT).filter((place) => !headings.includes(place ?? ''))).toEqual([]);
  });
});

describe('what the document says is nowhere in the program', () => {
  test.each<[string, RegExp, readonly string[]]>([
    ['text that becomes HTML, or script made of text', /dangerouslySetInnerHTML|\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write|\beval\(|new Function\(/, ['app', 'shared']],
    ['messages of other windows', /\bpostMessage\b|addEventListener\(\s*['"]message['"]/, ['app', 'shared']],
    ['plug-ins', /<(object|embed|applet)\b/, ['app']],
    ['tokens that we sign or that others use on us', /\bSignJWT\b|jsonwebtoken|['"`]Bearer\b/, ['app', 'server', 'shared']],
    ['tokens of a provider that are kept', /refresh_token|access_token|offline_access/, ['app', 'server', 'shared', 'prisma']],
    ['answers of a provider that tell of more than who it is', /userinfo|fetchProtectedResource/i, ['app', 'server']],
    ['the age of a password, hints and secret questions', /passwordExpir|passwordSetAt|passwordChangedAt|passwordHint|secretQuestion|securityQuestion/i, ['app', 'server', 'shared', 'prisma']],
    ['numbers that can be guessed', /Math\.random\(/, ['server', 'shared']],
    ['codes by telephone', /\bsms\b|twilio|telephone number for/i, ['server']],
    ['logins kept where scripts read them', /(local|session)Storage[^\n]*(login|token|password)/i, ['app']],
  ])('%s', (_what, pattern, folders) => {
    const files = [...sourceFiles(folders.filter((folder) => folder !== 'prisma')), ...(folders.includes('prisma') ? ['prisma/schema.prisma'] : [])];
    expect(files.length).toBeGreaterThan(5);
    expect(files.filter((file) => !/\.test\.tsx?$/.test(file) && pattern.test(readFileSync(file, 'utf8')))).toEqual([]);
  });
});
