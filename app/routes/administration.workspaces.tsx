import { redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { GiveWorkspace } from '../../shared/administration-forms.ts';
import { WorkspacesPage } from '../features/administration/workspaces-page.tsx';
import { contextFor, parseForm, readingOf, respond, type RefusedForm } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction = () => [{ title: `Workspaces · Administration · ${PRODUCT}` }];
export const headers: HeadersFunction = () => ({ 'Cache-Control': 'private, no-store' });

export async function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url);
  return readingOf(args, async () => ({
    list: await services(args).administration.workspaceList(await contextFor(args), searchParams.get('give')),
    notice: searchParams.get('done') === 'given' ? 'The workspace has another owner.' : null,
  }));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const given = await parseForm(args.request, GiveWorkspace);
    await services(args).administration.giveWorkspace(await contextFor(args), given);
    return redirect('/administration/workspaces?done=given');
  });
}

export default function Workspaces() {
  return <WorkspacesPage {...useLoaderData<typeof loader>()} refused={useActionData<RefusedForm>() ?? null} />;
}
