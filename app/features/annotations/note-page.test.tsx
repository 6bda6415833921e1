import { renderToStaticMarkup } from 'react-dom/server';
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router-dom/server.js';
import type { ReactElement } from 'react';
import { describe, expect, test } from 'vitest';
import type { AnnotationPageView } from '../../../shared/annotation-pages.ts';
import type { AnnotationView } from '../../../shared/annotations.ts';
import { CAVEAT } from '../../../shared/caveat.ts';
import type { WorkspaceView } from '../../../shared/workspaces.ts';
import type { FormFields } from '../../live/sending-form.tsx';
import { AddNote } from './add-note.tsx';
import { NoteFigure } from './note-figure.tsx';
import { NotePage } from './note-page.tsx';
import { noteSeries } from './note-series.ts';

const CARROW = { id: 'carrow', name: 'Carrow' };
const note: AnnotationView = {
  id: 'a', scope: 'point', metric: 'children-in-need-rate', area: 'X06000003', otherAreas: [], period: '2021', periodTo: null, breakdown: '', kind: 'context', body: 'The front door moved',
  author: { name: 'Analyst', organisation: 'Carrow' }, at: '2026-01-01T10:00:00.000Z', editedAt: null, version: 1, state: 'shown', unattributed: false,
  visibility: 'workspace', publication: null, capacity: 'self', elsewhere: false, figureSeen: '320', editionKey: null,
  judgement: { verdict: 'same' }, ownerReplies: [],
};
const workspace = { slug: 'vale', name: 'Vale', memberCount: 3, areas: ['X06000003'], contributionRule: 'attributed', organisation: CARROW, abilities: {} } as unknown as WorkspaceView;

async function drawn(element: ReactElement): Promise<string> {
  const { dataRoutes, query } = createStaticHandler([{ path: '*', element }]);
  const context = await query(new Request('http://localhost/workspaces/vale/annotations/a'));
  if (context instanceof Response) throw new Error('led elsewhere');
  return renderToStaticMarkup(<StaticRouterProvider router={createStaticRouter(dataRoutes, context)} context={context} hydrate={false} />);
}

describe('whom the page of a note asks to reply', () => {
  const page = (author: AnnotationView['author'], owners = [CARROW]) => {
    const view: AnnotationPageView = {
      workspace, annotation: { ...note, author }, history: [], replyHistory: [], undoUntil: null, ownReply: null,
      may: { edit: true, place: false, share: false, withdraw: false, reply: true }, owners: owners.map((owner) => ({ ...owner, takesPart: true })),
    };
    return drawn(<NotePage view={view} figure={null} formKey="k" answer={undefined} decided={null} />);
  };
  const primary = (html: string) => [...html.matchAll(/class="govuk-button">([^<]*)/g)].map(([, words]) => words);

  test('the organisation whose figure it is, of what others write', async () => {
    const html = await page({ name: 'Analyst', organisation: 'Gorsley' });
    expect(html).toContain('Carrow has been told of this note');
    expect(html.indexOf('id="reply"')).toBeLessThan(html.indexOf('id="edit"'));
    expect(primary(html)).toEqual(['Send the reply']);
  });

  test.each([['Analyst', 'Carrow'], ['Carrow', '']])('not of its own note (%s, %s): its reply is folded, after what its author can do', async (name, organisation) => {
    const html = await page({ name, organisation });
    expect(html).not.toContain('has been told');
    expect(primary(html)).toEqual(['Save the change']);
    expect(html.indexOf('id="edit"')).toBeLessThan(html.indexOf('Reply for Carrow</summary>'));
    expect(html.indexOf('Reply for Carrow</summary>')).toBeLessThan(html.indexOf('id="reply"'));
  });

  test('the other organisations of a comparison', async () => {
    expect(await page({ name: 'Analyst', organisation: 'Carrow' }, [CARROW, { id: 'dunmere', name: 'Dunmere' }])).toContain('>Dunmere has been told');
  });
});

describe('the figure of a note', () => {
  const series = (values: readonly (number | null)[], reasons: readonly ('c' | null)[]) => noteSeries({
    slug: 'children-in-need', title: 'Rate of children in need', unit: 'per 10,000 children', decimals: 0, breakdowns: [], chosen: {},
    source: { title: 'Children in need', publisher: 'Department for Education', url: '' },
    figures: { release: { id: 'r', published: '2025-10-30', assumed: false }, denominator: null, periods: ['2020', '2021'], series: [{ role: 'area', name: 'Carrow', values, reasons }] } as never,
  }, note.period)!;
  const words = async (about: AnnotationView, of = series([310, 301], [null, null])) => (await drawn(<NoteFigure note={about} series={of} slug="vale" />)).replace(/<[^>]*>/g, '');

  test('has unit, release, source and caveat', async () => {
    const said = await words(note);
    expect(said).toContain('Rate of children in need, Carrow (invented), per 10,000 children');
    expect(said).toContain('2021: 301, published 30 October 2025; 320 when the note was written');
    expect(said).toContain(`Source: Department for Education, Children in need. ${CAVEAT}`);
  });

  test('of several years has them too', async () => {
    expect(await words({ ...note, scope: 'series', periodTo: '2021' })).toContain('2020 to 2021, published 30 October 2025');
  });

  test('that is suppressed now is told nowhere', async () => {
    const said = await words({ ...note, figureSeen: 'suppressed', withheldSince: '2025-10-30' }, series([310, null], [null, 'c']));
    expect(said).toMatch(/2021: [^\d;]+, published 30 October 2025S/);
    expect(said).not.toMatch(/301|320/);
  });
});

test('without script the form of a note is about that year alone, and compares with other areas than its own', () => {
  const fields: FormFields = { id: (field) => field, value: () => undefined, error: () => undefined, locked: false };
  const areas = [{ code: 'X06000003', name: 'Carrow' }, { code: 'X06000004', name: 'Dunmere' }];
  const html = renderToStaticMarkup(<AddNote fields={fields} about={null} choices={null} periods={['2025', '2024']} area="X06000003" areas={areas} />);
  expect(html).toContain('<option value="" selected="">none</option>');
  expect([...html.matchAll(/name="otherAreas"[^>]* value="([^"]*)"/g)].map(([, code]) => code)).toEqual(['X06000004']);
});
