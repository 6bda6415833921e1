import { isRefused, type Answer, type Refused } from './answers.ts';

/**
 * One composer's outbox. What was typed leaves the screen only when the server said it has it; until then the same key
 * is sent again, so a send whose answer was lost is never doubled.
 */
export interface Sending {
  readonly phase: 'writing' | 'sending' | 'waiting';
  /** The key of what is being written; empty until the first send in this browser. */
  readonly key: string;
  /** Sends of this key so far. */
  readonly attempts: number;
  readonly refused: Refused | null;
  readonly reason: 'network' | 'server' | null;
  /** Goes up with each success: the fields start afresh. */
  readonly round: number;
  /** The key of the last success, which is the id of what was added; empty before the first. */
  readonly added: string;
}

export type SendingEvent =
  | { readonly type: 'send'; readonly freshKey: string }
  | { readonly type: 'resend' }
  | { readonly type: 'answer'; readonly answer: Answer }
  | { readonly type: 'take-back' };

/** The state before anything was sent; with a refusal where the page came back without JavaScript. */
export function notYetSent(refused: Refused | null = null): Sending {
  return { phase: 'writing', key: refused ? keyAfterRefusal(refused, '') : '', attempts: 0, refused, reason: null, round: 0, added: '' };
}

export function nextSending(state: Sending, event: SendingEvent): Sending {
  switch (event.type) {
    case 'send':
      if (state.phase !== 'writing') return state;
      return { ...state, phase: 'sending', key: state.key || event.freshKey, attempts: state.attempts + 1, refused: null };
    case 'resend':
      return state.phase === 'waiting' ? { ...state, phase: 'sending', attempts: state.attempts + 1 } : state;
    case 'take-back':
      return state.phase === 'waiting' ? { ...state, phase: 'writing', reason: null } : state;
    case 'answer':
      return state.phase === 'sending' ? answered(state, event.answer) : state;
  }
}

function answered(state: Sending, answer: Answer): Sending {
  if (isRefused(answer)) {
    return { ...state, phase: 'writing', refused: answer, reason: null, key: keyAfterRefusal(answer, state.key), attempts: 0 };
  }
  if (answer.outcome === 'unsent') return { ...state, phase: 'waiting', reason: answer.reason };
  return { phase: 'writing', key: '', attempts: 0, refused: null, reason: null, round: state.round + 1, added: state.key };
}

/** A refused key was not used, so it stays; one that was used for other words (409) is given up. */
function keyAfterRefusal(refused: Refused, key: string): string {
  return refused.refusal.status === 409 ? '' : (refused.values.key ?? key);
}

/** Milliseconds until the next attempt by itself. The network coming back ends the wait at once. */
export function waitBeforeNext(attempts: number): number {
  return Math.min(2_000 * 2 ** Math.max(0, attempts - 1), 60_000);
}

/** A key of a write: a UUID, also where the page is not a secure context and `randomUUID` is missing. */
export function freshKey(source: Pick<Crypto, 'getRandomValues'> & { randomUUID?: () => string } = crypto): string {
  if (source.randomUUID) return source.randomUUID();
  const bytes = source.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
