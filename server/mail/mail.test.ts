import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../../tests/database.ts';
import { buildPerson } from '../../tests/factories.ts';
import { testMailServer } from '../../tests/mail-server.ts';
import { closeMail, configureMail, organisationInvitation, passwordReset, sendMail, sendTrialMail, workspaceInvitation } from './commands.ts';
import { mailStatus } from './queries.ts';
import type { MailSettings } from './settings.ts';

const db = await testDatabase();
const post = await testMailServer();
const said: string[] = [];
const FROM = 'Learning Loop <no-reply@learning.example>';
const TOKEN = 'kXqv3H0nW8m2TzYb5cR7dE9fG1hJ4kL6pQ0sU2vX3yA';
const reset = (to: string) => passwordReset({ to, link: `https://learning.example/new-password/${TOKEN}`, minutes: 60 });
const until = new Date('2026-12-06T09:00:00Z');

function setUp(settings: Partial<MailSettings> = {}): void {
  configureMail(db, {
    smtpUrl: post.url, from: FROM, baseUrl: 'https://learning.example', say: (line) => said.push(line),
    patience: { connectMs: 2_000, silenceMs: 2_000, altogetherMs: 10_000, againMs: 1, restMs: 0 }, ...settings,
  });
}

beforeEach(async () => {
  said.length = 0;
  (post.received as unknown[]).length = 0;
  await db.prisma.auditEvent.deleteMany();
  setUp();
});
afterAll(() => closeMail(db));

/** A server that answers by this, on a port of its own. */
async function answering(onConnection: Parameters<typeof createServer>[1] & object): Promise<{ url: string; close: () => void }> {
  const server = createServer(onConnection);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  afterAll(() => server.close());
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

describe('a mail', () => {
  test('arrives as plain text from the address of the settings, and says what it is', async () => {
    expect(await sendMail(db, reset('ana@example.org'))).toBe('sent');
    const [mail] = await post.arrived(1);
    expect(mail?.envelope).toEqual({ from: 'no-reply@learning.example', to: ['ana@example.org'] });
    expect(mail?.parsed).toMatchObject({ from: { name: 'Learning Loop', address: 'no-reply@learning.example' }, to: [{ address: 'ana@example.org' }], subject: 'A new password for Learning Loop', attachments: [] });
    expect(mail?.parsed.html).toBeUndefined();
    expect(mail?.parsed.text).toContain(`https://learning.example/new-password/${TOKEN}`);
    expect(mail?.link).toBe(`https://learning.example/new-password/${TOKEN}`);
    expect(mail?.parsed.messageId).toMatch(/^<[\w-]{36}@learning\.example>$/);
    const headers = Object.fromEntries(mail?.parsed.headers.map(({ key, value }) => [key, value]) ?? []);
    expect(headers).toMatchObject({ 'auto-submitted': 'auto-generated', 'mime-version': '1.0' });
    expect(headers['content-type']).toContain('text/plain; charset=utf-8');
    expect(Object.keys(headers).sort()).toEqual(['auto-submitted', 'content-transfer-encoding', 'content-type', 'date', 'from', 'message-id', 'mime-version', 'subject', 'to']);
    expect(said).toEqual([]);
  });

  test('keeps every letter of every name', async () => {
    const inviter = { name: 'Siân Ó Briain-Łukasz 王小明', organisation: 'Children’s Services – Ynys Môn / West' };
    await sendMail(db, organisationInvitation({ to: 'ana@example.org', inviter, organisation: 'Dŵr & Tân', link: 'https://learning.example/invitations/x', until }));
    const [mail] = await post.arrived(1);
    expect(mail?.parsed.text).toContain('Siân Ó Briain-Łukasz 王小明, Children’s Services – Ynys Môn / West, invites you to take part in Learning Loop for Dŵr & Tân.');
    expect(mail?.parsed.text).toContain('The invitation is open until 6 December 2026.');
  });

  test('several go one after another over few connections', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => sendMail(db, reset(`p${index}@example.org`))));
    expect(answers).toEqual(Array<string>(12).fill('sent'));
    expect((await post.arrived(12)).map(({ envelope }) => envelope.to[0]).sort()).toEqual(Array.from({ length: 12 }, (_, index) => `p${index}@example.org`).sort());
  });

  test('goes nowhere where nobody reads, nor without a mail server', async () => {
    for (const to of ['coordinator@northern-vale.example', 'a@b.INVALID', 'a@sub.b.test', 'a@example']) expect(await sendMail(db, reset(to))).toBe('not-set-up');
    setUp({ smtpUrl: undefined });
    expect(await sendMail(db, reset('ana@example.org'))).toBe('not-set-up');
    setUp();
    await sendMail(db, reset('last@example.org'));
    expect((await post.arrived(1)).map(({ envelope }) => envelope.to)).toEqual([['last@example.org']]);
    expect(await db.prisma.auditEvent.count()).toBe(0);
  });
});

describe('what somebody typed', () => {
  test.each([
    'ana@example.org\r\nBcc: eve@example.org', 'ana@example.org\nRCPT TO:<eve@example.org>', 'ana@example.org, eve@example.org', 'ana@example.org;eve@example.org',
    'Ana <ana@example.org>', 'friends: ana@example.org, eve@example.org;', 'ana@example.org eve@example.org', '"a b"@example.org', 'ana@[127.0.0.1]', 'ana@example.org>',
    '<ana@example.org>', 'ana@example.org\0', '@relay.example.org:ana@example.org', 'ana%eve.example.org@', 'ana@localhost', 'ána@example.org', 'ana@éxample.org', `${'a'.repeat(65)}@example.org`,
    `ana@${'a.'.repeat(130)}org`, 'ana(comment)@example.org', '', ' ana@example.org',
  ])('%j is no address', async (to) => {
    expect(await sendMail(db, reset(to))).toBe('failed');
    expect(said).toEqual(['A mail (password reset) was not sent: the address is not one email address.']);
    await sendMail(db, reset('last@example.org'));
    expect((await post.arrived(1)).map(({ envelope }) => envelope.to)).toEqual([['last@example.org']]);
  });

  test('becomes no header, no paragraph and no link', async () => {
    const nasty = 'Ana\r\nBcc: eve@example.org\r\n\r\nYour account is locked. Go to https://evil.example.org/x or www.evil.org\u2028now\u202e';
    const inviter = { name: nasty, organisation: nasty };
    await sendMail(db, workspaceInvitation({ to: 'ana@example.org', inviter, workspaceKind: 'safeguarding', organisation: nasty, link: 'https://learning.example/invitations/x', until }));
    await sendMail(db, { to: 'ana@example.org', subject: `Hello\r\nBcc: eve@example.org\r\n\r\n${'long '.repeat(50)}`, text: ['x\r\n.\r\nMAIL FROM:<eve@example.org>', '.'] });
    const [invitation, other] = await post.arrived(2);
    expect(post.received.map(({ envelope }) => envelope.to)).toEqual([['ana@example.org'], ['ana@example.org']]);
    for (const mail of [invitation, other]) {
      expect(mail?.parsed.bcc).toBeUndefined();
      expect(mail?.parsed.headers.map(({ key }) => key)).not.toContain('bcc');
    }
    expect(invitation?.parsed.text?.match(/\bhttps?:\S+|www\.\S+|\S+@\S+|\b[\w-]+\.(?:example\.)?org\b/g)).toEqual(['https://learning.example/invitations/x']);
    expect(invitation?.parsed.text?.trim().split('\n\n')).toHaveLength(3);
    expect(other?.parsed.subject).toMatch(/^Hello Bcc: eve@example\.org long /);
    expect(other?.parsed.text).toBe('x\n.\nMAIL FROM:<eve@example.org>\n\n.\n');
  });
});

test.each([['🌱'.repeat(120), '🌱'.repeat(120)], ['🌱'.repeat(121), `${'🌱'.repeat(119)}…`]])('a name is as long as its signs are many: %s', (name, shown) => {
  const { text } = organisationInvitation({ to: 'ana@example.org', inviter: { name: 'Ana', organisation: null }, organisation: name, link: 'https://learning.example/invitations/x', until });
  expect(text[0]).toBe(`Ana, for the administrators of Learning Loop, invites you to take part in Learning Loop for ${shown}.`);
});

describe('when the mail server', () => {
  const failure = async () => (await db.prisma.auditEvent.findMany({ select: { event: true, actorId: true, userId: true, facts: true } })).at(-1);

  test('is down, the answer is that it failed; the log knows what kind and for whom', async () => {
    const person = await buildPerson(db);
    const gone = await answering(() => {});
    gone.close();
    setUp({ smtpUrl: gone.url });
    expect(await sendMail(db, reset(person.email))).toBe('failed');
    expect(said).toEqual([expect.stringMatching(/^A mail \(password reset\) was not sent: .*(connection to the mail server failed|nothing answers)/)]);
    expect(await failure()).toEqual({ event: 'mail:failed', actorId: null, userId: person.id, facts: { kind: 'password reset', reason: expect.any(String) as string } });
  });

  test('is out of reach, it is left alone for a while: a list need not wait for each of its lines', async () => {
    let connections = 0;
    const rude = await answering((socket) => {
      connections += 1;
      socket.on('error', () => {}).destroy();
    });
    setUp({ smtpUrl: rude.url, patience: { againMs: 1, restMs: 60_000 } });
    expect(await sendMail(db, reset('first@example.org'))).toBe('failed');
    expect(connections).toBe(3);
    expect(await sendMail(db, reset('second@example.org'))).toBe('failed');
    expect(connections).toBe(3);
    expect(said.at(-1)).toBe('A mail (password reset) was not sent: the mail server could not be reached a moment ago.');
    setUp();
    expect(await sendMail(db, reset('third@example.org'))).toBe('sent');
  });

  test('refuses the recipient, it is not tried again; nothing that opens anything is said or kept', async () => {
    let asked = 0;
    const strict = await testMailServer({
      onRcptTo: (address, _session, answer) => {
        asked += 1;
        answer(Object.assign(new Error(`5.1.1 no such user ${address.address} ${TOKEN}`), { responseCode: 550 }));
      },
    });
    setUp({ smtpUrl: strict.url });
    expect(await sendMail(db, reset('nobody@example.org'))).toBe('failed');
    expect(asked).toBe(1);
    expect(said).toEqual(['A mail (password reset) was not sent: the mail server refused it with 550.']);
    expect(JSON.stringify([said, await failure()])).not.toMatch(new RegExp(`${TOKEN}|nobody@`));
  });

  test('refuses what the mail says, that is not repeated either', async () => {
    const strict = await testMailServer({
      onData(stream, _session, answer) {
        stream.resume().on('end', () => answer(Object.assign(new Error(`blocked https://learning.example/new-password/${TOKEN}`), { responseCode: 554 })));
      },
    });
    setUp({ smtpUrl: strict.url });
    expect(await sendMail(db, reset('ana@example.org'))).toBe('failed');
    expect(JSON.stringify([said, await failure()])).not.toContain(TOKEN);
  });

  test('is busy, it is tried again, as the same message', async () => {
    const ids: (string | undefined)[] = [];
    const busy = await testMailServer({
      onData(stream, _session, answer) {
        let text = '';
        stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
        stream.on('end', () => {
          ids.push(/^message-id: (.*)$/im.exec(text)?.[1]);
          answer(ids.length < 3 ? Object.assign(new Error('try later'), { responseCode: 451 }) : null);
        });
      },
    });
    setUp({ smtpUrl: busy.url });
    expect(await sendMail(db, reset('ana@example.org'))).toBe('sent');
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(1);
  });

  test('stays busy, it is given up', async () => {
    let asked = 0;
    const busy = await testMailServer({
      onMailFrom: (_address, _session, answer) => {
        asked += 1;
        answer(Object.assign(new Error('try later'), { responseCode: 421 }));
      },
    });
    setUp({ smtpUrl: busy.url });
    expect(await sendMail(db, reset('ana@example.org'))).toBe('failed');
    expect(asked).toBe(3);
  });

  test('never says a word, or goes on for ever, waiting ends', async () => {
    const silent = await answering((socket) => socket.on('error', () => {}));
    setUp({ smtpUrl: silent.url, patience: { connectMs: 50, silenceMs: 50, altogetherMs: 5_000, againMs: 1, restMs: 0 } });
    expect(await sendMail(db, reset('ana@example.org'))).toBe('failed');
    const endless = await answering((socket) => {
      const drip = setInterval(() => socket.write('220-wait\r\n'), 5);
      socket.on('close', () => clearInterval(drip)).on('error', () => {});
    });
    setUp({ smtpUrl: endless.url, patience: { connectMs: 60_000, silenceMs: 60_000, altogetherMs: 100, againMs: 1, restMs: 0 } });
    expect(await sendMail(db, reset('ana@example.org'))).toBe('failed');
    expect(said.at(-1)).toBe('A mail (password reset) was not sent: the mail server takes too long.');
  });

  test('wants another password, none of it is said', async () => {
    const locked = await testMailServer({ authOptional: false, allowInsecureAuth: true, onAuth: (_auth, _session, answer) => answer(new Error('wrong secret-of-ours')) });
    setUp({ smtpUrl: locked.url.replace('//', '//loop:secret-of-ours@') });
    expect(await sendMail(db, reset('ana@example.org'))).toBe('failed');
    expect(said).toEqual(['A mail (password reset) was not sent: the mail server does not take the user and password in SMTP_URL.']);
  });
});

describe('the administrator', () => {
  const administrator = async () => {
    const person = await buildPerson(db);
    await db.prisma.installationRole.create({ data: { userId: person.id, role: 'administrator' } });
    return person;
  };

  test('sees how mail is set up, without the password, and tries it', async () => {
    const { ctx, email } = await administrator();
    setUp({ smtpUrl: post.url.replace('//', '//loop:secret@') });
    expect(await mailStatus(ctx)).toEqual({ setUp: true, from: FROM, server: post.url, lastFailure: null });
    setUp();
    expect(await sendTrialMail(ctx)).toEqual({ mailed: 'sent', to: email });
    expect((await post.arrived(1))[0]?.envelope.to).toEqual([email]);
    expect((await db.prisma.auditEvent.findMany()).map(({ event, facts }) => ({ event, facts }))).toEqual([{ event: 'mail:tried', facts: { outcome: 'sent' } }]);
    await sendMail(db, reset('nobody'));
    expect((await mailStatus(ctx)).lastFailure).toMatch(/^\d+ \w+ \d{4} at \d\d:\d\d$/);
    setUp({ smtpUrl: undefined });
    expect(await mailStatus(ctx)).toMatchObject({ setUp: false, from: null, server: null });
  });

  test('is the only one who does', async () => {
    const { ctx } = await buildPerson(db);
    await expect(mailStatus(ctx)).rejects.toMatchObject({ status: 404 });
    await expect(sendTrialMail(ctx)).rejects.toMatchObject({ status: 404 });
    await expect(sendTrialMail({ db, actor: null })).rejects.toMatchObject({ status: 401 });
  });
});

test('what is under way when the program stops is sent, or said not to have been', async () => {
  const sending = sendMail(db, reset('ana@example.org'));
  await closeMail(db);
  expect(await sending).toBe('sent');
  expect(await sendMail(db, reset('ana@example.org'))).toBe('failed');
});
