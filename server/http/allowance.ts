/**
 * How much each caller may ask for: `burst` at once and `perSecond` in the long run, whatever the machine is doing. Kept as
 * the moment at which a caller's debt is paid off, so that there is nothing to count down.
 */
export class Allowance {
  private readonly paidAt = new Map<string, number>();
  private readonly perPoint: number;

  /** At most `names` callers are remembered; whoever has paid is forgotten first. */
  constructor(
    private readonly burst: number,
    perSecond: number,
    private readonly names = 20_000,
  ) {
    this.perPoint = 1_000 / perSecond;
  }

  /** Takes `points` and answers 0, or takes nothing and answers how many milliseconds to wait. */
  take(name: string, points = 1, now = performance.now()): number {
    const paid = Math.max(this.paidAt.get(name) ?? 0, now) + points * this.perPoint;
    const over = paid - now - this.burst * this.perPoint;
    if (over > 1e-6) return over;
    this.note(name, paid, now);
    return 0;
  }

  /** Takes one point whether or not it is there; the debt never grows beyond the burst. @returns whether more is left. */
  charge(name: string, now = performance.now()): boolean {
    const most = now + this.burst * this.perPoint;
    const paid = Math.min(Math.max(this.paidAt.get(name) ?? 0, now) + this.perPoint, most);
    this.note(name, paid, now);
    return paid + this.perPoint <= most;
  }

  /** How many points are there now. */
  left(name: string, now = performance.now()): number {
    return this.burst - Math.max(0, (this.paidAt.get(name) ?? 0) - now) / this.perPoint;
  }

  private note(name: string, paid: number, now: number): void {
    if (this.paidAt.size >= this.names && !this.paidAt.has(name)) this.forget(now);
    this.paidAt.set(name, paid);
  }

  private forget(now: number): void {
    for (const [name, paid] of this.paidAt) if (paid <= now) this.paidAt.delete(name);
    // Still too many: the oldest go first (a Map keeps the order of insertion).
    for (const name of this.paidAt.keys()) {
      if (this.paidAt.size < this.names) break;
      this.paidAt.delete(name);
    }
  }
}
