import { redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { IncidentDeed } from '../../shared/administration-forms.ts';
import { IncidentsPage } from '../features/administration/incidents-page.tsx';
import { contextFor, parseForm, readingOf, respond, type RefusedForm } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

const DONE: Readonly<Record<string, string>> = {
  ask: 'You have asked. Another administrator has to agree, within a day.',
  agree: 'You agreed. They may read for one hour from now; the owner and the coordinators are told.',
  end: 'It is ended.',
};

export const meta: MetaFunction = () => [{ title: `Incidents · Administration · ${PRODUCT}` }];
export const headers: HeadersFunction = () => ({ 'Cache-Control': 'private, no-store' });

export async function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url);
  return readingOf(args, async () => ({
    incidents: await services(args).administration.incidents(await contextFor(args)),
    workspace: (searchParams.get('workspace') ?? '').slice(0, 36),
    notice: DONE[searchParams.get('done') ?? ''] ?? null,
  }));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const { administration } = services(args);
    const ctx = await contextFor(args);
    const deed = await parseForm(args.request, IncidentDeed);
    if (deed.intent === 'ask') await administration.askIncident(ctx, deed);
    else if (deed.intent === 'agree') await administration.agreeIncident(ctx, deed.incident);
    else await administration.endIncident(ctx, deed.incident);
    return redirect(`/administration/incidents?done=${deed.intent}`);
  });
}

export default function Incidents() {
  return <IncidentsPage {...useLoaderData<typeof loader>()} refused={useActionData<RefusedForm>() ?? null} />;
}
