import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/**
 * Figures and observations are read from the database here and nowhere else, so that nobody sees one before what is
 * suppressed by now is withheld. Whoever adds a reader says here how it keeps that.
 */
const READERS: Readonly<Record<string, string>> = {
  'server/figures/figure-rows.ts': 'read by editions.ts alone, which withholds before anything else sees them',
  'server/figures/withheld.ts': 'says what is suppressed',
  'server/figures/waiting-releases.ts': 'says what is suppressed by files that wait for another',
  'server/figures/releases/differences.ts': 'withholds both sides of a comparison, and counts rows',
  'server/figures/stewardship/activity.ts': 'counts rows',
  'server/figures/once-shown.ts': 'what earlier releases said of cells that are suppressed by now, for the guard, which keeps it out of texts and shows it to nobody; and only what the newest public edition shows',
  'server/figures/page-facts.ts': 'populations, but for what a later release suppresses',
  'server/figures/page-ethnicity.ts': 'of the newest public release only, whose own symbols stand; as at an earlier day it shows nothing',
  'server/figures/import/loading.ts': 'takes back an edition without figures',
  'server/figures/import/computed-editions.ts': 'computes the figures of editions',
};
const READS = /\b(FROM|JOIN)\s+(figure|observation)\b|\.(publishedFigure|observation)\.(find|count|aggregate|groupBy)/;

test('figures are read from the database only where what is suppressed by now is withheld', () => {
  const files = readdirSync('server', { recursive: true, encoding: 'utf8' }).map((file) => join('server', file)).filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => READS.test(readFileSync(file, 'utf8'))).sort()).toEqual(Object.keys(READERS).sort());
});

test('only the editions ask for the rows of figures', () => {
  const files = readdirSync('server/figures', { recursive: true, encoding: 'utf8' }).filter((file) => /\.ts$/.test(file));
  expect(files.filter((file) => /\breadFigures\b/.test(readFileSync(join('server/figures', file), 'utf8'))).sort()).toEqual(['editions.ts', 'figure-rows.ts']);
});
