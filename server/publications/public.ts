import { ANNOTATION_KINDS } from '../../shared/annotation-kinds.ts';
import { areaOf, findArea } from '../../shared/areas/register.ts';
import { EVIDENCE_KINDS, type EvidenceKind } from '../../shared/evidence.ts';
import { OWNER_VERDICTS } from '../../shared/owner-replies.ts';
import { KIND_OF_ORGANISATION } from '../../shared/people.ts';
import type { PublicContribution } from '../../shared/publications.ts';
import type { ContributionRule, OrganisationKind, PersonView } from '../../shared/workspaces.ts';
import { publicAnnotationsOn } from '../annotations/queries.ts';
import type { Context } from '../context.ts';
import type { Database } from '../db.ts';

/**
 * What people know about a metric that was made public, oldest first, for anybody: notes, questions with their opening,
 * evidence. Answers in discussions are never public; no person is named.
 * @param area newest code of the page's area
 */
export async function publicContributions({ db }: Pick<Context, 'db'>, metric: string, area: string): Promise<readonly PublicContribution[]> {
  if (!findArea(area)) return [];
  const [notes, others] = await Promise.all([publicAnnotationsOn(db, metric, area), questionsAndEvidence(db, metric, area)]);
  const asNotes = notes.map(({ id, kind, body, author, at, area: about, period, periodTo, ownerReplies }): PublicContribution => ({
    kind: 'annotation', id, what: ANNOTATION_KINDS[kind], title: '', words: body, author, at,
    about: placeWords(about, periodTo === null || periodTo === period ? period : `${period ?? ''} to ${periodTo}`),
    replies: ownerReplies.map((reply) => ({ organisation: reply.organisation, verdict: OWNER_VERDICTS[reply.verdict], words: reply.body })),
  }));
  return [...asNotes, ...others].sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id));
}

/** Whether `publicContributions` has anything to read about a metric. Asked on every visit of a public page, and mostly answered no: planned once. */
export async function isAnythingPublic({ db }: Pick<Context, 'db'>, metric: string): Promise<boolean> {
  const { rows } = await db.pool.query<{ found: boolean }>({
    name: 'anything-public',
    text: `SELECT EXISTS (SELECT FROM annotation WHERE publication = 'published' AND metric = $1)
             OR EXISTS (SELECT FROM discussion WHERE publication = 'published' AND (metric = $1 OR $1 = ANY(other_metrics)))
             OR EXISTS (SELECT FROM evidence e JOIN evidence_link l ON l.evidence_id = e.id WHERE e.publication = 'published' AND l.metric = $1) AS found`,
    values: [metric],
  });
  return rows[0]?.found ?? false;
}

interface Row {
  readonly kind: 'discussion' | 'evidence';
  readonly id: string;
  readonly evidenceKind: EvidenceKind | null;
  readonly title: string;
  readonly words: string;
  readonly area: string | null;
  readonly period: string | null;
  readonly createdAt: Date;
  readonly rule: ContributionRule;
  readonly jobRole: string | null;
  readonly organisation: string | null;
  readonly organisationKind: OrganisationKind | null;
}

async function questionsAndEvidence({ prisma }: Database, metric: string, area: string): Promise<readonly PublicContribution[]> {
  const invented = areaOf(area).world === 'invented';
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT one.*, w.contribution_rule AS rule, u.job_role AS "jobRole", o.name AS organisation, o.kind AS "organisationKind" FROM (
      SELECT 'discussion' AS kind, d.id, NULL AS "evidenceKind", d.title, coalesce(c.words, '') AS words, d.area, d.period, d.created_at AS "createdAt", d.workspace_id, d.author_id, d.author_organisation_id
      FROM discussion d LEFT JOIN comment c ON c.discussion_id = d.id AND c.position = 1 AND c.withdrawn_at IS NULL AND c.hidden_at IS NULL AND c.purged_at IS NULL
      WHERE (d.metric = ${metric} OR ${metric} = ANY(d.other_metrics)) AND (d.area IS NULL OR d.area = ${area})
        AND d.visibility = 'public' AND d.publication = 'published' AND d.withdrawn_at IS NULL AND d.hidden_at IS NULL AND d.purged_at IS NULL
      UNION ALL
      SELECT 'evidence', e.id, e.kind, e.title, concat_ws(E'\n', nullif(e.finding, ''), 'Method: ' || nullif(e.method, ''), 'Size: ' || nullif(e.size, ''), 'Limits: ' || nullif(e.limits, '')),
        nullif(l.area, ''), nullif(l.period, ''), e.created_at, e.workspace_id, e.author_id, e.author_organisation_id
      FROM evidence e JOIN LATERAL (SELECT area, period FROM evidence_link WHERE evidence_id = e.id AND metric = ${metric} AND area IN ('', ${area}) ORDER BY area LIMIT 1) l ON true
      WHERE e.visibility = 'public' AND e.publication = 'published' AND e.withdrawn_at IS NULL AND e.hidden_at IS NULL AND e.purged_at IS NULL
    ) one JOIN workspace w ON w.id = one.workspace_id AND w.invented = ${invented}
    LEFT JOIN user_account u ON u.id = one.author_id LEFT JOIN organisation o ON o.id = one.author_organisation_id`;
  return rows.map((row): PublicContribution => ({
    kind: row.kind, id: row.id,
    what: row.evidenceKind === null ? 'Question' : `Evidence: ${EVIDENCE_KINDS[row.evidenceKind].toLowerCase()}`,
    title: row.title, words: row.words, about: placeWords(row.area, row.period), author: authorOf(row), at: row.createdAt.toISOString(), replies: [],
  }));
}

function placeWords(area: string | null, period: string | null): string {
  const where = area === null || !findArea(area) ? 'every area' : areaOf(area).name;
  return period === null || period === '' ? where : `${where} ${period}`;
}

/** As beside public notes (server/annotations): a role and an organisation, or less where the rule says less. */
function authorOf({ rule, jobRole, organisation, organisationKind }: Row): PersonView {
  if (rule === 'none') return { name: 'Somebody', organisation: '' };
  if (rule === 'organisation-only') return { name: organisation ?? 'Somebody', organisation: '' };
  const of = rule === 'attributed' ? organisation : organisationKind && KIND_OF_ORGANISATION[organisationKind];
  return { name: jobRole ?? 'Somebody', organisation: of ?? '' };
}
