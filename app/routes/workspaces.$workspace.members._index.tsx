import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { InviteHere } from '../../shared/member-forms.ts';
import { InvitationsList } from '../features/workspaces/invitations-list.tsx';
import { InviteForms } from '../features/workspaces/invite-forms.tsx';
import { InviteOutcome } from '../features/workspaces/invite-outcome.tsx';
import { MembersPage } from '../features/workspaces/members-page.tsx';
import { refusedOf } from '../features/workspaces/refused.ts';
import { contextFor, parseForm, readingOf, respond } from '../request.server.ts';
import { services } from '../services.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `Members of ${data.view.workspace.name} · ${PRODUCT}` : PRODUCT }];

const DONE: Readonly<Record<string, string>> = {
  opened: 'The workspace is open, and you coordinate it. Invite those who belong in it.',
  invited: 'The organisation is invited. The invitation waits on its page for its leads and approvers.',
  again: 'The invitation was sent again.',
  withdrawn: 'The invitation is withdrawn. Its link leads nowhere any more.',
  changed: 'The membership is changed.',
  ended: 'The membership has ended.',
};

/** Who takes part; for those who may invite, whom they may and what is open. */
export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => {
    const slug = args.params.workspace ?? '';
    const ctx = await contextFor(args);
    const { workspaces, members, invitations } = services(args);
    const view = await workspaces.membersPage(ctx, slug);
    const mayInvite = view.workspace.abilities['member.invite'];
    // Reading who takes part needs no second factor; inviting does, and is offered behind it.
    const invite = mayInvite && ctx.actor?.secondFactor
      ? { invitations: await invitations.invitationsOf(ctx, slug), organisations: await invitations.organisationsToInvite(ctx, slug) }
      : null;
    return { view, members: await members.membersOf(ctx, slug), mayInvite, invite };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const slug = args.params.workspace ?? '';
    const input = await parseForm(args.request, InviteHere);
    const ctx = await contextFor(args);
    const { invitations } = services(args);
    const done = (what: string) => redirect(`/workspaces/${slug}/members?done=${what}`);
    switch (input.invite) {
      case 'people': return { outcome: await invitations.inviteListToWorkspace(ctx, slug, input) };
      case 'organisation': return invitations.inviteOrganisation(ctx, slug, input).then(() => done('invited'));
      case 'standing': {
        const { what, invitationId } = input.standing;
        if (what === 'withdraw') return invitations.withdrawInvitation(ctx, invitationId).then(() => done('withdrawn'));
        const { email, link } = await invitations.sendAgain(ctx, invitationId);
        return link === null || email === null ? done('again') : { outcome: { lines: [{ written: email, email, outcome: 'sent-again' as const, link }], left: '' } };
      }
    }
  });
}

export default function Members() {
  const { view, members, mayInvite, invite } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const outcome = answer && 'outcome' in answer ? answer.outcome : null;
  const refused = refusedOf(answer && 'refusal' in answer ? answer : undefined, 'addresses');
  const [query] = useSearchParams();
  const done = DONE[query.get('done') ?? ''];
  const newest = invite?.invitations.map(({ until }) => until).sort().at(-1) ?? '';
  return (
    <MembersPage
      view={view} members={members}
      notice={<>
        {Object.keys(refused.errors).length > 0 ? <ErrorSummary errors={refused.errors} /> : null}
        {outcome ? <InviteOutcome outcome={outcome} until={newest} /> : done && !answer ? <Notice><p>{done}</p></Notice> : null}
      </>}
      invite={!mayInvite ? null : (
        <>
          <h2 id="invite">Invite</h2>
          {invite ? (
            <>
              <InviteForms organisations={invite.organisations} own={view.workspace.organisation?.id ?? null} refused={refused} left={outcome?.left ?? ''} open={query.get('done') === 'opened'} />
              <h2>Invitations</h2>
              <InvitationsList invitations={invite.invitations} />
            </>
          ) : <p><Link to={`/account/second-factor?next=${encodeURIComponent(`/workspaces/${view.workspace.slug}/members`)}`}>Prove your second factor</Link> to invite people and organisations.</p>}
        </>
      )}
    />
  );
}
