import { describe, expect, test } from 'vitest';
import { SubmissionKey } from '../../shared/anchors.ts';
import type { Answer, Refused } from './answers.ts';
import { freshKey, nextSending, notYetSent, waitBeforeNext, type Sending, type SendingEvent } from './sending.ts';

const send = (key: string): SendingEvent => ({ type: 'send', freshKey: key });
const answer = (given: Answer): SendingEvent => ({ type: 'answer', answer: given });
const SENT = answer({ outcome: 'sent', sequence: 7 });
const OFFLINE = answer({ outcome: 'unsent', reason: 'network' });
const refusal = (status: number, key: string): Refused => ({
  refusal: { status, code: 'invalid', message: 'Something is missing.', fields: { body: 'Write.' } },
  values: { key, body: '' },
});

function after(...events: SendingEvent[]): Sending {
  return events.reduce(nextSending, notYetSent());
}

describe('one composer’s outbox', () => {
  test('a success starts a new round with a new key', () => {
    const state = after(send('one'), SENT);
    expect(state).toMatchObject({ phase: 'writing', key: '', round: 1, refused: null });
    expect(nextSending(state, send('two')).key).toBe('two');
  });

  test('what failed by the network is sent again under the same key until there is an answer', () => {
    const waiting = after(send('one'), OFFLINE);
    expect(waiting).toMatchObject({ phase: 'waiting', key: 'one', reason: 'network', round: 0 });
    const again = [{ type: 'resend' } as const, OFFLINE, { type: 'resend' } as const].reduce(nextSending, waiting);
    expect(again).toMatchObject({ phase: 'sending', key: 'one', attempts: 3 });
    expect(nextSending(again, SENT).round).toBe(1);
  });

  test('pressing the button again while it is under way or waiting does nothing', () => {
    const sending = after(send('one'));
    expect(nextSending(sending, send('two'))).toBe(sending);
    const waiting = nextSending(sending, OFFLINE);
    expect(nextSending(waiting, send('two'))).toBe(waiting);
  });

  test('taking it back to change it keeps the key, so that a lost answer cannot double it', () => {
    const state = after(send('one'), OFFLINE, { type: 'take-back' }, send('two'));
    expect(state).toMatchObject({ phase: 'sending', key: 'one' });
  });

  test('a refusal keeps the key and says why; a key that was used for other words is given up', () => {
    const refused = after(send('one'), answer(refusal(400, 'one')));
    expect(refused).toMatchObject({ phase: 'writing', key: 'one' });
    expect(refused.refused?.refusal.fields.body).toBe('Write.');
    expect(after(send('one'), answer(refusal(409, 'one'))).key).toBe('');
  });

  test('a page that came back refused without JavaScript starts with its key', () => {
    expect(notYetSent(refusal(400, 'one'))).toMatchObject({ phase: 'writing', key: 'one' });
  });

  test('an answer nobody waits for changes nothing', () => {
    const state = notYetSent();
    expect(nextSending(state, SENT)).toBe(state);
  });
});

test('waits grow and are never longer than a minute', () => {
  const waits = [1, 2, 3, 4, 5, 6, 60].map(waitBeforeNext);
  expect(waits).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
});

test('a fresh key is a UUID, also without a secure context', () => {
  const bare = { getRandomValues: crypto.getRandomValues.bind(crypto) };
  for (const key of [freshKey(), freshKey(bare)]) expect(SubmissionKey.safeParse(key).success).toBe(true);
});
