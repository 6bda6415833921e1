import { renderToStaticMarkup } from 'react-dom/server';
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router-dom/server.js';
import { expect, test } from 'vitest';
import type { PlacingView } from '../../../shared/annotation-pages.ts';
import { PlaceNote } from './place-note.tsx';
import { plainFields } from './plain-fields.ts';

const placing: PlacingView = {
  annotationId: 'a', version: 3, metric: 'care-entry-uasc-rate', indicators: [{ value: 'care-entry-uasc-rate', label: 'Coming into care' }],
  areas: [{ value: 'X1', label: 'Carrow' }, { value: 'X2', label: 'Dunmere' }], periods: ['2026', '2025'], area: 'X2', period: '2025', scope: 'point',
  groups: [{ label: 'Group', chosen: 'uasc=uasc', values: [{ value: 'uasc=all', label: 'All' }, { value: 'uasc=uasc', label: 'Unaccompanied' }] }],
};

async function drawn(view: PlacingView, answer?: Parameters<typeof plainFields>[1]): Promise<string> {
  const element = <PlaceNote placing={view} fields={plainFields('annotation.place', answer)} asksReason={false} formKey="k" path="/workspaces/vale/unplaced" seenBy="the 18 members of Vale" />;
  const { dataRoutes, query } = createStaticHandler([{ path: '*', element }]);
  const context = await query(new Request('http://localhost/workspaces/vale/unplaced'));
  if (context instanceof Response) throw new Error('led elsewhere');
  return renderToStaticMarkup(<StaticRouterProvider router={createStaticRouter(dataRoutes, context)} context={context} hydrate={false} />);
}

test('sends what the note is, and offers what still holds of where it stood', async () => {
  const html = await drawn(placing);
  for (const [name, value] of [['intent', 'annotation.place'], ['annotationId', 'a'], ['version', '3'], ['metric', 'care-entry-uasc-rate']]) expect(html).toContain(`name="${name}" value="${value}"`);
  for (const chosen of ['X2', '2025', 'uasc=uasc', 'point']) expect(html).toContain(`<option value="${chosen}" selected="">`);
  expect(html).toContain('Who can see this: the 18 members of Vale.');
});

test('asks for the indicator first where its own is gone', async () => {
  const html = await drawn({ ...placing, metric: '' });
  expect(html).toContain('Choose an indicator');
  expect(html).not.toContain('method="post"');
});

test('an area that is gone is chosen anew, not guessed', async () => {
  expect(await drawn({ ...placing, area: '' })).toContain('<option value="" selected="">Choose an area</option>');
  expect(await drawn(placing)).not.toContain('Choose an area');
});

test('what was chosen stays after a refusal, with its words', async () => {
  const html = await drawn(placing, { refusal: { fields: { area: 'Carrow is not here.' } }, values: { intent: 'annotation.place', area: 'X1', breakdown: 'uasc=all' } });
  expect(html).toContain('Carrow is not here.');
  for (const chosen of ['X1', 'uasc=all']) expect(html).toContain(`<option value="${chosen}" selected="">`);
});
