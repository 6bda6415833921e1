import { MOST_MISSED_FACTS, type Fact, type FactName, type FactSubjects } from '../../shared/live.ts';
import { actionsIn } from '../actions/queries.ts';
import { annotationsIn } from '../annotations/queries.ts';
import type { Database } from '../db.ts';
import { commentsIn, discussionsIn } from '../discussions/queries.ts';
import { suppressedNow } from '../figures/queries.ts';
import { releaseNews } from '../figures/stewardship/queries.ts';
import { peopleNow } from '../workspaces/queries.ts';

/** One row of the activity log. */
type ActivityRow = { [Name in FactName]: { sequence: number; fact: Name; subject: FactSubjects[Name]; actor: string | null; organisation: string | null } }[FactName];

/** What was recorded after a number, up to `sequence`, the log's newest; `null` facts are more than one may be sent. */
export interface Missed {
  readonly sequence: number;
  readonly facts: readonly Fact[] | null;
  /** Who meets the door again before they hear of a fact, by its number. Goes to no browser. */
  readonly sentOut: ReadonlyMap<number, SentOut>;
}

/** Facts of a workspace after the number `since`, for readers whose membership the caller has asked about. */
export async function factsAfter(db: Database, workspaceId: string, since: number): Promise<Missed> {
  const { rows } = await db.pool.query<{ newest: number; sequence: number | null; fact: string; subject: unknown; actor: string | null; organisation: string | null }>({
    name: 'facts-after',
    text: `SELECT w.sequence AS newest, a.sequence, a.fact, a.subject, a.actor_id AS actor, a.organisation_id AS organisation
           FROM workspace w LEFT JOIN LATERAL (
             SELECT sequence, fact, subject, actor_id, organisation_id FROM activity WHERE workspace_id = w.id AND sequence > $2 ORDER BY sequence LIMIT $3
           ) a ON true
           WHERE w.id = $1 ORDER BY a.sequence`,
    values: [workspaceId, since, MOST_MISSED_FACTS + 1],
  });
  const recorded = rows.filter((row) => row.sequence !== null) as ActivityRow[];
  const newest = rows[0]?.newest ?? 0;
  if (since > newest || recorded.length > MOST_MISSED_FACTS) return { sequence: newest, facts: null, sentOut: new Map() };
  const sentOut = new Map(recorded.flatMap((row) => {
    const who = sentOutBy(row);
    return who === null ? [] : [[row.sequence, who] as const];
  }));
  return { sequence: newest, facts: await presentFacts(db, workspaceId, recorded), sentOut };
}

/** A person whose membership ended; everybody, where there are new terms to accept first. */
export type SentOut = { readonly userId: string } | 'everybody';

function sentOutBy(row: ActivityRow): SentOut | null {
  if (row.fact === 'member:ended') return { userId: row.subject.userId };
  return row.fact === 'workspace:changed' && row.subject.what.includes('terms') ? 'everybody' : null;
}

/** Rows with what they are about; a row whose subject is gone says nothing. */
async function presentFacts(db: Database, workspaceId: string, rows: readonly ActivityRow[]): Promise<Fact[]> {
  if (rows.length === 0) return [];
  const annotationIds = rows.flatMap((row) => (row.fact === 'annotation:added' ? [row.subject.annotationId] : []));
  const discussionIds = rows.flatMap((row) => (row.fact === 'discussion:started' ? [row.subject.discussionId] : []));
  const commentIds = rows.flatMap((row) => (row.fact === 'comment:posted' ? [row.subject.commentId] : []));
  const actionIds = rows.flatMap((row) => (row.fact === 'action:agreed' || row.fact === 'action:moved' ? [row.subject.actionId] : []));
  // Mostly who did it also wrote it: asked for beside the rows, not after them.
  const people = peopleNow(db, workspaceId, rows.flatMap(({ actor, organisation }) => (actor === null ? [] : [{ authorId: actor, authorOrganisationId: organisation }])));
  const [annotations, discussions, comments, actions] = await Promise.all([
    annotationIds.length > 0 ? annotationsIn(db.prisma, workspaceId, { ids: annotationIds }, (metrics) => suppressedNow(db, metrics), people) : [],
    discussionIds.length > 0 ? discussionsIn(db.prisma, workspaceId, { ids: discussionIds }, people) : [],
    commentIds.length > 0 ? commentsIn(db, workspaceId, commentIds, people) : [],
    actionIds.length > 0 ? actionsIn(db.prisma, workspaceId, { ids: actionIds }, people) : [],
  ]);
  const byId = { annotations: index(annotations), discussions: index(discussions), comments: index(comments), actions: index(actions) };
  return rows.flatMap((row): Fact[] => {
    const recorded = { workspaceId, sequence: row.sequence };
    switch (row.fact) {
      case 'annotation:added':
        return only(byId.annotations.get(row.subject.annotationId), (annotation) => ({ ...recorded, fact: row.fact, annotation }));
      case 'discussion:started':
        return only(byId.discussions.get(row.subject.discussionId), (discussion) => ({ ...recorded, fact: row.fact, discussion }));
      case 'comment:posted':
        return only(byId.comments.get(row.subject.commentId), (comment) => ({ ...recorded, fact: row.fact, comment }));
      case 'action:agreed':
      case 'action:moved':
        return only(byId.actions.get(row.subject.actionId), (action) => ({ ...recorded, fact: row.fact, action }));
      case 'release:signed-off':
      case 'release:rolled-back':
        return [{ ...recorded, fact: row.fact, release: releaseNews(row.subject.release, row.subject.counts) }];
      default:
        // Who is a member or what the workspace is, or something that a newer version of the program wrote: its name and
        // its number must reach the pages, or they would wait for it; ids stay here.
        return [{ ...recorded, fact: row.fact }];
    }
  });
}

function index<Item extends { id: string }>(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

function only<Item>(item: Item | undefined, say: (item: Item) => Fact): Fact[] {
  return item === undefined ? [] : [say(item)];
}
