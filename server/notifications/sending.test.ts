import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { MailSetting } from '../../shared/notifications.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildMember, buildWorkspace, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { testMailServer } from '../../tests/mail-server.ts';
import { openDatabase } from '../db.ts';
import { closeMail, configureMail } from '../mail/commands.ts';
import { tidyNotifications } from './commands.ts';
import { makeDueMails } from './outgoing-mails.ts';
import { mailWhatIsDue } from './sending.ts';

const db = await testDatabase();
/** What the mail server does with a receiver; `null` takes it. */
let refuses: (to: string) => { code: number } | null = () => null;
const server = await testMailServer({
  onRcptTo({ address }, _session, answer) {
    const refused = refuses(address);
    answer(refused ? Object.assign(new Error('no'), { responseCode: refused.code }) : null);
  },
});
const PATIENCE = { connectMs: 1_000, silenceMs: 1_000, altogetherMs: 3_000, againMs: 1, restMs: 0 };
const configure = (one = db, smtpUrl = server.url) => configureMail(one, { smtpUrl, from: 'Learning Loop <no-reply@learning.example>', baseUrl: 'https://learning.example', say: () => {}, patience: PATIENCE });
configure();
afterAll(() => closeMail(db));

/** Monday 23 November 2026. */
const at = (time: string, day = '2026-11-23') => new Date(`${day}T${time}Z`);
const MINUTE = 60_000;
let place: BuiltWorkspace;
let count = 0;
beforeEach(async () => {
  refuses = () => null;
  await db.prisma.notification.deleteMany();
  await db.prisma.notificationMail.deleteMany();
  place = await buildWorkspace(db, { name: 'Vale of secrets' });
});

/** A member with so many unread replies, told at some time. */
async function somebody(change: Partial<MailSetting> | null, { replies = 1, told = at('06:00:00'), person }: { replies?: number; told?: Date; person?: BuiltPerson } = {}): Promise<BuiltPerson> {
  const member = person ?? (await buildMember(db, place));
  if (change !== null) {
    const { digestDays = [1, 2, 3, 4, 5], pausedUntil = null, ...rest } = change;
    const setting = { ...rest, digestDays: [...digestDays], pausedUntil: pausedUntil === null ? null : new Date(pausedUntil) };
    await db.prisma.notificationSetting.upsert({ where: { userId: member.id }, create: { userId: member.id, ...setting }, update: setting });
  }
  await db.prisma.notification.createMany({ data: Array.from({ length: replies }, () => ({ userId: member.id, workspaceId: place.id, sequence: (count += 1), kind: 'reply', subjectKind: 'comment', subjectId: randomUUID(), createdAt: told })) });
  return member;
}

const to = (person: BuiltPerson) => server.received.filter(({ envelope }) => envelope.to.includes(person.email));
const run = (now: Date, one = db) => mailWhatIsDue(one, () => now);

test('a digest: one mail at its hour, with how much of what, and neither a name nor a word of a workspace', async () => {
  const person = await somebody(null, { replies: 3 });
  await run(at('06:59:00'));
  expect(to(person)).toHaveLength(0);
  await run(at('07:00:00'));
  await run(at('07:01:00'));
  const [mail, ...more] = to(person);
  expect(more).toEqual([]);
  expect(mail?.parsed.subject).toBe('Your digest from Learning Loop');
  expect(mail?.parsed.text).toContain('One of your workspaces: three replies');
  expect(mail?.raw).not.toMatch(/secrets|workspace-\d/);
  expect(mail?.link).toBe('https://learning.example/notifications');
  expect(mail?.parsed.headers.find(({ key }) => key === 'list-unsubscribe')?.value).toBe('<https://learning.example/account/notifications>');
});

test('nothing new: no digest; what is read in the app is not mailed', async () => {
  const person = await somebody(null);
  await db.prisma.notification.updateMany({ where: { userId: person.id }, data: { readAt: new Date() } });
  await run(at('07:00:00'));
  expect(to(person)).toEqual([]);
});

test('at once, and then together what comes within ten minutes', async () => {
  const person = await somebody({ mail: 'at-once' });
  await run(at('06:00:05'));
  expect(to(person)).toHaveLength(1);
  expect(to(person)[0]?.parsed.text).toMatch(/^Something for you in one of your workspaces\./);
  await somebody({ mail: 'at-once' }, { replies: 2, told: at('06:01:00'), person });
  await run(at('06:02:00'));
  expect(to(person)).toHaveLength(1);
  await run(at('06:10:05'));
  await run(at('06:11:00'));
  expect(to(person)).toHaveLength(2);
});

test('a workspace that allows it is named, with what happened; another one is not', async () => {
  const person = await somebody({ mail: 'at-once' });
  const open = await buildWorkspace(db, { name: 'Open Vale' });
  await db.prisma.workspace.update({ where: { id: open.id }, data: { mailsCarryContent: true } });
  await buildMember(db, open, { person });
  const id = randomUUID();
  const asker = await buildMember(db, open, { name: 'Ana' });
  await db.prisma.discussion.create({ data: { id, workspaceId: open.id, metric: 'care-rate', title: 'Why at www.example.org?', authorId: asker.id, resolvedAt: new Date() } });
  await db.prisma.notification.create({ data: { userId: person.id, workspaceId: open.id, sequence: 1, kind: 'answer', subjectKind: 'discussion', subjectId: id, createdAt: at('06:00:00') } });
  await run(at('06:00:05'));
  const text = to(person)[0]?.parsed.text ?? '';
  expect(text).toContain('Open Vale: one answer or outcome\n- “Why at www example org?” was closed, with what came of it');
  expect(text).toContain('Another of your workspaces: one reply');
  expect(text).not.toContain('secrets');
});

test('nobody is mailed who does not want it, has no address, belongs to the sandbox, or takes part no more', async () => {
  const none = await somebody({ mail: 'none' });
  const guest = await somebody({ mail: 'at-once' });
  await db.prisma.user.update({ where: { id: guest.id }, data: { guest: true, email: null, passwordHash: null } });
  const invented = await somebody({ mail: 'at-once' }, { person: await buildMember(db, place, { invented: true }) });
  const gone = await somebody({ mail: 'at-once' });
  await db.prisma.membership.deleteMany({ where: { userId: gone.id } });
  await run(at('12:00:00'));
  expect([none, guest, invented, gone].flatMap(to)).toEqual([]);
});

test('somebody who leaves, or wants no mail any more, between making and sending is not mailed', async () => {
  const [leaving, changing, reading] = [await somebody({ mail: 'at-once' }), await somebody({ mail: 'at-once' }), await somebody({ mail: 'at-once' })];
  expect(await makeDueMails(db, at('06:00:05'))).toBe(3);
  await db.prisma.membership.deleteMany({ where: { userId: leaving.id } });
  await db.prisma.notificationSetting.update({ where: { userId: changing.id }, data: { mail: 'none' } });
  await db.prisma.notification.updateMany({ where: { userId: reading.id }, data: { readAt: new Date() } });
  await run(at('06:01:00'));
  expect([leaving, changing, reading].flatMap(to)).toEqual([]);
  expect(await db.prisma.notificationMail.count({ where: { givenUpAt: { not: null } } })).toBe(3);
});

test('quiet hours and a pause: the mail waits, made before or not', async () => {
  const quiet = await somebody({ mail: 'at-once', quietFrom: 19, quietTo: 7 });
  const paused = await somebody({ mail: 'at-once', pausedUntil: '2026-11-24' });
  await run(at('06:59:00'));
  expect([quiet, paused].flatMap(to)).toEqual([]);
  await run(at('07:00:00'));
  expect([to(quiet).length, to(paused).length]).toEqual([1, 0]);
  await run(at('00:00:00', '2026-11-24'));
  expect(to(paused)).toHaveLength(1);
  // Made in the evening, while the mail server was away; it comes back in the night.
  const late = await somebody({ mail: 'at-once', quietFrom: 19, quietTo: 7 }, { told: at('18:59:00') });
  refuses = () => ({ code: 451 });
  await run(at('18:59:30'));
  refuses = () => null;
  await run(at('23:00:00'));
  expect(to(late)).toEqual([]);
  await run(at('07:30:00', '2026-11-24'));
  expect(to(late)).toHaveLength(1);
});

test('the mail server is away for hours, then back: everybody’s mail arrives, nobody’s twice', async () => {
  const people = await Promise.all(Array.from({ length: 12 }, () => somebody({ mail: 'at-once' })));
  const gone = await testMailServer();
  await gone.close();
  configure(db, gone.url);
  let now = at('06:00:05');
  for (let minute = 0; minute < 5; minute += 1, now = new Date(now.getTime() + 30 * MINUTE)) await run(now);
  expect(people.flatMap(to)).toEqual([]);
  expect(await db.prisma.notificationMail.count({ where: { sentAt: null } })).toBe(12);
  configure();
  // As the job does it, every minute, past the longest pause.
  for (let minute = 0; minute < 65; minute += 13, now = new Date(now.getTime() + 13 * MINUTE)) await run(now);
  expect(people.map((person) => to(person).length)).toEqual(people.map(() => 1));
  expect(await db.prisma.notification.count({ where: { mailedAt: null } })).toBe(0);
});

test('“try again later” for one receiver keeps nobody else’s mail', async () => {
  const [greylisted, another] = [await somebody({ mail: 'at-once' }), await somebody({ mail: 'at-once' })];
  refuses = (address) => (address === greylisted.email ? { code: 451 } : null);
  await run(at('06:00:05'));
  expect([to(greylisted).length, to(another).length]).toEqual([0, 1]);
  refuses = () => null;
  await run(at('06:00:30'));
  expect(to(greylisted)).toHaveLength(0);
  await run(at('06:01:10'));
  expect(to(greylisted)).toHaveLength(1);
});

test('an address that is refused for good is given up after a day, and the log says so', async () => {
  const person = await somebody({ mail: 'at-once' });
  refuses = () => ({ code: 550 });
  await run(at('06:00:05'));
  expect(await db.prisma.notificationMail.count({ where: { givenUpAt: null } })).toBe(1);
  await run(at('06:30:00', '2026-11-24'));
  expect(await db.prisma.notificationMail.count({ where: { givenUpAt: null } })).toBe(0);
  expect(await db.prisma.auditEvent.findFirst({ where: { userId: person.id, event: 'mail:failed' } })).toMatchObject({ facts: { kind: 'notifications', reason: 'the mail server refused it' } });
});

test('two nodes at once: one mail each', async () => {
  const people = await Promise.all(Array.from({ length: 20 }, () => somebody({ mail: 'at-once' })));
  const node = openDatabase(db.url);
  configure(node);
  try {
    await Promise.all([db, node, db, node, db, node].map((one) => makeDueMails(one, at('06:00:05'))));
    expect(await db.prisma.notificationMail.count()).toBe(20);
    await Promise.all([run(at('06:00:05')), run(at('06:00:05'), node), run(at('06:00:06'), node), run(at('06:00:06'))]);
    expect(people.map((person) => to(person).length)).toEqual(people.map(() => 1));
  } finally {
    await closeMail(node);
    await node.close();
  }
});

test('a process that dies after it made a mail and before it sent it: the next one sends it', async () => {
  const person = await somebody({ mail: 'at-once' });
  const dying = openDatabase(db.url);
  expect(await makeDueMails(dying, at('06:00:05'))).toBe(1);
  await dying.close();
  await run(at('06:01:00'));
  await run(at('06:02:00'));
  expect(to(person)).toHaveLength(1);
});

test('a process that dies between the mail server’s answer and writing it down: once more, as the same message', async () => {
  const person = await somebody({ mail: 'at-once' });
  await run(at('06:00:05'));
  // As the rows stood a moment before.
  await db.prisma.notificationMail.updateMany({ where: { userId: person.id }, data: { sentAt: null, nextTryAt: at('06:02:05') } });
  await db.prisma.notification.updateMany({ where: { userId: person.id }, data: { mailedAt: null } });
  await run(at('06:02:00'));
  expect(to(person)).toHaveLength(1);
  await run(at('06:02:06'));
  await run(at('06:10:00'));
  const ids = to(person).map(({ parsed }) => parsed.messageId);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
});

test('without a mail server nothing is put aside, and what is two weeks old is not mailed when there is one', async () => {
  const person = await somebody({ mail: 'at-once' });
  configureMail(db, { baseUrl: 'https://learning.example', say: () => {} });
  await run(at('06:00:05'));
  expect(await db.prisma.notificationMail.count()).toBe(0);
  configure();
  await run(at('06:00:05', '2026-12-08'));
  expect(to(person)).toEqual([]);
});

test('what is half a year old goes, and everything of closed accounts', async () => {
  const old = await somebody(null, { told: new Date(Date.now() - 190 * 86_400_000) });
  const closed = await somebody({ mail: 'at-once' }, { told: new Date() });
  const kept = await somebody(null, { told: new Date() });
  await db.prisma.user.update({ where: { id: closed.id }, data: { email: null, passwordHash: null, closedAt: new Date() } });
  await tidyNotifications(db);
  expect((await db.prisma.notification.findMany({ where: { userId: { in: [old.id, closed.id, kept.id] } } })).map(({ userId }) => userId)).toEqual([kept.id]);
  expect(await db.prisma.notificationSetting.count({ where: { userId: closed.id } })).toBe(0);
});
