import { useRouteError } from '@remix-run/react';
import { renderToStaticMarkup } from 'react-dom/server';
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router-dom/server.js';
import { describe, expect, test } from 'vitest';
import { notAllowed, notFound, type Refusal } from '../../shared/errors.ts';
import { ErrorPage, wordsFor } from './error-page.tsx';
import type { RootData } from './header.tsx';

const PUBLIC: RootData = { actor: null, workspaces: [], tablesFirst: false, unread: 0 };
const MEMBER: RootData = {
  ...PUBLIC,
  actor: { account: 'a', name: 'Ash', guestUntil: null, organisations: [], roles: [] },
  workspaces: [{ slug: 'vale', name: 'Vale of lanterns', invented: false }],
};

const Failed = () => <ErrorPage error={useRouteError()} />;

/** What the page says of a refusal at this address, and where its links lead. */
async function shown(address: string, data: RootData, { status, message }: Pick<Refusal, 'status' | 'message'>) {
  const { html } = await rendered(address, data, () => {
    throw new Response(message, { status });
  });
  return { text: html.replace(/<[^>]+>/g, ''), links: [...html.matchAll(/href="([^"]*)"[^>]*>([^<]*)</g)].map(([, to, words]) => [to, words]) };
}

async function rendered(address: string, data: RootData, refuse: () => never): Promise<{ readonly html: string }> {
  const { dataRoutes, query } = createStaticHandler([{ id: 'root', loader: () => data, errorElement: <Failed />, children: [{ path: '*', loader: refuse, element: null }] }]);
  const context = await query(new Request(`http://localhost${address}`));
  if (context instanceof Response) throw new Error('led elsewhere');
  return { html: renderToStaticMarkup(<StaticRouterProvider router={createStaticRouter(dataRoutes, context)} context={context} hydrate={false} />) };
}

const HOME = ['/', 'The framework on one page'];

describe('a page that is not there', () => {
  test('offers the public to sign in, and to come back', async () => {
    expect((await shown('/organisations/x?a=b', PUBLIC, notFound())).links).toEqual([['/sign-in?next=%2Forganisations%2Fx%3Fa%3Db', 'Sign in'], HOME]);
    // The address of these is a secret.
    expect((await shown('/new-password/secret', PUBLIC, notFound())).links[0]).toEqual(['/sign-in', 'Sign in']);
    expect((await shown('/indicators/care-rate?area=E99', PUBLIC, { status: 400, message: 'No area has this code.' })).links).toEqual([HOME]);
  });

  test('leads back to the workspace, where it is one’s own; else to all of one’s own', async () => {
    expect((await shown('/workspaces/vale/discussions/gone', MEMBER, notFound())).links).toEqual([['/workspaces/vale', 'Back to Vale of lanterns'], HOME]);
    expect((await shown('/workspaces/elsewhere', MEMBER, notFound())).links).toEqual([['/workspaces', 'Your workspaces'], HOME]);
    expect((await shown('/elsewhere', MEMBER, notFound())).links).toEqual([HOME]);
  });

  test('leads back to the notifications from one of them', async () => {
    expect((await shown('/notifications/gone', MEMBER, notFound())).links).toEqual([['/notifications', 'Your notifications'], HOME]);
  });
});

test('a form whose page is gone is given back what was written in it', async () => {
  const error = { status: 404, statusText: '', internal: false, data: { refusal: { message: 'This discussion is gone.' }, values: { intent: 'comment.post' }, written: 'What I had <b>written</b>.' } };
  expect(wordsFor(error).text).toBe('This discussion is gone.');
  const { html } = await rendered('/workspaces/vale/discussions/gone', MEMBER, () => { throw Response.json(error.data, { status: 404 }); });
  expect(html).toContain('>What I had &lt;b&gt;written&lt;/b&gt;.</textarea>');
  expect(html).not.toContain('comment.post');
});

test('a refusal leads to the page of rights that it names', async () => {
  const { text, links } = await shown('/workspaces/vale/settings', MEMBER, notAllowed());
  expect(text).toContain(notAllowed().message);
  expect(links).toEqual([['/who-may-do-what', 'Who may do what'], ['/workspaces/vale', 'Back to Vale of lanterns'], HOME]);
});
