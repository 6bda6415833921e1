import { useFetcher } from '@remix-run/react';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { SCRIPTED, type Answer, type Refused } from './answers.ts';
import { useBeforePaint } from '../ui/use-before-paint.ts';
import { useLive } from './live-context.ts';
import { freshKey, nextSending, notYetSent, waitBeforeNext, type Sending, type SendingEvent } from './sending.ts';

interface Outbox {
  readonly sending: Sending;
  /** Sends what the form holds, under a key it was sent with before where there is one; does nothing while an earlier send is under way or waits. */
  send(form: FormData, key?: string): void;
  resend(): void;
  /** Gives the text back for changing; the key stays. */
  takeBack(): void;
}

/**
 * The outbox of one composer: one write at a time, kept in memory and sent again under the same key until the server
 * answers. `refused` is what came back from a form sent without JavaScript.
 */
export function useSending(action: string, refused: Refused | null): Outbox {
  const { submit, state: fetching, data } = useFetcher<Answer>();
  const { status, sendStarts, sendEnds, waiting } = useLive();
  const [sending, setSending] = useState(() => notYetSent(refused));
  const current = useRef(sending);
  const shown = useRef(sending);
  useBeforePaint(() => {
    shown.current = sending;
  });
  const held = useRef<FormData | null>(null);

  const step = useCallback(
    (event: SendingEvent) => {
      const next = nextSending(current.current, event);
      if (next === current.current) return;
      current.current = next;
      setSending(next);
      if (next.phase !== 'sending' || !held.current) return;
      held.current.set('key', next.key);
      sendStarts();
      submit(held.current, { method: 'post', action });
    },
    [action, sendStarts, submit],
  );

  const answered = useRef(data);
  useEffect(() => {
    if (fetching !== 'idle' || !data || answered.current === data) return;
    answered.current = data;
    const sent = 'outcome' in data && data.outcome === 'sent';
    sendEnds(sent ? data.sequence : null, current.current.key);
    step({ type: 'answer', answer: data });
  }, [fetching, data, step, sendEnds]);

  useRetries(sending, step, status === 'live');
  const composer = useId();
  useEffect(() => {
    waiting(composer, sending.phase === 'waiting');
    return () => waiting(composer, false);
  }, [composer, sending.phase, waiting]);

  const send = useCallback(
    (form: FormData, key?: string) => {
      // Answered, and not yet on the screen: what the form still holds is what was just sent.
      if (current.current.phase !== 'writing' || shown.current !== current.current) return;
      form.set(SCRIPTED, '1');
      held.current = form;
      step({ type: 'send', freshKey: key || freshKey() });
    },
    [step],
  );
  return { sending, send, resend: () => step({ type: 'resend' }), takeBack: () => step({ type: 'take-back' }) };
}

/** Tries again by itself: after a while, when the network is back, when the room is joined again. */
function useRetries({ phase, attempts }: Sending, step: (event: SendingEvent) => void, live: boolean): void {
  useEffect(() => {
    if (phase !== 'waiting') return undefined;
    const again = () => step({ type: 'resend' });
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    const timer = setTimeout(again, waitBeforeNext(attempts));
    window.addEventListener('online', again);
    window.addEventListener('beforeunload', stay);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', again);
      window.removeEventListener('beforeunload', stay);
    };
  }, [phase, attempts, step]);

  const wasLive = useRef(live);
  useEffect(() => {
    if (live && !wasLive.current && phase === 'waiting') step({ type: 'resend' });
    wasLive.current = live;
  }, [live, phase, step]);
}
