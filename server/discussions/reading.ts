import { Prisma } from '../../prisma/generated/client.ts';
import type { CommentView, DiscussionView } from '../../shared/discussions.ts';
import { CONTRIBUTION_RULES, type ContributionRule } from '../../shared/workspaces.ts';
import type { Database, Transaction } from '../db.ts';
import { audienceOf, visibleTo, type Audience, type Reader } from '../visibility.ts';
import { contributorOf, peopleIn, peopleOf, personOf, type Author, type Contributor, type People } from '../workspaces/queries.ts';
import { discussionsWithFigures, withFigures } from './figures.ts';
import { mentionsNow } from './mention-names.ts';
import { bodyOf, isShown, presentComment, presentDiscussion, type Naming } from './present.ts';
import { COMMENT_COLUMNS, COMMENTS, DISCUSSIONS, commentsFrom, manyRows, standsIn, withDates, type CommentRow, type DiscussionRow } from './rows.ts';

/** Which discussions: on a metric, about an area, those of some ids, or all of a workspace. */
export type WhichDiscussions = { readonly metric: string } | { readonly area: string } | { readonly ids: readonly string[] } | 'every';

/**
 * Discussions that may be read in a workspace, shared from elsewhere too, for a reader whose membership the caller has
 * asked about; in no particular order. With every comment, but those asked for by ids as they were opened. Charts come
 * without their figures: `withFigures`.
 * @param reader may be left out by delivery alone: it reads with each id whom it is for, and presents once for all
 */
export async function discussionsIn(db: Transaction, workspaceId: string, which: { readonly ids: readonly string[] }, reader?: Omit<Reader, 'workspaceId'>, known?: Promise<People>): Promise<DiscussionView[]>;
export async function discussionsIn(db: Transaction, workspaceId: string, which: WhichDiscussions, reader: Omit<Reader, 'workspaceId'>, known?: Promise<People>): Promise<DiscussionView[]>;
export async function discussionsIn(db: Transaction, workspaceId: string, which: WhichDiscussions, reader?: Omit<Reader, 'workspaceId'>, known?: Promise<People>): Promise<DiscussionView[]> {
  const rows = await discussionRows(db, workspaceId, which, reader);
  const comments = await commentRows(db, rows, typeof which === 'object' && 'ids' in which ? 'openings' : 'all');
  return presentAll(db, workspaceId, rows, comments, await known);
}

/** Rows of discussions that may be read. */
export async function discussionRows(db: Transaction, workspaceId: string, which: WhichDiscussions, reader?: Omit<Reader, 'workspaceId'>): Promise<DiscussionRow[]> {
  const visible = reader ? Prisma.sql`AND ${visibleTo({ ...reader, workspaceId }, 'discussion', 'd')}` : Prisma.empty;
  return manyRows(db, Prisma.sql`${Prisma.raw(DISCUSSIONS)} WHERE ${chosen(which)} AND ${standsIn(workspaceId)} ${visible}`);
}

export function chosen(which: WhichDiscussions): Prisma.Sql {
  if (which === 'every') return Prisma.sql`true`;
  if ('ids' in which) return Prisma.sql`d.id = ANY(${[...which.ids]}::uuid[])`;
  if ('area' in which) return Prisma.sql`(d.area = ${which.area} OR d.area IS NULL)`;
  return Prisma.sql`(d.metric = ${which.metric} OR ${which.metric} = ANY(d.other_metrics))`;
}

/** Comments of discussions that may be read: one statement for all of them. */
export async function commentRows(db: Transaction, discussions: readonly Pick<DiscussionRow, 'id'>[], which: 'all' | 'openings'): Promise<CommentRow[]> {
  if (discussions.length === 0) return [];
  const only = which === 'openings' ? Prisma.sql`AND c.position = 1` : Prisma.empty;
  return manyRows(db, Prisma.sql`${Prisma.raw(COMMENTS)} WHERE c.discussion_id = ANY(${discussions.map(({ id }) => id)}::uuid[]) ${only}`);
}

/** Rows as everybody who may read them gets them. */
export async function presentAll(db: Transaction, workspaceId: string, rows: readonly DiscussionRow[], comments: readonly CommentRow[], known?: People): Promise<DiscussionView[]> {
  const naming = await namingOf(db, workspaceId, [...rows, ...comments], known);
  const byDiscussion = new Map<string, CommentView[]>();
  for (const row of comments) {
    const said = byDiscussion.get(row.discussionId) ?? [];
    said.push(presentComment(row, naming(row)));
    byDiscussion.set(row.discussionId, said);
  }
  return rows.map((row) => presentDiscussion(row, workspaceId, byDiscussion.get(row.id) ?? [], naming(row)));
}

/**
 * How people read whom some rows name. What was written elsewhere is by those people as they are shown there, or here
 * where that says less: sharing never tells more of somebody, and makes nobody a "former member" of what they never
 * took part in.
 */
export async function namingOf(db: Transaction, here: string, rows: readonly (DiscussionRow | CommentRow)[], known?: People): Promise<(row: { readonly workspaceId: string }) => Naming> {
  const made = new Map<string, Naming>();
  const homes = [...new Set(rows.map(({ workspaceId }) => workspaceId))];
  const stricter = homes.some((home) => home !== here) ? await stricterThan(db, here, homes) : new Set<string>();
  for (const home of homes) {
    const mine = rows.filter(({ workspaceId }) => workspaceId === home);
    const shownIn = stricter.has(home) ? here : home;
    const people = await peopleIn(db, shownIn, mine.flatMap(authorsOf), shownIn === here ? known : undefined);
    const texts = mine.flatMap((row) => ('body' in row && isShown(row) ? [bodyOf(row)] : []));
    made.set(home, { person: (author) => personOf(people, author), mention: await mentionsNow(db, shownIn, texts) });
  }
  return ({ workspaceId }) => {
    const naming = made.get(workspaceId);
    if (!naming) throw new Error(`Nobody asked how people of ${workspaceId} are called`);
    return naming;
  };
}

/** Which of these workspaces show more of their authors than this one does. */
async function stricterThan(db: Transaction, here: string, homes: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db.$queryRaw<{ id: string; rule: ContributionRule }[]>`
    SELECT id::text, contribution_rule AS rule FROM workspace WHERE id = ANY(${[here, ...homes]}::uuid[])`;
  const strictness = new Map(rows.map(({ id, rule }) => [id, CONTRIBUTION_RULES.indexOf(rule)]));
  return new Set(homes.filter((home) => home !== here && (strictness.get(here) ?? 0) > (strictness.get(home) ?? 0)));
}

function authorsOf(row: DiscussionRow | CommentRow): readonly Author[] {
  if (!('resolvedById' in row) || row.resolvedById === null) return [row];
  return [row, { authorId: row.resolvedById, authorOrganisationId: row.resolvedOrganisationId }];
}

/** A comment as it is told: with its author as the workspace shows them, and what says whom its discussion is for. */
export interface ToldComment extends CommentRow {
  readonly contributor: Contributor | null;
  readonly discussion: Parameters<typeof audienceOf>[0];
}

const told = (comments: string, workspace: string, where: string) => `
  SELECT to_json(told) FROM (
    SELECT ${COMMENT_COLUMNS}, contributor,
      json_build_object('visibility', d.visibility, 'authorId', d.author_id, 'authorOrganisationId', d.author_organisation_id) AS discussion
    ${commentsFrom(comments)} LEFT JOIN LATERAL (${contributorOf('c.author_id', 'c.author_organisation_id', workspace)}) contributor ON true
    ${where}
  ) told`;

/**
 * SQL of a `ToldComment` as JSON, for delivery: the hottest reading of the house, so that it comes with the row of the log
 * that says it was posted. `$1` is the workspace where it is told; none for a comment that is not there, or not any more.
 */
export const toldComment = (id: string) => told('comment', '$1::uuid', `
    WHERE c.id = ${id} AND (d.workspace_id = $1 OR EXISTS (
      SELECT FROM contribution_share s WHERE s.workspace_id = $1 AND s.subject_kind = 'discussion' AND s.subject_id = d.id))`);

/** The same of the comment that the statement itself adds, in its part `written`, for the workspace where it is written. */
export const TOLD_AS_WRITTEN = told('written', 'd.workspace_id', '');

/**
 * Comments that came with the log, as everybody gets them whom each is for, and by their ids who that is: both of one
 * moment, so that nothing is told to those for whom it was only before, or is only by now.
 */
export async function commentsTold(db: Database, workspaceId: string, told: readonly ToldComment[]): Promise<{ readonly comments: CommentView[]; readonly audiences: ReadonlyMap<string, Audience> }> {
  const rows = told.map(withDates);
  const naming = await namingOf(db.prisma, workspaceId, rows, peopleOf(rows));
  return {
    comments: await withFigures(db, rows.map((row) => presentComment(row, naming(row)))),
    audiences: new Map(rows.map(({ id, discussion }) => [id, audienceOf(discussion)])),
  };
}

/** Discussions by their ids as they were opened, with the figures of their charts, all of one moment: for delivery, which tells each to those it is for. */
export async function discussionsNow(db: Database, workspaceId: string, ids: readonly string[], known?: Promise<People>): Promise<DiscussionView[]> {
  // Before the transaction: it holds one connection, and must not wait for another.
  await known;
  const found = await db.prisma.$transaction((tx) => discussionsIn(tx, workspaceId, { ids }, undefined, known), { isolationLevel: 'RepeatableRead' });
  return discussionsWithFigures(db, found);
}
