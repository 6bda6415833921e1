import { Prisma } from '../../prisma/generated/client.ts';
import { areaName } from '../../shared/format.ts';
import { SUBJECT_KINDS, type SubjectKind } from '../../shared/contributions.ts';
import { findIndicator } from '../../shared/framework/indicators.ts';
import type { ModeratedSubject } from '../../shared/moderation.ts';
import { SUBJECT_WORDS } from '../../shared/moderation-reasons.ts';
import type { ContributionRule } from '../../shared/workspaces.ts';
import { authorsOf } from '../annotations/queries.ts';
import type { Authorized } from '../authorize.ts';
import { stateOf } from '../contribution-state.ts';
import type { Transaction } from '../db.ts';
import { readerOf, visibleTo } from '../visibility.ts';
import type { Author } from '../workspaces/queries.ts';
import { parentKind, reportedTo } from './subjects.ts';

interface SubjectRef {
  readonly subjectKind: string;
  readonly subjectId: string;
}

interface Row extends Author {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly workspaceId: string;
  /** Rule of the workspace it was written in. */
  readonly rule: ContributionRule;
  readonly parentId: string;
  readonly title: string;
  readonly words: string;
  readonly createdAt: Date;
  readonly withdrawnAt: Date | null;
  readonly hiddenAt: Date | null;
  readonly purgedAt: Date | null;
  readonly metric: string | null;
  readonly area: string | null;
}

/** What each kind says, as one text; `s` is the row, `p` what says where it belongs and who may see it. */
const TEXTS: Readonly<Record<SubjectKind, { readonly from: string; readonly title: string; readonly words: string; readonly place: string; readonly organisation?: string; readonly kind?: string; readonly withdrawn?: string }>> = {
  annotation: { from: 'annotation s JOIN annotation p ON p.id = s.id', title: `''`, words: 's.body', place: 'p.metric, p.area' },
  discussion: {
    from: `discussion s JOIN discussion p ON p.id = s.id LEFT JOIN "comment" o ON o.discussion_id = s.id AND o.position = 1`,
    title: 's.title', words: `concat_ws(E'\\n', o.words, 'Outcome: ' || s.outcome)`, place: 'p.metric, p.area',
  },
  comment: { from: '"comment" s JOIN discussion p ON p.id = s.discussion_id', title: `''`, words: 's.words', place: 'p.metric, p.area' },
  evidence: {
    from: 'evidence s JOIN evidence p ON p.id = s.id LEFT JOIN LATERAL (SELECT metric, nullif(area, \'\') AS area FROM evidence_link WHERE evidence_id = s.id ORDER BY metric, area LIMIT 1) l ON true',
    title: 's.title', words: `concat_ws(E'\\n', nullif(s.finding, ''), nullif(s.method, ''), nullif(s.size, ''), nullif(s.limits, ''), nullif(s.consent, ''), nullif(s.gathered, ''))`, place: 'l.metric, l.area', kind: 'NULL::text',
  },
  'owner-reply': {
    from: 'owner_reply s JOIN annotation p ON p.id = s.annotation_id', title: `''`, words: 's.body', place: 'p.metric, p.area',
    organisation: 's.organisation_id', kind: 'NULL::text', withdrawn: 'NULL::timestamptz',
  },
};

/**
 * What moderators are asked about, as they read it, by kind and id. Left out is what is for one person's eyes, and what is
 * for an organisation's unless somebody reported it to these moderators.
 */
export async function readSubjects(db: Transaction, who: Authorized, refs: readonly SubjectRef[]): Promise<ReadonlyMap<string, ModeratedSubject>> {
  const reader = readerOf(who);
  const parts = SUBJECT_KINDS.flatMap((kind) => {
    const ids = [...new Set(refs.flatMap(({ subjectKind, subjectId }) => (subjectKind === kind ? [subjectId] : [])))];
    if (ids.length === 0) return [];
    const { from, title, words, place, organisation = 's.author_organisation_id', kind: organisationKind = 's.author_organisation_kind', withdrawn = 's.withdrawn_at' } = TEXTS[kind];
    const columns = Prisma.raw(`p.id AS "parentId", p.workspace_id AS "workspaceId", (SELECT contribution_rule FROM workspace WHERE id = p.workspace_id) AS rule, s.author_id AS "authorId", ${organisation} AS "authorOrganisationId", ${organisationKind} AS "authorOrganisationKind",
      ${title} AS title, ${words} AS words, s.created_at AS "createdAt", ${withdrawn} AS "withdrawnAt", s.hidden_at AS "hiddenAt", s.purged_at AS "purgedAt", ${place}`);
    return [Prisma.sql`SELECT ${kind} AS kind, s.id, ${columns} FROM ${Prisma.raw(from)} WHERE s.id = ANY(${ids}::uuid[]) AND p.visibility <> 'me'
      AND (${visibleTo(reader, parentKind(kind), 'p')} OR ${reportedTo(reader.workspaceId, kind, Prisma.raw('s.id'))})`];
  });
  if (parts.length === 0) return new Map();
  const rows = await db.$queryRaw<Row[]>(Prisma.join(parts, ' UNION ALL '));
  const authorOf = await authorsOf(db, who.workspace.id, rows);
  return new Map(rows.map((row) => [keyOf({ subjectKind: row.kind, subjectId: row.id }), { ...present(row, who), author: authorOf(row) }]));
}

/** Under which `readSubjects` answers. */
export const keyOf = ({ subjectKind, subjectId }: SubjectRef) => `${subjectKind} ${subjectId}`;

function present(row: Row, { actor, workspace }: Authorized): Omit<ModeratedSubject, 'author'> {
  const { kind, id, metric, area, title, words, authorId } = row;
  return {
    kind, id, title,
    what: SUBJECT_WORDS[kind],
    words: words.trim(),
    own: authorId === actor.userId,
    at: row.createdAt.toISOString(),
    state: stateOf(row),
    path: `/workspaces/${workspace.slug}/${pathOf(row)}`,
    about: [metric === null ? '' : (findIndicator(metric)?.shortTitle ?? metric), area === null ? '' : areaName(area)].filter(Boolean).join(', '),
    elsewhere: row.workspaceId !== workspace.id,
  };
}

function pathOf({ kind, id, parentId }: Row): string {
  switch (kind) {
    case 'annotation':
    case 'owner-reply':
      return `annotations/${parentId}`;
    case 'discussion':
      return `discussions/${id}`;
    case 'comment':
      return `discussions/${parentId}#comment-${id}`;
    case 'evidence':
      return `evidence/${id}`;
  }
}
