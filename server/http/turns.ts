import { Allowance } from './allowance.ts';

/** What one caller is doing. */
interface Desk {
  running: number;
  /** Nothing more of it before this moment, while others are here. */
  restUntil: number;
  /** Starts of requests that wait, the oldest first. */
  readonly waiting: (() => void)[];
  timer: NodeJS.Timeout | null;
}

export interface TurnRules {
  /** So much may be asked for at once, and so much a second, before a caller counts as busy. */
  readonly freely: number;
  readonly freelyPerSecond: number;
  /** Answers of one caller that are worked on together. */
  readonly atOnce: number;
  /** The same while others are here. */
  readonly atOnceBesideOthers: number;
  /** A busy caller's share of the time while others are here. */
  readonly busyShare: number;
  /** Requests of one caller that wait, and how long at most. */
  readonly mostWaiting: number;
  readonly patienceMs: number;
}

export const TURN_RULES: TurnRules = { freely: 40, freelyPerSecond: 2, atOnce: 6, atOnceBesideOthers: 2, busyShare: 0.03, mostWaiting: 200, patienceMs: 10_000 };

/** Others count as being here for so long after they were last served. */
const HERE_MS = 1_000;
/** However long an answer took, it is not counted as more: it may have waited for a file or for somebody's slow line. */
const MOST_COUNTED_MS = 250;
const LONGEST_TURN_MS = 5_000;
/** So many callers are remembered before the idle ones are forgotten. */
const MOST_DESKS = 5_000;

/**
 * Who is served next. A caller who asks now and then is served at once. One who asks without end is served one request
 * after the other, and while others are here has no more than a small share of the time; alone, they have all of it. So a
 * flood costs others next to nothing, and many people behind one address are slowed before anybody is refused.
 */
export class Turns {
  private readonly desks = new Map<string, Desk>();
  private readonly light: Allowance;
  /** The two callers who were served last, and when. */
  private served: readonly { readonly caller: string; readonly at: number }[] = [];

  constructor(private readonly rules: TurnRules = TURN_RULES) {
    this.light = new Allowance(rules.freely, rules.freelyPerSecond);
  }

  /**
   * Waits for a turn. @returns what ends it (by itself after a while); `null` where too many requests of this caller wait,
   * or this one did for too long, or `gone` came first.
   */
  take(caller: string, gone: AbortSignal): Promise<(() => void) | null> {
    const desk = this.deskOf(caller);
    if (gone.aborted || desk.waiting.length >= this.rules.mostWaiting) return Promise.resolve(null);
    return new Promise((resolve) => {
      const decided = (end: (() => void) | null) => {
        clearTimeout(impatient);
        gone.removeEventListener('abort', giveUp);
        resolve(end);
      };
      const start = () => decided(this.begin(caller, desk));
      const giveUp = () => {
        desk.waiting.splice(desk.waiting.indexOf(start), 1);
        decided(null);
      };
      const impatient = setTimeout(giveUp, this.rules.patienceMs);
      gone.addEventListener('abort', giveUp, { once: true });
      desk.waiting.push(start);
      this.serve(caller, desk);
    });
  }

  private serve(caller: string, desk: Desk): void {
    while (desk.waiting.length > 0 && this.mayStart(caller, desk)) desk.waiting.shift()?.();
  }

  private mayStart(caller: string, desk: Desk): boolean {
    const now = performance.now();
    const others = this.othersAreHere(caller, now);
    const rest = others ? desk.restUntil - now : 0;
    if (rest > 0) {
      desk.timer ??= setTimeout(() => {
        desk.timer = null;
        this.serve(caller, desk);
      }, rest);
      return false;
    }
    const atOnce = others ? this.rules.atOnceBesideOthers : this.rules.atOnce;
    return desk.running === 0 || (desk.running < atOnce && this.light.left(caller, now) >= 1);
  }

  private begin(caller: string, desk: Desk): () => void {
    const started = performance.now();
    const busy = !this.light.charge(caller, started);
    desk.running += 1;
    this.served = [{ caller, at: started }, ...this.served.filter((one) => one.caller !== caller)].slice(0, 2);
    let ended = false;
    const end = () => {
      if (ended) return;
      ended = true;
      clearTimeout(tooLong);
      desk.running -= 1;
      const now = performance.now();
      if (busy) desk.restUntil = now + Math.min(now - started, MOST_COUNTED_MS) * (1 / this.rules.busyShare - 1);
      this.serve(caller, desk);
    };
    const tooLong = setTimeout(end, LONGEST_TURN_MS);
    return end;
  }

  private othersAreHere(caller: string, now: number): boolean {
    const other = this.served.find((one) => one.caller !== caller);
    return other !== undefined && now - other.at < HERE_MS;
  }

  private deskOf(caller: string): Desk {
    const known = this.desks.get(caller);
    if (known) return known;
    if (this.desks.size >= MOST_DESKS) this.clearIdle();
    const desk: Desk = { running: 0, restUntil: 0, waiting: [], timer: null };
    this.desks.set(caller, desk);
    return desk;
  }

  private clearIdle(): void {
    const now = performance.now();
    for (const [caller, { running, waiting, restUntil }] of this.desks) if (running === 0 && waiting.length === 0 && restUntil <= now) this.desks.delete(caller);
  }
}
