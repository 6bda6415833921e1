import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../tests/database.ts';
import { buildMember, buildWorkspace } from '../../tests/factories.ts';
import { testMailServer } from '../../tests/mail-server.ts';
import { closeMail, configureMail } from '../mail/commands.ts';
import { mailWhatIsDue } from './sending.ts';

/** What people and workspaces are called, as a mail server receives it: letters of one mail to one receiver, never its form. */
const db = await testDatabase();
const server = await testMailServer();
configureMail(db, { smtpUrl: server.url, from: 'Learning Loop <no-reply@learning.example>', baseUrl: 'https://learning.example', say: () => {} });
afterAll(() => closeMail(db));

const NAMES = [
  ['a line break and a header', 'Vale\r\nBcc: eve@example.org\r\n\r\nYour account is locked: https://evil.example.org'],
  ['a bare line feed', 'Vale\nTo: eve@example.org'],
  ['a bare carriage return', 'Vale\rSubject: Locked'],
  ['the end of a mail and the next command', 'Vale\r\n.\r\nRCPT TO:<eve@example.org>\r\nDATA'],
  ['line ends of other scripts', 'Vale\u2028Bcc: eve@example.org\u2029\u0085Cc: eve@example.org'],
  ['quotes, commas and brackets', '"Ana, eve@example.org" <eve@example.org>, eve@example.org; (x)'],
  ['an encoded word', '=?utf-8?B?DQpCY2M6IGV2ZUBleGFtcGxlLm9yZw==?='],
  ['other scripts', 'Ülkü 子供 مرحبا Ωmega 👩‍👧'],
  ['300 letters', 'x'.repeat(300)],
  ['300 letters of two bytes', 'é'.repeat(300)],
] as const;

test.each(NAMES)('a name with %s is no header and no receiver, and the mail arrives', async (_, name) => {
  const place = await buildWorkspace(db, { name });
  await db.prisma.workspace.update({ where: { id: place.id }, data: { mailsCarryContent: true } });
  const [asker, ...readers] = [await buildMember(db, place, { name }), await buildMember(db, place, { name }), await buildMember(db, place, { name })];
  const id = randomUUID();
  await db.prisma.discussion.create({ data: { id, workspaceId: place.id, metric: 'care-rate', title: name, authorId: asker.id, resolvedAt: new Date() } });
  // One is told at once, the other by a digest.
  for (const [index, { id: userId }] of readers.entries()) {
    await db.prisma.notificationSetting.create({ data: { userId, mail: index === 0 ? 'at-once' : 'digest', digestDays: [1, 2, 3, 4, 5, 6, 7], digestHour: 0 } });
    await db.prisma.notification.create({ data: { userId, workspaceId: place.id, sequence: index + 1, kind: 'answer', subjectKind: 'discussion', subjectId: id, createdAt: new Date('2026-11-23T06:00:00Z') } });
  }
  const before = server.received.length;
  await mailWhatIsDue(db, () => new Date('2026-11-24T09:00:00Z'));
  const mails = server.received.slice(before);
  expect(mails.map(({ envelope }) => envelope.to).sort()).toEqual(readers.map(({ email }) => [email]).sort());
  for (const { raw, parsed } of mails) {
    expect(parsed.to?.map(({ address }) => address)).toHaveLength(1);
    expect(parsed.subject).toMatch(/^(Something for you in|Your digest from) Learning Loop$/);
    expect(parsed.headers.map(({ key }) => key).sort()).toEqual(['auto-submitted', 'content-transfer-encoding', 'content-type', 'date', 'from', 'list-unsubscribe', 'message-id', 'mime-version', 'subject', 'to']);
    expect(raw.split('\r\n').every((line) => line.length <= 998)).toBe(true);
    // It is told on its two lines, the name in both; nothing of it begins a line of its own, and nothing in it is an address.
    expect(parsed.text).toMatch(/^.+: one answer or outcome\n- .+\n\n/m);
    expect(parsed.text?.match(/\S+@\S+|https?:\S+/g)).toEqual(['https://learning.example/notifications', 'https://learning.example/account/notifications']);
    expect(parsed.text).not.toMatch(/^(Bcc|Cc|To|Subject|RCPT|DATA|Your account)/im);
  }
});
