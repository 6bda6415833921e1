import { RefusedFile } from './refused-file.ts';

/** England has under 200 areas in these files, and the sheets about 400 authorities. */
const MOST_AREAS = 1_024;
/** A page is 4 kB: 32 MB for more breakdowns and periods than ten of the largest published files have. */
const MOST_PAGES = 8_000;

/**
 * Which rows (area × everything else that names a row) were seen, and on which line, in memory that does not grow with
 * the file: an area is a place on a page, and a page is kept for each combination of period and breakdown.
 */
export class SeenRows {
  private readonly areas = new Map<string, number>();
  private readonly pages = new Map<string, Uint32Array>();
  private lastKey: string | undefined;
  private lastPage: Uint32Array | undefined;

  /** Notes a row. @returns the line on which the same row stood before, or 0. */
  note(area: string, rest: string, line: number): number {
    const page = this.pageOf(rest, line);
    let place = this.areas.get(area);
    if (place === undefined) {
      place = this.areas.size;
      if (place === MOST_AREAS) throw new RefusedFile({ line, expected: `expected at most ${MOST_AREAS} areas in a file.` });
      this.areas.set(area, place);
    }
    const before = page[place] ?? 0;
    if (before === 0) page[place] = line;
    return before;
  }

  private pageOf(key: string, line: number): Uint32Array {
    if (key === this.lastKey && this.lastPage) return this.lastPage;
    let page = this.pages.get(key);
    if (!page) {
      if (this.pages.size === MOST_PAGES) throw new RefusedFile({ line, expected: `expected at most ${MOST_PAGES} combinations of period and breakdown in a file.` });
      page = new Uint32Array(MOST_AREAS);
      this.pages.set(key, page);
    }
    this.lastKey = key;
    this.lastPage = page;
    return page;
  }
}
