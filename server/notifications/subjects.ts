import { Prisma } from '../../prisma/generated/client.ts';
import type { SharedKind } from '../../shared/contributions.ts';
import type { OwnerVerdict } from '../../shared/owner-replies.ts';
import type { ContributionRule } from '../../shared/workspaces.ts';
import { stateOf } from '../contribution-state.ts';
import type { Transaction } from '../db.ts';
import { lastDecisions, type DecisionAgainst } from '../moderation/queries.ts';
import { visibleTo, type Reader } from '../visibility.ts';
import type { Author } from '../workspaces/queries.ts';

/** What a notification is about, as far as its reader may see it. */
export interface Subject extends Author {
  readonly id: string;
  /** Where it was written, and by which rule its author is shown there. */
  readonly workspaceId: string;
  readonly rule: ContributionRule;
  readonly metric: string | null;
  readonly area: string | null;
  /** A discussion's title, an action's words; empty of the others. */
  readonly title: string;
  /** The beginning of a note, an answer or an owner's reply. */
  readonly excerpt: string;
  readonly state: 'shown' | 'withdrawn' | 'hidden' | 'purged';
  readonly discussionId?: string;
  readonly annotationId?: string;
  /** Organisation that replied as the figure's owner, and what it said of the note. */
  readonly owner?: { readonly name: string; readonly verdict: OwnerVerdict };
  /** A question's organisation, and how far it is. */
  readonly asked?: { readonly organisationId: string; readonly name: string; readonly status: string | null };
  readonly resolved?: boolean;
  readonly publication?: string | null;
  /** What was decided against it last: that its words go, or that it does not become public or is so no longer. */
  readonly against?: DecisionAgainst;
}

interface Row {
  readonly id: string;
  readonly workspaceId: string;
  readonly rule: ContributionRule;
  readonly metric: string | null;
  readonly area: string | null;
  readonly title: string;
  readonly excerpt: string;
  readonly authorId: string | null;
  readonly authorOrganisationId: string | null;
  readonly authorOrganisationKind: string | null;
  readonly withdrawnAt: Date | null;
  readonly hiddenAt: Date | null;
  readonly purgedAt: Date | null;
  readonly parentId: string;
  readonly parentGone: boolean;
  readonly verdict: string | null;
  readonly organisation: string | null;
  readonly askedId: string | null;
  readonly questionStatus: string | null;
  readonly resolved: boolean;
  readonly publication: string | null;
}

const AUTHOR = (t: string) => Prisma.raw(`${t}.author_id AS "authorId", ${t}.author_organisation_id AS "authorOrganisationId", ${t}.withdrawn_at AS "withdrawnAt", ${t}.hidden_at AS "hiddenAt", ${t}.purged_at AS "purgedAt"`);
const HOME = (t: string) => Prisma.raw(`${t}.workspace_id AS "workspaceId", (SELECT contribution_rule FROM workspace WHERE id = ${t}.workspace_id) AS rule`);
/** More than fits a line is not fetched. */
const EXCERPT = (column: string) => Prisma.raw(`left(${column}, 200) AS excerpt`);
const NO_EXCERPT = Prisma.raw(`'' AS excerpt`);
const NOTHING_MORE = Prisma.raw(`NULL AS verdict, NULL AS organisation, NULL AS "askedId", NULL AS "questionStatus", false AS resolved`);
const GONE = (t: string) => Prisma.raw(`(${t}.withdrawn_at IS NOT NULL OR ${t}.hidden_at IS NOT NULL OR ${t}.purged_at IS NOT NULL) AS "parentGone"`);

/**
 * Who reads: in a workspace, or for their organisation alone, wherever they take part, the question put to it, or what was
 * written for it to become public. The caller asked whether they work there.
 */
export type Eyes = Reader | 'asked' | 'approver';

/** A SELECT of each kind of thing that is written, by ids, with what its reader may see in the condition. */
function selectOf(kind: string, ids: readonly string[], eyes: Eyes): Prisma.Sql | null {
  const which = (t: string) => Prisma.sql`${Prisma.raw(t)}.id = ANY(${ids}::uuid[])`;
  const seenBy = (what: SharedKind, t: string) => {
    if (eyes === 'approver') return Prisma.raw(`${t}.visibility = 'public'`);
    if (eyes !== 'asked') return visibleTo(eyes, what, t);
    return what === 'discussion' ? Prisma.sql`d.addressed_to_id IS NOT NULL AND d.visibility NOT IN ('me', 'organisation')` : Prisma.sql`false`;
  };
  switch (kind) {
    case 'discussion':
      return Prisma.sql`SELECT d.id, ${HOME('d')}, d.metric, d.area, d.title, ${NO_EXCERPT}, ${AUTHOR('d')}, d.author_organisation_kind AS "authorOrganisationKind", d.id AS "parentId", false AS "parentGone", NULL AS verdict,
        o.name AS organisation, d.addressed_to_id AS "askedId", d.question_status AS "questionStatus", d.resolved_at IS NOT NULL AS resolved, d.publication
        FROM discussion d LEFT JOIN organisation o ON o.id = d.addressed_to_id WHERE ${which('d')} AND ${seenBy('discussion', 'd')}`;
    case 'annotation':
      return Prisma.sql`SELECT n.id, ${HOME('n')}, n.metric, n.area, '' AS title, ${EXCERPT('n.body')}, ${AUTHOR('n')}, n.author_organisation_kind AS "authorOrganisationKind", n.id AS "parentId", false AS "parentGone", ${NOTHING_MORE}, n.publication
        FROM annotation n WHERE ${which('n')} AND ${seenBy('annotation', 'n')}`;
    case 'evidence':
      return Prisma.sql`SELECT e.id, ${HOME('e')}, NULL AS metric, NULL AS area, e.title, ${NO_EXCERPT}, ${AUTHOR('e')}, NULL AS "authorOrganisationKind", e.id AS "parentId", false AS "parentGone", ${NOTHING_MORE}, e.publication
        FROM evidence e WHERE ${which('e')} AND ${seenBy('evidence', 'e')}`;
  }
  if (typeof eyes === 'string') return null;
  switch (kind) {
    case 'owner-reply':
      return Prisma.sql`SELECT r.id, ${HOME('n')}, n.metric, n.area, '' AS title, ${EXCERPT('r.body')}, r.author_id AS "authorId", r.organisation_id AS "authorOrganisationId", NULL::timestamptz AS "withdrawnAt", r.hidden_at AS "hiddenAt", r.purged_at AS "purgedAt",
        NULL AS "authorOrganisationKind", n.id AS "parentId", ${GONE('n')}, r.verdict, o.name AS organisation, NULL AS "askedId", NULL AS "questionStatus", false AS resolved, NULL AS publication
        FROM owner_reply r JOIN annotation n ON n.id = r.annotation_id JOIN organisation o ON o.id = r.organisation_id WHERE ${which('r')} AND ${visibleTo(eyes, 'annotation', 'n')}`;
    case 'comment':
      return Prisma.sql`SELECT c.id, ${HOME('d')}, d.metric, d.area, d.title, ${EXCERPT('c.words')}, ${AUTHOR('c')}, c.author_organisation_kind AS "authorOrganisationKind", d.id AS "parentId", ${GONE('d')}, ${NOTHING_MORE}, NULL AS publication
        FROM comment c JOIN discussion d ON d.id = c.discussion_id WHERE ${which('c')} AND ${visibleTo(eyes, 'discussion', 'd')}`;
    case 'action':
      return Prisma.sql`SELECT a.id, ${HOME('a')}, a.metric, a.area, a.what AS title, ${NO_EXCERPT}, a.author_id AS "authorId", a.author_organisation_id AS "authorOrganisationId", NULL::timestamptz AS "withdrawnAt", NULL::timestamptz AS "hiddenAt", NULL::timestamptz AS "purgedAt",
        NULL AS "authorOrganisationKind", a.id AS "parentId", false AS "parentGone", ${NOTHING_MORE}, NULL AS publication
        FROM action a WHERE ${which('a')} AND a.workspace_id = ${eyes.workspaceId}::uuid`;
    default:
      return null;
  }
}

/** Things of these kinds, by kind and id, that these eyes may see. */
export async function subjectsFor(db: Transaction, eyes: Eyes, wanted: readonly { readonly subjectKind: string; readonly subjectId: string }[]): Promise<ReadonlyMap<string, Subject>> {
  const kinds = new Map<string, string[]>();
  for (const { subjectKind, subjectId } of wanted) kinds.set(subjectKind, [...(kinds.get(subjectKind) ?? []), subjectId]);
  const found = new Map<string, Subject>();
  for (const [kind, ids] of kinds) {
    const select = selectOf(kind, ids, eyes);
    if (!select) continue;
    for (const row of await db.$queryRaw<Row[]>(select)) found.set(`${kind} ${row.id}`, subjectFrom(kind, row));
  }
  return withDecisions(db, found);
}

/** What was decided against some of them. */
async function withDecisions(db: Transaction, found: ReadonlyMap<string, Subject>): Promise<ReadonlyMap<string, Subject>> {
  const decided = [...found].filter(([, { state, publication }]) => state === 'purged' || publication === 'declined');
  const decisions = await lastDecisions(db, decided.map(([key, { id }]) => ({ subjectKind: key.slice(0, key.indexOf(' ')), subjectId: id })));
  if (decisions.size === 0) return found;
  return new Map([...found].map(([key, subject]) => {
    const against = decisions.get(key);
    return [key, against ? { ...subject, against } : subject];
  }));
}

function subjectFrom(kind: string, row: Row): Subject {
  const { id, workspaceId, rule, metric, area, authorId, authorOrganisationId, authorOrganisationKind, parentId, organisation, verdict, askedId } = row;
  const state = row.parentGone ? 'hidden' : stateOf(row);
  return {
    id, workspaceId, rule, metric, area, authorId, authorOrganisationId, authorOrganisationKind, state,
    title: state === 'shown' ? row.title : '',
    excerpt: state === 'shown' ? row.excerpt : '',
    ...(kind === 'comment' || kind === 'discussion' ? { discussionId: parentId } : {}),
    ...(kind === 'annotation' || kind === 'owner-reply' ? { annotationId: parentId } : {}),
    ...(verdict !== null && organisation !== null ? { owner: { name: organisation, verdict: verdict as OwnerVerdict } } : {}),
    ...(askedId !== null ? { asked: { organisationId: askedId, name: organisation ?? '', status: row.questionStatus } } : {}),
    resolved: row.resolved,
    publication: row.publication,
  };
}
