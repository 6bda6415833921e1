import { describe, expect, test } from 'vitest';
import { answerOrUnsent, answerTo, leadOrUnsent } from './unsent.ts';

const form = (body: string) => new Request('https://loop.example/', { method: 'POST', body });
const failing = (error: unknown) => answerOrUnsent(form('words'), () => Promise.reject(error));
const errorResponse = (status: number, data: unknown) => ({ status, statusText: '', data, internal: false });

test('an answer goes through as it is', async () => {
  const sent = { outcome: 'sent', sequence: 3 } as const;
  expect(await answerOrUnsent(form('words'), () => Promise.resolve(sent))).toBe(sent);
});

test.each([
  ['no network', new TypeError('Failed to fetch'), { outcome: 'unsent', reason: 'network' }],
  ['an error of the server', new Error('Unexpected Server Error'), { outcome: 'unsent', reason: 'server' }],
  ['a page of a proxy', errorResponse(502, '<html>'), { outcome: 'unsent', reason: 'server' }],
  ['a form whose page is gone', errorResponse(404, { refusal: { status: 404, message: 'Gone.' }, values: { body: 'words' } }), { refusal: { status: 404, message: 'Gone.' }, values: { body: 'words' } }],
  ['access that ended', errorResponse(404, 'Not here.'), { refusal: { status: 404, message: 'Not here.' } }],
  ['a login that ended', new Response(null, { status: 302, headers: { Location: '/sign-in' } }), { refusal: { status: 401 } }],
])('%s becomes an answer', (_name, error, answer) => {
  expect(answerTo(error)).toMatchObject(answer);
});

test('a failed send has a status that keeps the page from being loaded again', async () => {
  const response = await failing(new TypeError('Failed to fetch'));
  expect(response).toBeInstanceOf(Response);
  expect((response as Response).status).toBe(503);
  expect(await (response as Response).json()).toEqual({ outcome: 'unsent', reason: 'network' });
});

test('what no server would read is not sent, and is given back once', async () => {
  let sends = 0;
  const answer = await answerOrUnsent(form('é'.repeat(500_001)), () => Promise.resolve((sends += 1)));
  expect((answer as Response).status).toBe(413);
  expect(await (answer as Response).json()).toMatchObject({ refusal: { status: 413 } });
  expect(sends).toBe(0);
});

describe('a form that leads to its next page', () => {
  const sent = () => new Request('https://loop.example/', { method: 'POST', body: new URLSearchParams([['intent', 'note'], ['key', 'k1'], ['title', 'Why?'], ['links', 'a'], ['links', 'b']]) });
  const leading = (error: unknown) => leadOrUnsent(sent(), () => Promise.reject(error as Error));

  test.each([
    ['no network', new TypeError('Failed to fetch'), 'the network is away'],
    ['an error of the server', new Error('Unexpected Server Error'), 'the service did not answer'],
    ['a page of a proxy', errorResponse(502, '<html>'), 'the service did not answer'],
  ])('is refused as a whole by %s, and gives back what was written', async (_name, error, words) => {
    const response = (await leading(error)) as Response;
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ refusal: { code: 'unsent', message: expect.stringContaining(words) as string, fields: {} }, values: { intent: 'note', key: 'k1', title: 'Why?', links: 'a\nb' } });
  });

  test('goes where the server leads: to the next page, to the sign-in, to what it says of access that ended', async () => {
    for (const away of [new Response(null, { status: 302, headers: { Location: '/sign-in' } }), errorResponse(404, 'Not here.')]) await expect(leading(away)).rejects.toBe(away);
    expect(await leadOrUnsent(sent(), () => Promise.resolve('as it is'))).toBe('as it is');
  });

  test('is not sent when no server would read it', async () => {
    const long = new Request('https://loop.example/', { method: 'POST', body: new URLSearchParams({ body: 'x'.repeat(1_000_001) }) });
    const response = (await leadOrUnsent(long, () => Promise.reject(new Error('was sent')))) as Response;
    expect(await response.json()).toMatchObject({ refusal: { status: 413 }, values: { body: expect.stringMatching(/^x+$/) as string } });
  });
});
