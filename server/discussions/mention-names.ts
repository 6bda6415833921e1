import { mentionsIn, type MentionTarget, type RichText, type RichTextInline } from '../../shared/rich-text-document.ts';
import { isUuid } from '../../shared/uuid.ts';
import type { Transaction } from '../db.ts';

/** Everybody of a role is mentioned as this. */
export const ROLE_MENTIONS = { coordinator: 'coordinators', member: 'members', observer: 'observers', guest: 'guests' } as const;
export const isMentionedRole = (role: string): role is keyof typeof ROLE_MENTIONS => Object.hasOwn(ROLE_MENTIONS, role);

/** How a mention reads now. */
export type SayMention = (target: MentionTarget) => RichTextInline;

interface NameRow {
  readonly id: string;
  readonly name: string;
}

/** Who may be mentioned by name in a workspace, of these ids: members where the rule is the open one, organisations that take part. */
export async function mentionNames(db: Transaction, workspaceId: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const known = ids.filter(isUuid);
  if (known.length === 0) return new Map();
  const rows = await db.$queryRaw<NameRow[]>`
    SELECT u.id::text, u.name FROM membership m JOIN user_account u ON u.id = m.user_id JOIN workspace w ON w.id = m.workspace_id
      WHERE m.workspace_id = ${workspaceId}::uuid AND u.id = ANY(${known}::uuid[]) AND w.contribution_rule = 'attributed' AND (m.ends_at IS NULL OR m.ends_at > now())
    UNION SELECT o.id::text, o.name FROM membership m JOIN organisation o ON o.id = m.organisation_id
      WHERE m.workspace_id = ${workspaceId}::uuid AND o.id = ANY(${known}::uuid[]) AND (m.ends_at IS NULL OR m.ends_at > now())`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/**
 * How the mentions of some texts read in their workspace now: somebody who may not be named there (any more) is plain
 * text, without an id. Asks nothing where nobody is mentioned.
 */
export async function mentionsNow(db: Transaction, workspaceId: string, texts: readonly RichText[]): Promise<SayMention> {
  const targets = texts.flatMap((text) => mentionsIn(text)).filter(({ kind }) => kind !== 'role');
  const names = await mentionNames(db, workspaceId, [...new Set(targets.map(({ id }) => id))]);
  return (target) => {
    const label = target.kind === 'role' ? (isMentionedRole(target.id) ? ROLE_MENTIONS[target.id] : undefined) : names.get(target.id);
    return label === undefined ? withoutName(target) : { type: 'mention', attrs: { ...target, label } };
  };
}

/** A mention of which nothing is told but that it was one. */
export function withoutName({ kind }: MentionTarget): RichTextInline {
  return { type: 'text', text: kind === 'organisation' ? '@an organisation' : '@a member' };
}
