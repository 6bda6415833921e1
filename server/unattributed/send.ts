import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Prisma } from '../../prisma/generated/client.ts';
import { alreadySentDifferently, invalid, Refusal } from '../../shared/errors.ts';
import { authorize } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Database, Transaction } from '../db.ts';
import type { Unattributed } from './noun.ts';
import { nouns, type InputOf } from './nouns.ts';
import { codeOfKey, hashOfCode, idOfKey } from './withdrawal-code.ts';

/** Of so many people who may write and act for the same kind of organisation, the kind says nothing about one. */
const FEWEST_OF_A_KIND = 3;
/** More than any meeting writes in five minutes: somebody floods. */
const MOST_WAITING = 300;
const SENDS = 30;
const SENDS_SECONDS = 300;

/** What one person may send at once, in memory alone: not who sent what, and nothing that outlives five minutes. */
const SENT = new WeakMap<Database, RateLimiterMemory>();

/**
 * Takes a contribution without its author. It waits for its batch; nothing else is written: no line in any log, no key
 * with a name, no time, nothing of the one who sent it. The same key again changes nothing and is answered the same.
 * @returns the code by which it can be withdrawn; it is kept nowhere.
 * @throws Refusal as `authorize` does; 403 where the workspace does not allow it; 400 as the same thing with a name; 409
 * where the key was used for other words; 429 for a flood.
 */
export async function send<What extends Unattributed>(ctx: Context, slug: string, what: What, input: InputOf<What> & { readonly key: string }): Promise<{ readonly code: string }> {
  const { actor, organisationId, workspace } = await authorize(ctx, 'unattributed.send', { slug });
  if (!workspace.nonAttributed) throw attributedOnly();
  // Nobody is its author, so nobody could be who it is kept for: it is everybody's here, or is not sent.
  if ('visibility' in input && input.visibility !== 'workspace') throw invalid({ visibility: 'Every member of this workspace can see what is sent without a name. Choose “This workspace” as who can see it, or send it with your name.' });
  await noFlood(ctx.db, actor.userId);
  const { key } = input;
  const id = idOfKey(ctx.db, key);
  const code = codeOfKey(ctx.db, key);
  const content = await nouns[what].checkUnattributed(ctx, workspace, input);
  const withdrawalHash = hashOfCode(code) ?? '';
  await ctx.db.prisma.$transaction(async (tx) => {
    // Whoever ends a membership, or this way of writing, holds the workspace's row: asked again once they are done.
    await tx.$queryRaw`SELECT 1 FROM workspace WHERE id = ${workspace.id}::uuid FOR SHARE`;
    if (!(await authorize(ctx, 'unattributed.send', { slug }, tx)).workspace.nonAttributed) throw attributedOnly();
    // Sent with a name before: what is kept under that key says whose it is.
    if (await tx.submission.findUnique({ where: { key }, select: { key: true } })) throw alreadySentDifferently();
    if (await isPublished(tx, id)) return;
    if ((await tx.unattributedWaiting.count({ where: { workspaceId: workspace.id } })) >= MOST_WAITING) throw flood();
    const organisationKind = await kindToSay(tx, workspace.id, organisationId);
    const { count } = await tx.unattributedWaiting.createMany({ data: { id, workspaceId: workspace.id, what, content, organisationKind, withdrawalHash }, skipDuplicates: true });
    if (count === 0) await mustBeTheSame(tx, id, content);
  });
  return { code };
}

const attributedOnly = () => new Refusal(403, 'attributed-only', 'In this workspace everything that is written has an author.');
const flood = () => new Refusal(429, 'too-many', 'More was sent than can wait here. Try again in five minutes; nothing of this was kept.');

async function noFlood(db: Database, userId: string): Promise<void> {
  const limiter = SENT.get(db) ?? new RateLimiterMemory({ points: SENDS, duration: SENDS_SECONDS });
  SENT.set(db, limiter);
  await limiter.consume(userId).catch(() => {
    throw flood();
  });
}

/** Sent before, and out already. */
async function isPublished(tx: Transaction, id: string): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ there: boolean }[]>`
    SELECT EXISTS (SELECT FROM annotation WHERE id = ${id}::uuid) OR EXISTS (SELECT FROM discussion WHERE id = ${id}::uuid)
      OR EXISTS (SELECT FROM comment WHERE id = ${id}::uuid) AS there`;
  return found?.there ?? false;
}

async function mustBeTheSame(tx: Transaction, id: string, content: Prisma.InputJsonObject): Promise<void> {
  const [same] = await tx.$queryRaw<{ same: boolean }[]>`SELECT content = ${JSON.stringify(content)}::jsonb AS same FROM unattributed_waiting WHERE id = ${id}::uuid`;
  if (same && !same.same) throw alreadySentDifferently();
}

/** The kind of organisation, where so many who may write here act for that kind that it points to nobody. */
async function kindToSay(tx: Transaction, workspaceId: string, organisationId: string | null): Promise<string | null> {
  const kind = organisationId === null ? null : ((await tx.organisation.findUnique({ where: { id: organisationId }, select: { kind: true } }))?.kind ?? null);
  return kind !== null && (await kindsToSay(tx, workspaceId)).has(kind) ? kind : null;
}

/** Kinds of organisations that may be said in a workspace now. */
export async function kindsToSay(tx: Transaction, workspaceId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ kind: string }[]>`
    SELECT o.kind FROM membership m JOIN organisation o ON o.id = m.organisation_id
    WHERE m.workspace_id = ${workspaceId}::uuid AND m.role IN ('coordinator', 'member', 'guest') AND (m.ends_at IS NULL OR m.ends_at > now())
    GROUP BY o.kind HAVING count(*) >= ${FEWEST_OF_A_KIND}`;
  return new Set(rows.map(({ kind }) => kind));
}
