import { useFetcher, useLocation } from '@remix-run/react';
import { useCallback, useEffect, useRef } from 'react';
import type { Conversation } from '../../../shared/conversation.ts';
import { unpacked, type ConversationOnTheWay } from '../../../shared/conversation-wire.ts';

/** What the same page answers with everything in it (`?all=1`). */
interface WholePage {
  readonly conversation: ConversationOnTheWay;
}

/** The page's conversation; where it came in part and all of it was asked for since, all of it. */
export function useWhole(onTheWay: ConversationOnTheWay): { readonly loaded: Conversation; askForAll(): void } {
  const first = unpacked(onTheWay);
  const { pathname, search } = useLocation();
  const { data, state, load } = useFetcher<WholePage>({ key: `all of ${pathname}` });
  const latest = useRef({ state, search });
  useEffect(() => {
    latest.current = { state, search };
  });
  const askForAll = useCallback(() => {
    const { state: now, search: asked } = latest.current;
    if (now !== 'idle') return;
    const query = new URLSearchParams(asked);
    query.set('all', '1');
    load(`${pathname}?${query.toString()}`);
  }, [load, pathname]);
  const whole = data && 'conversation' in data ? unpacked(data.conversation) : null;
  const loaded = first.inPart && whole && whole.sequence >= first.sequence ? whole : first;
  return { loaded, askForAll };
}
