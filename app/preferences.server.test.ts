import { expect, test } from 'vitest';
import { rememberTablesFirst, wantsTablesFirst } from './preferences.server.ts';

const wants = (cookie: string) => wantsTablesFirst(new Request('http://127.0.0.1/', { headers: { Cookie: cookie } }));

test('what was asked for is read again, also under the name that binds it to this host', async () => {
  const [pair = ''] = (await rememberTablesFirst(true)).split(';');
  expect(await wants(pair)).toBe(true);
  expect(await wants(`__Host-${pair}`)).toBe(true);
  expect(await wants('')).toBe(false);
  // What another host of the site sets does not outdo it.
  const [other = ''] = (await rememberTablesFirst(false)).split(';');
  expect(await wants(`${other}; __Host-${pair}`)).toBe(true);
});

test.each(['layout=x', 'layout=%', '__Host-layout=', `layout=${'x'.repeat(10_000)}`, '__Host-layout=bnVsbA=='])('%s is no wish', async (cookie) => {
  expect(await wants(cookie)).toBe(false);
});
