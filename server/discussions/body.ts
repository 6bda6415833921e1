import type { Prisma } from '../../prisma/generated/client.ts';
import { invalid } from '../../shared/errors.ts';
import { findMetric } from '../../shared/framework/metrics.ts';
import { figuresIn, mentionsIn, plainText, withMentions, type RichText } from '../../shared/rich-text-document.ts';
import type { WorkspaceView } from '../../shared/workspaces.ts';
import { canonicalBreakdown } from '../anchors.ts';
import type { Database, Transaction } from '../db.ts';
import { findPinned } from '../figures/queries.ts';
import { isMentionedRole, mentionNames, ROLE_MENTIONS } from './mention-names.ts';

/** A text as it is stored: those it mentions by their names now, its words alone, and whom it mentions. */
export interface StoredBody {
  readonly body: Prisma.InputJsonValue;
  readonly words: string;
  readonly mentions: readonly { readonly kind: string; readonly target: string }[];
}

type ReadBody = (tx: Transaction, workspace: WorkspaceView) => Promise<StoredBody>;

/**
 * Reads a text that shared/rich-text.ts has let through: are the charts in it of figures that are public, and those it
 * mentions here? Figures are looked at before the transaction, the rest is asked inside it.
 * @returns a function that throws Refusal 400 with words for `body`.
 */
export async function readBody(db: Database, text: RichText): Promise<ReadBody> {
  const pins = figuresIn(text);
  for (const pin of pins) {
    const metric = findMetric(pin.metric);
    const canonical = metric && canonicalBreakdown(pin.breakdown, metric) === pin.breakdown;
    if (!canonical || !(await findPinned(db, pin))) return refused('One of the charts is of figures that are not public, or not any more. Take it out, or put it in again.');
  }
  const mentioned = mentionsIn(text);
  return async (tx, workspace) => {
    if (pins.some(({ area }) => !workspace.areas.includes(area))) throw invalid({ body: 'One of the charts is of an area that is not one of this workspace’s. Take it out.' });
    const names = await mentionNames(tx, workspace.id, mentioned.flatMap(({ kind, id }) => (kind === 'role' ? [] : [id])));
    const body = withMentions(text, (target) => {
      const label = target.kind === 'role' ? (isMentionedRole(target.id) ? ROLE_MENTIONS[target.id] : undefined) : names.get(target.id);
      if (label === undefined) throw invalid({ body: whyNot(target.kind, workspace) });
      return { type: 'mention', attrs: { kind: target.kind, id: target.id, label } };
    });
    const mentions = new Map(mentionsIn(body).map(({ kind, id }) => [`${kind} ${id}`, { kind, target: id }]));
    return { body: body as unknown as Prisma.InputJsonValue, words: plainText(body), mentions: [...mentions.values()] };
  };
}

/** A text that names nobody and draws no chart as it is stored: nothing has to be asked for it; of any other, `null`. */
export function plainBody(text: RichText): StoredBody | null {
  if (figuresIn(text).length > 0 || mentionsIn(text).length > 0) return null;
  return { body: text as unknown as Prisma.InputJsonValue, words: plainText(text), mentions: [] };
}

function whyNot(kind: string, { contributionRule }: WorkspaceView): string {
  if (kind === 'organisation') return 'One of the organisations you mention does not take part in this workspace. Take it out, or choose one from the list.';
  if (kind === 'role') return 'One of the roles you mention does not exist here. Take it out, or choose one from the list.';
  if (contributionRule !== 'attributed') return 'This workspace names no people. Mention an organisation or a role instead.';
  return 'Somebody you mention is not a member of this workspace. Take them out, or choose somebody from the list.';
}

function refused(words: string): ReadBody {
  return () => Promise.reject(invalid({ body: words }));
}

/** Writes whom a comment mentions, in place of what stood there before. */
export async function writeMentions(tx: Transaction, commentId: string, mentions: StoredBody['mentions'], { anew = false } = {}): Promise<void> {
  if (!anew) await tx.mention.deleteMany({ where: { subjectKind: 'comment', subjectId: commentId } });
  if (mentions.length > 0) await tx.mention.createMany({ data: mentions.map((mention) => ({ ...mention, subjectKind: 'comment', subjectId: commentId })) });
}
