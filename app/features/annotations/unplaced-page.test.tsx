import { renderToStaticMarkup } from 'react-dom/server';
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router-dom/server.js';
import { expect, test } from 'vitest';
import type { PlacingView, UnplacedView } from '../../../shared/annotation-pages.ts';
import type { AnnotationView } from '../../../shared/annotations.ts';
import type { WorkspaceView } from '../../../shared/workspaces.ts';
import { hasLine } from './note-series.ts';
import { UnplacedPage } from './unplaced-page.tsx';

const note: AnnotationView = {
  id: 'a', scope: 'point', metric: 'care-rate', area: 'E09999999', otherAreas: [], period: '2022', periodTo: null, breakdown: '', kind: 'context', body: 'The front door moved',
  author: { name: 'Analyst', organisation: 'Gorsley' }, at: '2026-01-01T10:00:00.000Z', editedAt: null, version: 1, state: 'shown', unattributed: false,
  visibility: 'workspace', publication: null, capacity: 'self', elsewhere: false, figureSeen: null, editionKey: null,
  judgement: { verdict: 'unplaced', why: 'its area is in no register' }, ownerReplies: [],
};
const placing: PlacingView = {
  annotationId: 'a', version: 1, metric: 'care-rate', indicators: [{ value: 'care-rate', label: 'Children in care' }],
  areas: [{ value: 'X06000003', label: 'Carrow' }], periods: ['2025'], area: '', period: '2025', scope: 'point', groups: [],
};
const workspace = { slug: 'vale', name: 'Vale', members: 3, areas: ['X06000003'], contributionRule: 'attributed' } as unknown as WorkspaceView;

async function drawn(view: Pick<UnplacedView, 'placing' | 'placeable'>, answer?: Parameters<typeof UnplacedPage>[0]['answer']): Promise<string> {
  const element = <UnplacedPage view={{ workspace, annotations: [note], titles: { 'care-rate': 'Children in care' }, ...view }} formKey="k" answer={answer} />;
  const { dataRoutes, query } = createStaticHandler([{ path: '*', element }]);
  const context = await query(new Request('http://localhost/workspaces/vale/unplaced'));
  if (context instanceof Response) throw new Error('led elsewhere');
  return renderToStaticMarkup(<StaticRouterProvider router={createStaticRouter(dataRoutes, context)} context={context} hydrate={false} />);
}

test('a note whose area is in no register stands in the tray, by the code of its area', async () => {
  expect(await drawn({ placing: null, placeable: [] })).toContain('Children in care, E09999999 2022');
});

test('a refused form is drawn again with its words, whether its note is being placed or not', async () => {
  const answer = { refusal: { status: 400, code: 'invalid', message: 'Something is missing.', fields: { area: 'Choose an area.' } }, values: { intent: 'annotation.place' } };
  for (const view of [{ placing, placeable: ['a'] }, { placing: null, placeable: ['a'] }]) expect(await drawn(view, answer)).toContain('Choose an area.');
});

test('a note that has lost its figure has no line to draw', () => {
  expect(hasLine(note, ['E09999999'])).toBe(false);
  expect(hasLine({ ...note, judgement: { verdict: 'same' } }, ['X06000003'])).toBe(false);
  expect(hasLine({ ...note, judgement: { verdict: 'same' }, area: 'X06000003' }, ['X06000003'])).toBe(true);
});
