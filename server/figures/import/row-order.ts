import { RefusedFile } from './refused-file.ts';

/** Below this many rows in its fullest period a file is too small to judge. */
const ENOUGH_ROWS = 100;
/** Published files have at least 98 in 100 rows of their fullest period in each of the others. */
const LEAST_SHARE = 0.95;

/**
 * Notices a file that was cut off between two lines, where no single row looks wrong: files go through their periods
 * in order, and the last one of a file that was cut off is short of rows.
 */
export class RowOrder {
  private readonly counts = new Map<string, number>();
  private last = '';
  private count = 0;

  note(period: string): void {
    if (period === this.last) {
      this.count++;
      return;
    }
    this.keep();
    this.last = period;
    this.count = (this.counts.get(period) ?? 0) + 1;
  }

  /** To be called after the last row, which stands on `line`. @throws RefusedFile */
  finish(line: number): void {
    this.keep();
    const periods = [...this.counts.keys()];
    const rises = periods.every((period, index) => index === 0 || period > periods[index - 1]!);
    const falls = periods.every((period, index) => index === 0 || period < periods[index - 1]!);
    if (periods.length < 2 || !(rises || falls) || this.last !== periods.at(-1)) return;
    const [fullest, most] = [...this.counts].reduce((a, b) => (b[1] > a[1] ? b : a));
    if (most < ENOUGH_ROWS || this.count >= most * LEAST_SHARE) return;
    throw new RefusedFile({ line, expected: `the file ends here inside ${this.last}, after ${this.count} rows where ${fullest} has ${most}: it was probably cut off. Fetch it again.` });
  }

  private keep(): void {
    if (this.count > 0) this.counts.set(this.last, this.count);
  }
}
