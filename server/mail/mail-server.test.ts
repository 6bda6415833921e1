import { expect, test } from 'vitest';
import { readEnv } from '../env.ts';
import { isMailbox, senderFrom } from './addresses.ts';
import { mailServerFrom } from './mail-server.ts';

const env = (given: Record<string, string | undefined>) => readEnv({ NODE_ENV: 'test', ...given });

test.each([
  ['smtps://user:p%40ss@mail.example', { host: 'mail.example', port: 465, secure: true, requireTLS: false, ignoreTLS: false, auth: { user: 'user', pass: 'p@ss' } }],
  ['smtp://mail.example', { host: 'mail.example', port: 587, secure: false, requireTLS: true, ignoreTLS: false, auth: undefined }],
  ['smtp://mail.example:25?requireTLS=false', { host: 'mail.example', port: 25, secure: false, requireTLS: false, ignoreTLS: false, auth: undefined }],
  ['smtp://127.0.0.1:2525', { host: '127.0.0.1', port: 2525, secure: false, requireTLS: false, ignoreTLS: true, auth: undefined }],
  ['smtp://[::1]:2525', { host: '::1', port: 2525, secure: false, requireTLS: false, ignoreTLS: true, auth: undefined }],
])('%s is read', (url, server) => {
  expect(mailServerFrom(url)).toEqual(server);
});

test.each(['smtp://mail.example?tls.rejectUnauthorized=false', 'smtps://mail.example?requireTLS=true', 'smtp://mail.example?ignoreTLS=true'])('%s does not turn encryption off', (url) => {
  expect(() => mailServerFrom(url)).toThrow('the only thing that may stand after ? is requireTLS=false');
  expect(() => env({ SMTP_URL: url, MAIL_FROM: 'a@learning.example' })).toThrow(/SMTP_URL: the only thing/);
});

test('a mail server without a sender is refused in words', () => {
  const SMTP_URL = 'smtp://127.0.0.1:2525';
  for (const MAIL_FROM of [undefined, '', 'nobody', 'a@learning.example, b@learning.example', 'A <a@learning.example>\r\nBcc: b@learning.example', 'A <a@learning.example> <b@learning.example>', 'Learning Loop']) {
    expect(() => env({ SMTP_URL, MAIL_FROM })).toThrow(/^Settings that make no sense:\n {2}MAIL_FROM: say whom mails come from/);
  }
  expect(env({ SMTP_URL, MAIL_FROM: 'Learning Loop <a@learning.example>' })).toMatchObject({ SMTP_URL });
  expect(env({})).toMatchObject({ PORT: 3000 });
  expect(() => env({ SMTP_URL: 'https://mail.example', MAIL_FROM: 'a@learning.example' })).toThrow(/SMTP_URL/);
});

test.each([
  ['Learning Loop <no-reply@learning.example>', { name: 'Learning Loop', address: 'no-reply@learning.example' }],
  ['"Loop, Learning" <no-reply@learning.example>', { name: 'Loop, Learning', address: 'no-reply@learning.example' }],
  ['no-reply@learning.example', { name: '', address: 'no-reply@learning.example' }],
  [' <no-reply@learning.example> ', { name: '', address: 'no-reply@learning.example' }],
])('%s is a sender', (text, sender) => {
  expect(senderFrom(text)).toEqual(sender);
});

test('addresses of every usual shape are taken', () => {
  for (const address of ['a.b+c@example.org', "o'neil@nhs.example", 'A_B-C@a-b.c.example.org', `${'a'.repeat(64)}@example.org`]) expect(isMailbox(address), address).toBe(true);
});
