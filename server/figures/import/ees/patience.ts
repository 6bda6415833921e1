import { setTimeout as sleep } from 'node:timers/promises';
import pRetry, { AbortError } from 'p-retry';
import { FetchRefused, PassingTrouble } from './trouble.ts';

export interface PatienceOptions {
  /** Waits; tests hand in one that only takes note. */
  readonly wait?: (ms: number) => Promise<void>;
  /** Told before every new try, in words. */
  readonly onTrouble?: (words: string) => void;
}

/** Pause between two requests: a guest's manners. */
const SPACING_MS = 200;
/** Tries after the first that bring nothing new. */
const MOST_TRIES = 5;
/** However often a download goes on a little and is cut again. */
const MOST_TRIES_IN_ALL = 100;
/** Whoever is asked to wait longer than this hears of it and comes back. */
const LONGEST_WAIT_MS = 10 * 60_000;

/** Asks politely: a pause between requests, as long a wait as the service wants, and new tries where trouble passes. */
export class Patience {
  private readonly wait: (ms: number) => Promise<void>;
  private readonly onTrouble: (words: string) => void;
  private asked = false;

  constructor({ wait = async (ms) => void (await sleep(ms)), onTrouble = () => {} }: PatienceOptions = {}) {
    this.wait = wait;
    this.onTrouble = onTrouble;
  }

  /**
   * Does `work`, again while trouble passes: after 1, 2, 4, 8 and 16 seconds, or when the service says. A try that got
   * further than the one before (`progress` grew) begins the count anew.
   * @throws FetchRefused when it does not pass, and whatever else `work` throws, at once.
   */
  async retried<Result>(work: () => Promise<Result>, progress: () => number = () => 0): Promise<Result> {
    let inVain = 0;
    let reached = progress();
    return pRetry(
      async () => {
        if (this.asked) await this.wait(SPACING_MS);
        this.asked = true;
        try {
          return await work();
        } catch (error) {
          throw error instanceof PassingTrouble ? error : new AbortError(error as Error);
        }
      },
      {
        // The waiting is ours: p-retry counts and repeats.
        retries: MOST_TRIES_IN_ALL, minTimeout: 0, maxTimeout: 0,
        onFailedAttempt: async (failed) => {
          const error: Error = failed;
          if (!(error instanceof PassingTrouble)) return;
          inVain = progress() > reached ? 1 : inVain + 1;
          reached = progress();
          if (inVain > MOST_TRIES || failed.retriesLeft === 0) throw new FetchRefused(`${error.message}, and so again after ${inVain - 1} more tries. Try again later.`);
          const ms = error.waitMs ?? 1000 * 2 ** (inVain - 1);
          if (ms > LONGEST_WAIT_MS) throw new FetchRefused(`${error.message}, and asks to wait ${Math.ceil(ms / 60_000)} minutes. Try again then.`);
          this.onTrouble(`${error.message}; trying again in ${Math.ceil(ms / 1000)} s`);
          await this.wait(ms);
        },
      },
    );
  }
}
