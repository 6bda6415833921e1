import { renderToStaticMarkup } from 'react-dom/server';
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router-dom/server.js';
import { expect, test } from 'vitest';
import type { PostAnswer, PostHit, SearchHit } from '../../../shared/search.ts';
import { SearchPage } from './search-page.tsx';

const AREA: SearchHit = { kind: 'area', title: 'Carrow', about: 'local authority', href: '/areas/X06000003' };
const NOTE: PostHit = {
  id: 'a', what: 'note', title: [], words: [{ text: 'Carrow moved its front door', mark: false }], about: 'Children in need, Carrow', workspace: { slug: 'vale', name: 'Vale', invented: true },
  author: { name: 'Ash', organisation: 'Carrow' }, at: '2026-01-01T10:00:00.000Z', href: '/workspaces/vale/annotations/a',
};
const posts = (hits: readonly PostHit[]): PostAnswer => ({
  hits, filter: { kind: '', workspace: '', metric: '', area: '', year: '', page: 1 }, found: hits.length, more: false, pages: 1, workspaces: [], areas: [], indicators: [], years: [],
});

async function drawn(workspace: string | null, written: PostAnswer | null): Promise<string> {
  const { dataRoutes, query } = createStaticHandler([{ path: '*', element: <SearchPage query="carrow" hits={[AREA]} workspace={workspace} posts={written} signedIn /> }]);
  const context = await query(new Request('http://localhost/search?q=carrow'));
  if (context instanceof Response) throw new Error('led elsewhere');
  return renderToStaticMarkup(<StaticRouterProvider router={createStaticRouter(dataRoutes, context)} context={context} hydrate={false} />);
}
const headings = (html: string) => [...html.matchAll(/<h2 id="([^"]+)"/g)].map(([, id]) => id);

test('whoever searches from a workspace reads first what people wrote; everybody else the names', async () => {
  expect(headings(await drawn('vale', posts([NOTE])))).toEqual(['found-posts', 'found-area']);
  expect(headings(await drawn(null, posts([NOTE])))).toEqual(['found-area', 'found-posts']);
});

test('each number leads to where what it counts stands; of nothing there is nowhere to go', async () => {
  const counts = async (written: PostAnswer | null) => /Found for[^]*?<\/p>/.exec(await drawn(null, written))?.[0];
  expect(await counts(posts([NOTE]))).toContain('<a href="#found-area">one result</a>, and <a href="#found-posts">one thing people wrote</a>.');
  expect(await counts(posts([]))).toContain('<a href="#found-area">one result</a>, and no things people wrote.');
  expect(await counts(null)).toContain('<a href="#found-area">one result</a>.');
});
