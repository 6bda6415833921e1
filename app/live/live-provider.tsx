import { useRevalidator } from '@remix-run/react';
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { Conversation } from '../../shared/conversation.ts';
import type { Fact } from '../../shared/live.ts';
import { Arrivals, arrivalsIn, spoken, type Arrival } from './arrivals.ts';
import { keepStill } from './keep-still.ts';
import { EditingContext, LiveContext, type Live } from './live-context.ts';
import { RoomStore } from './room-store.ts';
import { holdsTypedWords } from './typed-words.ts';
import { useAskAgain } from './use-ask-again.ts';
import { usePolling } from './use-polling.ts';
import { useRoom } from './use-room.ts';
import { wordsLeftBy, type WordsLeft } from './words-left.ts';

/** Many who come and go at once are one question. */
const ASK_AGAIN_MS = [100, 500] as const;
/** A number that was confirmed but has not arrived by now is fetched. */
const GRACE = 1_500;

interface LiveProviderProps {
  /** From the loader; loading again brings a newer one. */
  readonly loaded: Conversation;
  readonly metric: string;
  /** Id of the element that arrivals must not move while someone reads or types in it. */
  readonly region: string;
  /** Loads all of what came in part, and brings it as `loaded`; while it is on its way, asking again asks nothing. */
  readonly askForAll?: () => void;
  readonly children: ReactNode;
}

const NOTHING_LEFT_OUT = () => {};

/**
 * Holds the conversation of one indicator page: the loader's, and every fact that came since. Give it a `key` of
 * workspace and metric. Everything works without the socket; with it, what others add appears.
 */
export function LiveProvider({ loaded, metric, region, askForAll = NOTHING_LEFT_OUT, children }: LiveProviderProps) {
  const [store] = useState(() => new RoomStore(loaded, metric));
  const held = useSyncExternalStore(store.subscribe, store.conversation, store.conversation);
  // A load that is newer comes in by the store too, without moving what is read; until then the page stays as it is.
  const conversation = held;
  const { revalidate } = useRevalidator();
  const { arrived, said, receive, sendStarts, sendEnds: settle } = useArrivals(metric, store);
  const [wordsLeft, setWordsLeft] = useState<readonly WordsLeft[]>([]);
  const putWordsAway = useCallback(() => setWordsLeft([]), []);
  // The change is made at once, and the page kept still around it; a form may go with what it stood under, its words may not.
  const change = useCallback((make: () => void) => {
    const page = document.getElementById(region);
    const left = wordsLeftBy(page, () => keepStill(page, make));
    if (left.length > 0) setWordsLeft((before) => [...before, ...left]);
  }, [region]);

  useEffect(() => {
    let gone = false;
    // Of what is read here no words go away: the newer state is taken when it has all of them.
    if (loaded.inPart && !store.conversation().inPart && store.since !== null && loaded.sequence > store.since) {
      askForAll();
      return undefined;
    }
    // Not within React's own work.
    queueMicrotask(() => !gone && change(() => receive(store.reload(loaded))));
    return () => void (gone = true);
  }, [store, loaded, change, receive, askForAll]);

  const askAgain = useAskAgain(revalidate, ASK_AGAIN_MS);
  const workspaceId = loaded.workspace.id;
  const take = (facts: readonly Fact[]) => {
    change(() => receive(store.take(facts)));
    // Who is a member, what the workspace is and who sees to actions are told by the page's data only.
    if (facts.some(({ fact }) => fact.startsWith('member:') || fact === 'workspace:changed')) askAgain();
  };
  const { status, presence, closed, editing, edit } = useRoom(store, workspaceId, metric, {
    take,
    reload: revalidate,
    turnedAway: (why) => {
      // The page itself would be gone with all that was typed; who typed nothing is led on.
      if (why === 'not-found' || holdsTypedWords(document.getElementById(region))) return false;
      revalidate();
      return true;
    },
  });
  usePolling({ store, slug: loaded.workspace.slug, status: closed === null ? status : 'live', take, reload: revalidate });

  const sendEnds = useCallback(
    (sequence: number | null, key?: string) => {
      settle(sequence);
      if (sequence === null) return;
      if (key !== undefined) store.wroteHere(key);
      setTimeout(() => {
        if (store.since !== null && store.since < sequence) revalidate();
      }, status === 'live' ? GRACE : 0);
    },
    [settle, store, revalidate, status],
  );

  const [composers, setComposers] = useState<ReadonlySet<string>>(new Set());
  const waiting = useCallback((composer: string, waits: boolean) => {
    setComposers((before) => {
      if (before.has(composer) === waits) return before;
      const after = new Set(before);
      if (waits) after.add(composer);
      else after.delete(composer);
      return after;
    });
  }, []);

  const live = useMemo<Live>(
    () => ({ conversation, status, presence, closed, arrived, askForAll, wordsLeft, putWordsAway, unsent: composers.size, sendStarts, sendEnds, waiting }),
    [conversation, status, presence, closed, arrived, askForAll, wordsLeft, putWordsAway, composers, sendStarts, sendEnds, waiting],
  );
  const changing = useMemo(() => ({ editing, edit }), [editing, edit]);
  return (
    <LiveContext.Provider value={live}>
      <EditingContext.Provider value={changing}>{children}</EditingContext.Provider>
      <p className="govuk-visually-hidden" aria-live="polite">{said}</p>
    </LiveContext.Provider>
  );
}

/** Which of the facts are news, marked quietly and spoken once. */
function useArrivals(metric: string, store: RoomStore) {
  const [arrived, setArrived] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState('');
  const [arrivals] = useState(() => new Arrivals());

  const announce = useCallback((news: readonly Arrival[]) => {
    if (news.length === 0) return;
    setArrived((before) => new Set([...before, ...news.flatMap(({ id }) => id ?? [])]));
    const words = spoken(news);
    // The same words twice in a row are not spoken again unless the text differs.
    setSaid((before) => (before === words ? `${words}\u00a0` : words));
  }, []);

  const receive = useCallback(
    (facts: readonly Fact[]) => {
      const here = new Set(store.conversation().discussions.map(({ id }) => id));
      announce(arrivals.add(arrivalsIn(facts, metric, here)));
    },
    [announce, arrivals, metric, store],
  );
  const sendStarts = useCallback(() => arrivals.sendStarts(), [arrivals]);
  const sendEnds = useCallback((sequence: number | null) => announce(arrivals.sendEnds(sequence)), [announce, arrivals]);
  return { arrived, said, receive, sendStarts, sendEnds };
}
