import { describe, expect, test, vi, beforeEach, afterEach } from 'vitest';
import { Allowance } from './allowance.ts';
import { Turns, type TurnRules } from './turns.ts';

describe('an allowance', () => {
  test('is spent at once or bit by bit, and comes back evenly', () => {
    const allowance = new Allowance(10, 2);
    for (let taken = 0; taken < 10; taken += 1) expect(allowance.take('a', 1, 0)).toBe(0);
    expect(allowance.take('a', 1, 0)).toBeCloseTo(500);
    expect(allowance.take('b', 1, 0)).toBe(0);
    expect(allowance.take('a', 1, 499)).toBeCloseTo(1);
    expect(allowance.take('a', 1, 500)).toBe(0);
    expect(allowance.take('a', 10, 5_500)).toBe(0);
    expect(allowance.left('a', 5_500)).toBeCloseTo(0);
    expect(allowance.left('a', 1e9)).toBe(10);
  });

  test('refused takings cost nothing, charged ones never more than the burst', () => {
    const allowance = new Allowance(2, 1);
    for (let time = 0; time < 100; time += 1) allowance.charge('a', 0);
    expect(allowance.take('a', 1, 0)).toBeCloseTo(1_000);
    expect(allowance.take('a', 1, 1_000)).toBe(0);
  });

  test('remembers so many names: those who have paid go first', () => {
    const allowance = new Allowance(1, 1, 3);
    allowance.take('old', 1, 0);
    for (const name of ['a', 'b']) allowance.take(name, 1, 5_000);
    allowance.take('c', 1, 5_000);
    for (const name of ['a', 'b', 'c']) expect(allowance.left(name, 5_000), name).toBe(0);
  });
});

const RULES: TurnRules = { freely: 4, freelyPerSecond: 1, atOnce: 2, atOnceBesideOthers: 2, busyShare: 0.1, mostWaiting: 5, patienceMs: 10_000 };
const never = new AbortController().signal;

describe('turns', () => {
  beforeEach(() => { vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }); });
  afterEach(() => { vi.useRealTimers(); });

  /** Notes when turns of a caller begin; each lasts `ms` of the faked clock. */
  function ask(turns: Turns, caller: string, begun: number[], ms = 10): Promise<void> {
    return turns.take(caller, never).then((end) => {
      if (end === null) return;
      begun.push(performance.now());
      setTimeout(end, ms);
    });
  }

  test('who asks now and then is served at once, two together, the rest after them', async () => {
    const turns = new Turns(RULES);
    const begun: number[] = [];
    const start = performance.now();
    for (let time = 0; time < 4; time += 1) void ask(turns, 'a', begun);
    await vi.advanceTimersByTimeAsync(100);
    expect(begun.map((at) => at - start)).toEqual([0, 0, 10, 10]);
  });

  test('alone, a busy caller has all of the time, one after the other', async () => {
    const turns = new Turns(RULES);
    const begun: number[] = [];
    for (let time = 0; time < 40; time += 1) {
      void ask(turns, 'a', begun);
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(begun.length).toBeGreaterThan(37);
  });

  test('while another is here, a busy one has a tenth of the time and the other never waits', async () => {
    const turns = new Turns(RULES);
    const [busy, other]: [number[], number[]] = [[], []];
    const start = performance.now();
    for (let step = 0; step < 1_000; step += 1) {
      void ask(turns, 'flood', busy);
      if (step % 100 === 0) {
        const before = other.length;
        void ask(turns, 'other', other, 1);
        await Promise.resolve();
        await Promise.resolve();
        expect(other.length, `at ${step}`).toBe(before + 1);
      }
      await vi.advanceTimersByTimeAsync(10);
    }
    const seconds = (performance.now() - start) / 1_000;
    expect(busy.length / seconds).toBeLessThan(12);
    expect(busy.length / seconds).toBeGreaterThan(5);
  });

  test('too many that wait, impatience and a closed connection end the waiting', async () => {
    const turns = new Turns({ ...RULES, atOnce: 1 });
    const first = turns.take('a', never);
    const gone = new AbortController();
    const waiting = [turns.take('a', gone.signal), ...Array.from({ length: 4 }, () => turns.take('a', never))];
    expect(await turns.take('a', never)).toBeNull();
    gone.abort();
    expect(await waiting[0]).toBeNull();
    const late = turns.take('a', never);
    void first;
    // A turn that nobody ends ends by itself: the next ones begin.
    await vi.advanceTimersByTimeAsync(4_999);
    let begun = false;
    void waiting[1]?.then((end) => { begun = end !== null; });
    await vi.advanceTimersByTimeAsync(2);
    expect(begun).toBe(true);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await late).toBeNull();
  });
});
