import type { Fact } from '../../shared/live.ts';

/** What the door and polling need to know of what a page holds. */
export interface HeldLog {
  /** Last number held; `null` while the page waits to be loaded again. */
  readonly since: number | null;
  /** Something in between was missed. */
  readonly hasHole: boolean;
  /** The log is not the one the page knew: the next load counts, whatever its number. */
  forget(): void;
}

/** How far a page of lists has heard its workspace: it keeps no facts, and has its data loaded again instead. */
export class PageLog implements HeldLog {
  readonly hasHole = false;

  constructor(public since: number | null) {}

  /** @returns the facts that were new. */
  take(facts: readonly Fact[]): readonly Fact[] {
    const { since } = this;
    if (since === null) return [];
    const fresh = facts.filter(({ sequence }) => sequence > since);
    this.since = Math.max(since, ...fresh.map(({ sequence }) => sequence));
    return fresh;
  }

  /** The page's data came again, with what the log held before it was read. */
  loaded(sequence: number): void {
    this.since = Math.max(this.since ?? 0, sequence);
  }

  forget(): void {
    this.since = null;
  }
}
