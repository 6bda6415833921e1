import type { MentionChoice } from '../../shared/discussion-pages.ts';
import { authorize } from '../authorize.ts';
import type { Context } from '../context.ts';
import { organisationsOf } from '../workspaces/queries.ts';
import { ROLE_MENTIONS } from './mention-names.ts';

const MOST_SHOWN = 8;

/**
 * Who can be mentioned in a workspace: its roles, its organisations and, where it names people, its members.
 * @param text what a name begins with or holds: then the eight that fit best; without it, everybody
 * @throws Refusal as `authorize` does for who may write a comment.
 */
export async function mentionables(ctx: Context, workspaceSlug: string, text = ''): Promise<readonly MentionChoice[]> {
  const { workspace } = await authorize(ctx, 'comment.post', { slug: workspaceSlug });
  const db = ctx.db.prisma;
  const people = workspace.contributionRule !== 'attributed' ? [] : await db.$queryRaw<{ id: string; name: string; guest: boolean; organisation: string }[]>`
    SELECT u.id::text, u.name, u.guest, o.name AS organisation FROM membership m JOIN user_account u ON u.id = m.user_id JOIN organisation o ON o.id = m.organisation_id
    WHERE m.workspace_id = ${workspace.id}::uuid AND (m.ends_at IS NULL OR m.ends_at > now())`;
  const choices: MentionChoice[] = [
    ...people.map(({ id, name, guest, organisation }): MentionChoice => ({ kind: 'person', id, label: name, about: guest ? 'guest' : organisation })),
    ...(await organisationsOf(db, workspace.id)).map(({ id, name }): MentionChoice => ({ kind: 'organisation', id, label: name })),
    ...Object.entries(ROLE_MENTIONS).map(([id, label]): MentionChoice => ({ kind: 'role', id, label, about: 'everybody of this role' })),
  ].sort((a, b) => a.label.localeCompare(b.label, 'en-GB'));
  const wanted = plain(text).trim();
  return wanted === '' ? choices : choices.filter((choice) => rank(choice, wanted) < 3).sort((a, b) => rank(a, wanted) - rank(b, wanted)).slice(0, MOST_SHOWN);
}

function rank({ label }: MentionChoice, wanted: string): number {
  const name = plain(label);
  if (name.startsWith(wanted)) return 0;
  if (name.includes(` ${wanted}`)) return 1;
  return name.includes(wanted) ? 2 : 3;
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
