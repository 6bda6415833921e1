import { datasetOf } from '../../../shared/framework/datasets.ts';
import { fit, headersOf, type FittedLayout, type Layout } from './layout.ts';
import { LAYOUTS } from './layouts/every-layout.ts';
import { quoted, RefusedFile } from './refused-file.ts';

/** The widest published sheet has 594. Every layout is held against every column, so that a bomb of columns costs time. */
const MOST_COLUMNS = 2_000;

/**
 * Which kind of published file this is: by its header; where several kinds share one, by what its first rows hold, and
 * only then by its name.
 * @throws RefusedFile when no layout fits (with the nearest and what it lacks) or it cannot be told which.
 */
export function recognise(header: readonly string[], firstRows: readonly (readonly string[])[], fileName: string): FittedLayout {
  if (header.length > MOST_COLUMNS) throw new RefusedFile({ line: 1, expected: `expected at most ${MOST_COLUMNS} columns, found ${header.length}.` });
  const names = header.map((name) => name.trim());
  const fits = LAYOUTS.flatMap((layout) => {
    const found = fit(layout, names);
    return 'missing' in found ? [] : [found];
  });
  if (fits.length === 0) throw noneFits(names, fileName);
  // A layout that names all columns says more than one that names some of them.
  const fewest = Math.min(...fits.map(unknownColumns));
  const closest = fits.filter((fitted) => unknownColumns(fitted) === fewest);
  const left = toldByRows(closest, firstRows);
  const named = left.length > 1 ? left.filter(({ layout }) => layout.fileName.test(fileName)) : left;
  const [only] = named;
  if (named.length === 1 && only) {
    refuseRepeated(only);
    return withPeriod(only, fileName);
  }
  const kinds = (left.length > 0 ? left : closest).map(({ layout }) => quoted(datasetOf(layout.dataset).title)).join(', ');
  throw new RefusedFile({
    line: 1,
    expected: left.length === 0
      ? `expected rows of one kind of file, found rows of several of these: ${kinds}.`
      : `this header is that of several kinds of file (${kinds}), and the rows do not tell which. Name the file as its publisher does.`,
  });
}

function unknownColumns({ layout, others }: FittedLayout): number {
  return layout.otherCells ? 0 : others.length;
}

/** Leaves the layouts that know every telling text of the rows; texts that no layout knows tell nothing. */
function toldByRows(fits: readonly FittedLayout[], rows: readonly (readonly string[])[]): readonly FittedLayout[] {
  let left = fits;
  for (const row of rows) {
    if (left.length <= 1) break;
    const knows = left.filter(({ layout: { toldBy }, at }) => toldBy?.texts.includes(row[at.get(toldBy.column) ?? -1] ?? '') ?? true);
    if (knows.length > 0) left = knows;
  }
  return left;
}

/** Some sheets say in their name alone which year they are about. */
function withPeriod(fitted: FittedLayout, fileName: string): FittedLayout {
  const { periodInName } = fitted.layout;
  if (!periodInName) return fitted;
  const period = periodInName.read(fileName);
  if (period === undefined) throw new RefusedFile({ expected: `expected a file name with ${periodInName.expected}, as its publisher gives it: nothing inside this file says which year it is about.` });
  return { ...fitted, period };
}

/** Of two columns with one name, nobody can say which is meant. */
function refuseRepeated({ layout, header }: FittedLayout): void {
  for (const column of layout.columns) {
    const places = header.flatMap((name, index) => (headersOf(column).includes(name) ? [index] : []));
    const [, second] = places;
    if (second !== undefined) throw new RefusedFile({ line: 1, column: header[second], columnNumber: second + 1, expected: `expected this column once, found it ${places.length} times.` });
  }
}

function noneFits(header: readonly string[], fileName: string): RefusedFile {
  const tries = LAYOUTS.flatMap((layout) => {
    const found = fit(layout, header);
    return 'missing' in found ? [{ layout, missing: found.missing, share: found.missing.length / layout.columns.filter(({ optional }) => !optional).length }] : [];
  });
  const named = tries.filter(({ layout }) => layout.fileName.test(fileName) && sharedColumns(layout, header) > 0);
  // Of several that lack as much, the one that more of the header belongs to.
  const nearest = [...(named.length > 0 ? named : tries)].sort((a, b) => a.share - b.share || sharedColumns(b.layout, header) - sharedColumns(a.layout, header))[0];
  if (!nearest || nearest.share > 0.7) {
    return new RefusedFile({ line: 1, expected: `expected the header of a published file, found ${quoted(header.slice(0, 4).join(','))}: no known layout is near it.` });
  }
  const columns = nearest.missing.map((column) => headersOf(column).join(' or '));
  return new RefusedFile({
    line: 1,
    column: columns.join(', '),
    expected: `no layout fits this header. The nearest is ${quoted(datasetOf(nearest.layout.dataset).title)}, and ${columns.length === 1 ? 'this column is' : 'these columns are'} missing.`,
  });
}

function sharedColumns(layout: Layout, header: readonly string[]): number {
  return layout.columns.filter((column) => headersOf(column).some((text) => header.includes(text))).length;
}
