import { data, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { InviteToOrganisation } from '../../shared/invitation-forms.ts';
import type { OrganisationRole } from '../../shared/permissions.ts';
import { InvitePage } from '../features/organisations/invite-page.tsx';
import { contextFor, parseForm, readingOf, respond } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction = () => [{ title: `Invite people · ${PRODUCT}` }];

/** Links to hand over may stand here. */
export const headers: HeadersFunction = () => ({ 'Cache-Control': 'private, no-store' });

export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => services(args).organisations.invitePage(await contextFor(args), args.params.organisation ?? ''));
}

/** What became of the list is shown once, links to hand over with it: there is nothing to lead on to. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const input = await parseForm(args.request, InviteToOrganisation);
    const outcome = await services(args).invitations.inviteToOrganisation(await contextFor(args), args.params.organisation ?? '', input);
    return data({ outcome, role: input.role });
  });
}

export default function Invite() {
  const { organisation, mayReadLog } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const sent = answer && 'outcome' in answer ? answer : null;
  const refused = answer && 'refusal' in answer ? answer : null;
  return (
    <InvitePage
      organisation={organisation}
      mayReadLog={mayReadLog}
      outcome={sent?.outcome ?? null}
      addresses={sent?.outcome.left ?? refused?.values.addresses ?? ''}
      role={sent?.role ?? (refused?.values.role as OrganisationRole | undefined) ?? 'practitioner'}
      errors={refused?.refusal.fields ?? {}}
      message={refused && Object.keys(refused.refusal.fields).length === 0 ? refused.refusal.message : undefined}
    />
  );
}
