import type { VisibleContributionView } from '../../shared/contributions.ts';
import type { Fact } from '../../shared/live.ts';
import { actionsIn } from '../actions/queries.ts';
import { annotationsIn, figuresNow } from '../annotations/queries.ts';
import type { Database } from '../db.ts';
import { commentsTold, discussionsNow } from '../discussions/queries.ts';
import { evidenceIn } from '../evidence/queries.ts';
import { releaseNews } from '../figures/stewardship/queries.ts';
import { audienceOf, loggedAudience, type Audience } from '../visibility.ts';
import { peopleNow } from '../workspaces/queries.ts';
import type { ActivityRow } from './facts.ts';

type WithoutNumber<One> = One extends Fact ? Omit<One, 'workspaceId' | 'sequence'> : never;

/** What a row says. */
interface What {
  /** The annotation, discussion, comment or item of evidence; `null` for what everybody may hear. */
  readonly about: string | null;
  /** `null` where what it was about is gone. */
  readonly fact: WithoutNumber<Fact> | null;
}

/** What a row says, and to whom. */
interface Said extends What {
  readonly audience: Audience;
}

const NOBODY: Audience = { userId: null, organisationId: null };

/** Reads what rows are about, as everybody who may see it gets it, and who that is. */
export async function subjectsOf(db: Database, workspaceId: string, rows: readonly ActivityRow[]): Promise<(row: ActivityRow) => Said> {
  const annotationIds = rows.flatMap((row) => (row.fact === 'annotation:added' || row.fact === 'annotation:changed' ? [row.subject.annotationId] : []));
  const discussionIds = rows.flatMap((row) => (row.fact === 'discussion:started' || row.fact === 'discussion:changed' ? [row.subject.discussionId] : []));
  const evidenceIds = rows.flatMap((row) => (row.fact === 'evidence:added' || row.fact === 'evidence:changed' ? [row.subject.evidenceId] : []));
  const actionIds = rows.flatMap((row) => (row.fact === 'action:agreed' || row.fact === 'action:moved' ? [row.subject.actionId] : []));
  // Mostly who did it also wrote it: asked for beside the rows, not after them. Comments came with theirs.
  const others = rows.filter(({ fact }) => fact !== 'comment:posted' && fact !== 'comment:changed');
  const people = peopleNow(db, workspaceId, others.map(({ actor, organisation }) => ({ authorId: actor, authorOrganisationId: organisation })));
  // Where the database goes away, whoever reads the rows may be refused first and never wait for this: a refusal that
  // nobody hears would end the process.
  people.catch(() => undefined);
  const [annotations, discussions, told, evidence, actions] = await Promise.all([
    annotationIds.length > 0 ? annotationsIn(db.prisma, workspaceId, { ids: annotationIds }, (metrics) => figuresNow(db, metrics), people) : [],
    discussionIds.length > 0 ? discussionsNow(db, workspaceId, discussionIds, people) : [],
    commentsTold(db, workspaceId, rows.flatMap(({ comment }) => comment ?? [])),
    evidenceIds.length > 0 ? evidenceIn(db.prisma, workspaceId, { ids: evidenceIds }) : [],
    actionIds.length > 0 ? actionsIn(db.prisma, workspaceId, { ids: actionIds }, people) : [],
  ]);
  const byId = { annotations: index(annotations), discussions: index(discussions), comments: index(told.comments), evidence: index(evidence), actions: index(actions) };
  const whatOf = (row: ActivityRow): What => {
    switch (row.fact) {
      case 'annotation:added':
      case 'annotation:changed': {
        const annotation = byId.annotations.get(row.subject.annotationId);
        return { about: row.subject.annotationId, fact: annotation ? { fact: row.fact, annotation } : null };
      }
      case 'discussion:started':
      case 'discussion:changed': {
        const discussion = byId.discussions.get(row.subject.discussionId);
        return { about: row.subject.discussionId, fact: discussion ? { fact: row.fact, discussion } : null };
      }
      case 'comment:posted':
      case 'comment:changed': {
        const comment = byId.comments.get(row.subject.commentId);
        return { about: row.subject.commentId, fact: comment ? { fact: row.fact, comment } : null };
      }
      case 'evidence:added':
      case 'evidence:changed': {
        const item = byId.evidence.get(row.subject.evidenceId);
        return { about: row.subject.evidenceId, fact: item ? { fact: row.fact, evidence: item } : null };
      }
      case 'contribution:removed':
        return { about: null, fact: { fact: row.fact, id: row.subject.id } };
      case 'action:agreed':
      case 'action:moved': {
        const action = byId.actions.get(row.subject.actionId);
        return { about: null, fact: action ? { fact: row.fact, action } : null };
      }
      case 'release:signed-off':
      case 'release:rolled-back':
        return { about: null, fact: { fact: row.fact, release: releaseNews(row.subject.release, row.subject.counts) } };
      case 'member:joined':
      case 'member:changed':
      case 'member:ended':
      case 'workspace:changed':
        // Their name and number reach the pages; ids stay here.
        return { about: null, fact: { fact: row.fact } };
      default:
        // What a newer version of the program wrote: pages need its number, or they would wait for it.
        return { about: null, fact: null };
    }
  };
  const audiences = new Map([...told.audiences, ...(await audiencesOf(db, [...annotations, ...discussions, ...evidence]))]);
  return (row) => {
    const { about, fact } = whatOf(row);
    return { about, fact, audience: about === null ? 'everybody' : (audiences.get(about) ?? NOBODY) };
  };
}

function index<Item extends { id: string }>(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

interface AuthorRow {
  readonly id: string;
  readonly authorId: string | null;
  readonly authorOrganisationId: string | null;
}

/**
 * Whom contributions are for that were just read, by their ids. How far each is seen is known from that reading: what is
 * narrowed or widened meanwhile is told as it was read, to those it was for then. Who wrote it never changes, and is
 * asked only of what is for some.
 */
async function audiencesOf({ pool }: Database, read: readonly Pick<VisibleContributionView, 'id' | 'visibility'>[]): Promise<ReadonlyMap<string, Audience>> {
  const forSome = read.filter(({ visibility }) => loggedAudience(visibility) !== null);
  const { rows } = forSome.length === 0 ? { rows: [] } : await pool.query<AuthorRow>({
    name: 'authors',
    text: `SELECT id, author_id AS "authorId", author_organisation_id AS "authorOrganisationId" FROM annotation WHERE id = ANY($1::uuid[])
           UNION ALL SELECT id, author_id, author_organisation_id FROM discussion WHERE id = ANY($1::uuid[])
           UNION ALL SELECT id, author_id, author_organisation_id FROM evidence WHERE id = ANY($1::uuid[])`,
    values: [forSome.map(({ id }) => id)],
  });
  const authors = index(rows);
  // Gone since it was read: for nobody any more.
  return new Map(read.map(({ id, visibility }) => [id, audienceOf({ visibility, authorId: null, authorOrganisationId: null, ...authors.get(id) })]));
}
