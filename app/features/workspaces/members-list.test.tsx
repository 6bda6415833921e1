import { renderToStaticMarkup } from 'react-dom/server';
import { StaticRouter } from 'react-router-dom/server.js';
import { expect, test } from 'vitest';
import type { MemberView } from '../../../shared/members.ts';
import { MembersList } from './members-list.tsx';

const ASH: MemberView = { userId: 'a', name: 'Ash', jobRole: null, organisation: 'Carrow', role: 'member', since: '2026-01-01T10:00:00.000Z', until: null, me: true };
const ROWAN: MemberView = { ...ASH, userId: 'r', name: 'Rowan', jobRole: 'Analyst', me: false };

const drawn = (members: readonly MemberView[], mayChange = false) => renderToStaticMarkup(<StaticRouter location="/"><MembersList slug="vale" members={members} mayChange={mayChange} /></StaticRouter>);
const columns = (html: string) => [...html.matchAll(/<th scope="col">(?:<[^>]+>)?([^<]+)/g)].map(([, words]) => words);

test('a column that nobody fills is left out, and every row is as wide as the head', () => {
  const until = '2026-12-31T10:00:00.000Z';
  for (const [members, mayChange, expected] of [
    [[ASH], false, ['Name', 'Here as', 'Since']],
    [[ASH, ROWAN], true, ['Name', 'Job role', 'Here as', 'Since', 'Change']],
    [[ASH, ROWAN, { ...ASH, userId: 'g', role: 'guest', until }], true, ['Name', 'Job role', 'Here as', 'Since', 'Until', 'Change']],
    // Where names are kept back nobody else has a row.
    [[ASH, { ...ROWAN, name: 'A member', until }], false, ['Name', 'Here as', 'Since']],
  ] as const) {
    const html = drawn(members, mayChange);
    expect(columns(html)).toEqual(expected);
    const rows = [...html.matchAll(/<tr>(<th scope="row">[^]*?)<\/tr>/g)].map(([, cells]) => (cells ?? '').match(/<t[hd]\b/g)?.length);
    expect(new Set([...rows, ...[...html.matchAll(/colSpan="(\d+)"/gi)].map(([, span]) => Number(span))])).toEqual(new Set([expected.length]));
  }
});
