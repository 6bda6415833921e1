import { useEffect, useRef } from 'react';
import type { Fact, JoinRoomAnswer } from '../../shared/live.ts';
import type { HeldLog } from './page-log.ts';
import type { LiveStatus } from './use-room.ts';

/** A socket that is away for a moment is not missed. */
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 30_000;

interface Polling {
  readonly store: Pick<HeldLog, 'since'>;
  readonly slug: string;
  readonly status: LiveStatus;
  take(facts: readonly Fact[]): void;
  reload(): void;
}

/**
 * Asks for what was missed while no socket can be had (blocked, or its code did not come), for as long as the page is
 * looked at. In vain it asks less and less often, and never many pages in the same moment.
 */
export function usePolling({ store, slug, status, ...handlers }: Polling): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    if (status === 'live') return undefined;
    const ended = new AbortController();
    let pause = FIRST_PAUSE_MS;
    let timer: ReturnType<typeof setTimeout>;
    const later = () => {
      timer = setTimeout(() => void ask(), pause * (0.75 + Math.random() / 2));
    };
    const ask = async () => {
      const { since } = store;
      if (since !== null && document.visibilityState === 'visible' && navigator.onLine) {
        pause = (await poll(slug, since, ended.signal, latest.current)) ? FIRST_PAUSE_MS : Math.min(pause * 2, LONGEST_PAUSE_MS);
      }
      if (!ended.signal.aborted) later();
    };
    later();
    return () => {
      clearTimeout(timer);
      ended.abort();
    };
  }, [store, slug, status]);
}

/** @returns whether there was an answer. */
async function poll(slug: string, since: number, signal: AbortSignal, { take, reload }: Pick<Polling, 'take' | 'reload'>): Promise<boolean> {
  try {
    const response = await fetch(`/workspaces/${slug}/facts?since=${since}`, { signal, headers: { Accept: 'application/json' }, redirect: 'error' });
    if (signal.aborted) return true;
    if (!response.ok) return false;
    const answer = (await response.json()) as Extract<JoinRoomAnswer, { ok: true }>;
    if ('reload' in answer) reload();
    else if (answer.facts.length > 0) take(answer.facts);
    return true;
  } catch {
    // The network or the service is away: the next question is asked later.
    return false;
  }
}
