import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { counted } from '../../../shared/format.ts';
import type { MemberView } from '../../../shared/members.ts';
import type { MembersPage as View } from '../../../shared/workspace-pages.ts';
import { Details } from '../../ui/details.tsx';
import { MembersList } from './members-list.tsx';
import { RuleFacts } from './terms-page.tsx';
import { WrittenTerms } from './written-terms.tsx';

interface MembersPageProps {
  readonly view: View;
  readonly members: readonly MemberView[];
  readonly notice: ReactNode;
  /** For those who may invite. */
  readonly invite: ReactNode;
}

/** Who takes part, what holds here, and for coordinators how others come in. */
export function MembersPage({ view: { workspace, rules }, members, notice, invite }: MembersPageProps) {
  const { slug, abilities } = workspace;
  return (
    <>
      {notice}
      <h1>Members</h1>
      <p>{members.length === 1 ? 'You are the only member so far.' : `What is written for this workspace can be seen by its ${counted(members.length, 'member')}. Whoever writes may choose fewer, or ask for more.`}</p>
      <MembersList slug={slug} members={members} mayChange={abilities['member.end']} />
      {invite}
      <h2>Rules and agreement</h2>
      {rules.purpose ? <p className="measure">{rules.purpose}</p> : null}
      <RuleFacts rules={rules} />
      {rules.terms ? <Details summary="Terms"><WrittenTerms terms={rules.terms} /></Details> : null}
      {abilities['workspace.leave'] ? <Leave slug={slug} me={members.find(({ me }) => me)?.userId} /> : null}
    </>
  );
}

function Leave({ slug, me }: { readonly slug: string; readonly me: string | undefined }) {
  return me === undefined ? null : <p><Link to={`/workspaces/${slug}/members/${me}`}>Leave this workspace</Link></p>;
}
