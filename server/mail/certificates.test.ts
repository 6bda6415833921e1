import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../tests/database.ts';
import { testMailServer } from '../../tests/mail-server.ts';
import { selfMadeCertificate } from '../../tests/self-made-certificate.ts';
import { closeMail, configureMail, sendMail } from './commands.ts';

const db = await testDatabase();
const said: string[] = [];
afterAll(() => closeMail(db));

test('a mail server whose certificate nobody vouches for is not trusted', async () => {
  const sealed = await testMailServer({ secure: true, ...selfMadeCertificate() });
  configureMail(db, { smtpUrl: sealed.url, from: 'a@learning.example', baseUrl: 'https://learning.example', say: (line) => said.push(line) });
  expect(await sendMail(db, { to: 'ana@example.org', subject: 'x', text: ['x'] })).toBe('failed');
  expect(sealed.received).toEqual([]);
  expect(said.at(-1)).toContain('certificate of the mail server is not trusted');
});

test('one that the installation vouches for is', async () => {
  const { key, cert } = selfMadeCertificate();
  const sealed = await testMailServer({ secure: true, key, cert });
  // Node reads its authorities when it starts: a process of its own, with our transport in it.
  const folder = mkdtempSync(join(tmpdir(), 'learning-loop-mail-'));
  try {
    const [program, authority] = [join(folder, 'send.mjs'), join(folder, 'authority.pem')];
    writeFileSync(authority, cert);
    const contents = `import { mailServerFrom } from './mail-server.ts'; import { openTransport } from './transport.ts';
      const transport = openTransport(mailServerFrom(${JSON.stringify(sealed.url)}), 'learning.example');
      await transport.sendMail({ from: 'a@learning.example', to: 'b@example.org', subject: 'Trusted', text: 'x' });
      transport.close();`;
    const banner = { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" };
    await build({ stdin: { contents, loader: 'ts', resolveDir: 'server/mail' }, bundle: true, platform: 'node', format: 'esm', outfile: program, banner, logLevel: 'silent' });
    const send = (more: Record<string, string>) => promisify(execFile)(process.execPath, [program], { env: { ...process.env, ...more } });
    await expect(send({ NODE_EXTRA_CA_CERTS: '' })).rejects.toThrow(/certificate/);
    await send({ NODE_EXTRA_CA_CERTS: authority });
    expect(sealed.received.map(({ parsed }) => parsed.subject)).toEqual(['Trusted']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
