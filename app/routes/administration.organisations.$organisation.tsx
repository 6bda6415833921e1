import { data, redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { OrganisationDeed } from '../../shared/administration-forms.ts';
import { OrganisationPage } from '../features/administration/organisation-page.tsx';
import { contextFor, parseForm, readingOf, respond } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

const DONE: Readonly<Record<string, string>> = {
  made: 'The organisation is entered. Name its approver next: they invite everybody else.',
  change: 'Your changes are saved.', close: 'The organisation is closed.', open: 'The organisation is open again.',
  'end-approver': 'The person is no approver any more.', withdraw: 'The invitation is withdrawn.',
};

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [{ title: `${view?.organisation.name ?? 'Organisation'} · Administration · ${PRODUCT}` }];
export const headers: HeadersFunction = () => ({ 'Cache-Control': 'private, no-store' });

export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => ({
    organisation: await services(args).administration.organisationEntry(await contextFor(args), args.params.organisation ?? ''),
    notice: DONE[new URL(args.request.url).searchParams.get('done') ?? ''] ?? null,
  }));
}

/** Naming somebody may come to a link that is shown once: there is nothing to lead on to. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const { administration } = services(args);
    const ctx = await contextFor(args);
    const id = args.params.organisation ?? '';
    const deed = await parseForm(args.request, OrganisationDeed);
    if (deed.intent === 'name-approver') return data({ named: await administration.nameApprover(ctx, id, deed) });
    if (deed.intent === 'change') await administration.changeOrganisation(ctx, id, deed);
    else if (deed.intent === 'end-approver') await administration.endApprover(ctx, id, deed.person);
    else if (deed.intent === 'withdraw') await administration.withdrawApprover(ctx, id, deed.invitation);
    else await administration.closeOrganisation(ctx, id, deed.intent === 'close');
    return redirect(`/administration/organisations/${id}?done=${deed.intent}`);
  });
}

export default function Organisation() {
  const answer = useActionData<typeof action>();
  return <OrganisationPage {...useLoaderData<typeof loader>()} named={answer && 'named' in answer ? answer.named : null} refused={answer && 'refusal' in answer ? answer : null} />;
}
