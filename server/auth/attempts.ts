/**
 * How often one may guess. In memory: a restart forgets, which costs an attacker more than it gives them.
 * An attempt is counted before it is checked, so that guesses sent together count as many.
 */
export class Attempts {
  private readonly made = new Map<string, { count: number; until: number }>();

  /** At most `most` attempts of a name within `windowMs`, of at most `names` names remembered. */
  constructor(
    private readonly most: number,
    private readonly windowMs: number,
    private readonly names = 10_000,
  ) {}

  /** Counts one attempt; `false` where there were too many. */
  take(name: string, now = Date.now()): boolean {
    const made = this.made.get(name);
    if (!made || made.until <= now) {
      this.forgetOld(now);
      this.made.set(name, { count: 1, until: now + this.windowMs });
      return true;
    }
    made.count += 1;
    return made.count <= this.most;
  }

  /** The attempt turned out to be right: it does not count. */
  giveBack(name: string): void {
    const made = this.made.get(name);
    if (made) made.count -= 1;
  }

  /** The name proved who it is: what went before is forgotten. */
  forget(name: string): void {
    this.made.delete(name);
  }

  private forgetOld(now: number): void {
    if (this.made.size < this.names) return;
    for (const [name, { until }] of this.made) if (until <= now) this.made.delete(name);
    // Still too many: the oldest go first (a Map keeps the order of insertion).
    for (const name of this.made.keys()) {
      if (this.made.size < this.names) break;
      this.made.delete(name);
    }
  }
}
