import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { testDatabase } from '../database.ts';
import { written } from '../factories.ts';
import { until } from '../live-harness.ts';
import { check } from './checker.ts';
import { bodyOf, send, type Logged } from './clients.ts';
import { FULL, scene } from './scene.ts';

const db = await testDatabase();
const ROUNDS = FULL ? 100 : 5;

test('fault 16: the same submit five times, one after the other and at once, and with another body', { timeout: 300_000 }, async () => {
  const { around, people, pages, log } = await scene(db, { writers: 2, readers: 2 });
  const [person, other] = people;
  if (!person || !other) throw new Error('nobody writes');
  const changed = { annotation: { body: 'another' }, comment: { body: JSON.stringify(written('another')) }, action: { what: 'another' }, move: { status: 'done' } };

  for (let round = 0; round < ROUNDS; round += 1) {
    for (const kind of ['annotation', 'comment', 'action', 'move'] as const) {
      for (const atOnce of [false, true]) {
        const submit: Logged = { key: randomUUID(), kind, sent: 5, acknowledged: null, refusals: [] };
        const body = bodyOf(submit, around);
        const once = () => send(around, kind, body, person.cookie);
        const answers = atOnce
          ? await Promise.all([once(), once(), once(), once(), once()])
          : [await once(), await once(), await once(), await once(), await once()];
        expect(answers).toEqual(answers.map(() => ({ status: 200, sequence: answers[0]?.sequence })));
        log.push({ ...submit, acknowledged: answers[0]?.sequence ?? null });

        expect((await send(around, kind, { ...body, ...changed[kind] }, person.cookie)).status).toBe(409);
        // Somebody else's number is no way to read or write.
        expect((await send(around, kind, body, other.cookie)).status).toBe(409);
      }
    }
  }
  // At once, with two bodies: one is written, the other is told so.
  const key = randomUUID();
  const bodies = ['one', 'two'].map((text) => ({ ...bodyOf({ key, kind: 'annotation' }, around), body: text }));
  const answers = await Promise.all([...bodies, ...bodies].map((body) => send(around, 'annotation', body, person.cookie)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 409, 409]);

  await until('pages are connected', () => pages.every(({ page }) => page.socket.connected));
  await check(db, around, log, pages);
});
