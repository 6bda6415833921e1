import { randomUUID } from 'node:crypto';
import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { WithoutNamePage } from '../features/unattributed/without-name-page.tsx';
import { contextFor, readingOf, respond } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';
import { sendWithoutName } from '../unattributed.server.ts';

export const meta: MetaFunction = () => [{ title: `Sent without a name · ${PRODUCT}` }];

/** What sending without a name means, and where a form without JavaScript is answered. Prolongs no login. */
export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => {
    const { name, slug, nonAttributed } = await services(args).workspaces.workspaceView(await contextFor(args), args.params.workspace ?? '');
    return { name, slug, nonAttributed };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const form = await args.request.formData();
    // The page's key may have been sent with a name before: without a script, this one is made here.
    form.set('key', randomUUID());
    const headers = new Headers(args.request.headers);
    headers.delete('Content-Type');
    headers.delete('Content-Length');
    const request = new Request(args.request.url, { method: 'POST', headers, body: form });
    return data({ sent: await sendWithoutName({ ...args, request }) }, { headers: { 'Cache-Control': 'no-store' } });
  });
}

export default function Unattributed() {
  const workspace = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refusal = answer && 'refusal' in answer ? answer.refusal : null;
  const written = answer && 'refusal' in answer ? (answer.values.plain ?? answer.values.body ?? '') : '';
  return <WithoutNamePage workspace={workspace} code={answer && 'sent' in answer ? answer.sent.code : null} refusal={refusal} written={written} />;
}
