import { data, redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { OrganisationChange } from '../../shared/organisation-forms.ts';
import { OrganisationPage } from '../features/organisations/organisation-page.tsx';
import { contextFor, parseForm, readingOf, respond } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [{ title: view ? `${view.organisation.name} · ${PRODUCT}` : PRODUCT }];

/** A link to hand over may stand here. */
export const headers: HeadersFunction = () => ({ 'Cache-Control': 'private, no-store' });

export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => services(args).organisations.organisationPage(await contextFor(args), args.params.organisation ?? ''));
}

/** The buttons of its lists, and answers to workspaces that invite the organisation. */
export async function action(args: ActionFunctionArgs) {
  const { invitations } = services(args);
  const organisation = args.params.organisation ?? '';
  return respond(args, async () => {
    const change = await parseForm(args.request, OrganisationChange);
    const ctx = await contextFor(args);
    const back = (done: string) => redirect(`/organisations/${organisation}?done=${done}`);
    if (change.what === 'slot') {
      const { slug } = await invitations.answerSlot(ctx, organisation, change.answer);
      return slug ? redirect(`/workspaces/${slug}?done=joined`) : back(change.answer.answer === 'accept' ? 'accepted' : 'declined');
    }
    if (change.what === 'again') {
      const { email, link } = await invitations.sendAgain(ctx, change.id);
      return email && link ? data({ handOver: { email, link } }) : back('sent');
    }
    if (change.what === 'withdraw') return invitations.withdrawInvitation(ctx, change.id).then(() => back('withdrawn'));
    if (change.what === 'confirm') return invitations.confirmInvitation(ctx, organisation, change.id).then(() => back('confirmed'));
    return invitations.refuseInvitation(ctx, organisation, change.id).then(() => back('refused'));
  });
}

export default function Organisation() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const refused = answer && 'refusal' in answer ? { message: answer.refusal.message, people: answer.refusal.fields.people ?? null, invitationId: answer.values.invitationId ?? '' } : null;
  return <OrganisationPage view={view} done={answer ? null : search.get('done')} handOver={answer && 'handOver' in answer ? answer.handOver : null} refused={refused} />;
}
