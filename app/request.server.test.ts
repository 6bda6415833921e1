import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { parseForm, respond, type RefusedForm } from './request.server.ts';

function formOf(fields: readonly (readonly [string, string])[]): Request {
  return new Request('http://here.example/sign-in', { method: 'POST', body: new URLSearchParams(fields.map(([name, value]) => [name, value])) });
}
const MANY = Array.from({ length: 5_000 }, (_, index) => [`field-${index}`, 'x'] as const);

describe('forms', () => {
  test('a field that occurs once is a text, one that occurs more than once an array, whatever it is called', async () => {
    const request = formOf([['__proto__', 'a'], ['who', 'b'], ['constructor', 'c'], ['who', 'd']]);
    const read = await parseForm(request, z.unknown());
    expect(Object.entries(read as object)).toEqual([['__proto__', 'a'], ['who', ['b', 'd']], ['constructor', 'c']]);
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  });

  test('thousands of fields are no form of ours: refused before anything is done with each of them', async () => {
    await expect(parseForm(formOf(MANY), z.unknown())).rejects.toMatchObject({ status: 400, code: 'malformed' });
  });

  test('what was sent comes back with the words of the refusal, never a password, and never thousands of fields', async () => {
    const refused = async (fields: readonly (readonly [string, string])[]) => {
      const request = formOf(fields);
      const answer = (await respond({ request }, () => parseForm(request, z.object({ missing: z.string() })))) as unknown as { data: RefusedForm };
      return answer.data.values;
    };
    expect(await refused([['email', 'a@b.example'], ['password', 'secret']])).toEqual({ email: 'a@b.example' });
    expect(await refused(MANY)).toEqual({});
  });
});
