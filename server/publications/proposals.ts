import { Prisma } from '../../prisma/generated/client.ts';
import type { AnnotationView } from '../../shared/annotations.ts';
import { areaName, listText } from '../../shared/format.ts';
import { findIndicator } from '../../shared/framework/indicators.ts';
import { findMetric } from '../../shared/framework/metrics.ts';
import { judgementWords } from '../../shared/judgement-words.ts';
import { SUBJECT_WORDS } from '../../shared/moderation-reasons.ts';
import type { ProposedPublication } from '../../shared/publications.ts';
import { annotationsIn, figuresNow } from '../annotations/queries.ts';
import type { Database, Transaction } from '../db.ts';
import { breakdownWords } from '../figures/queries.ts';
import { keyOf, lastDecisions } from '../moderation/queries.ts';
import { peopleIn, personOf } from '../workspaces/queries.ts';
import { againstWords } from './against.ts';
import { onItsWay, type OnItsWay } from './publishable.ts';

interface Said {
  readonly title: string;
  readonly words: string;
  readonly metric: string | null;
  readonly area: string | null;
  readonly otherAreas: readonly string[];
  readonly period: string | null;
  readonly periodTo: string | null;
}

const NOTHING: Said = { title: '', words: '', metric: null, area: null, otherAreas: [], period: null, periodTo: null };

/**
 * What people of an organisation want to be public, oldest first. An approver reads just this of a workspace they need
 * not be a member of: its author chose that it may become public, and that they are asked.
 */
export async function proposalsOf(database: Database, organisation: { readonly id: string; readonly name: string }, readerId: string): Promise<readonly ProposedPublication[]> {
  const db = database.prisma;
  const rows = await onItsWay(db, Prisma.sql`author_organisation_id = ${organisation.id}::uuid AND publication IS NOT NULL`);
  const refs = rows.filter(({ publication }) => publication === 'declined').map(({ kind, id }) => ({ subjectKind: kind, subjectId: id }));
  const [said, notes, decisions, workspaces] = await Promise.all([
    wordsOf(db, rows),
    notesOf(database, rows),
    lastDecisions(db, refs),
    db.workspace.findMany({ where: { id: { in: rows.map(({ workspaceId }) => workspaceId) } }, select: { id: true, name: true } }),
  ]);
  const names = new Map(workspaces.map(({ id, name }) => [id, name]));
  const authors = new Map(await Promise.all(workspaces.map(async ({ id }) => [id, await peopleIn(db, id, rows.filter(({ workspaceId }) => workspaceId === id))] as const)));
  return rows.map((row): ProposedPublication => {
    const { title, words, ...about } = said.get(row.id) ?? NOTHING;
    const workspace = names.get(row.workspaceId) ?? '';
    const against = decisions.get(keyOf({ subjectKind: row.kind, subjectId: row.id }));
    return {
      kind: row.kind, id: row.id, version: row.version, title, words,
      what: SUBJECT_WORDS[row.kind],
      author: personOf(authors.get(row.workspaceId) ?? new Map(), row),
      own: row.authorId === readerId,
      at: row.createdAt.toISOString(),
      about: [placeWords(about), groupWords(notes.get(row.id))].filter(Boolean).join(', '),
      figure: figureWords(notes.get(row.id)),
      workspace,
      publication: row.publication as ProposedPublication['publication'],
      // Of the oldest, whoever decided was told that the author alone reads why.
      decided: against ? againstWords(against.state === 'declined' ? { ...against, reason: '' } : against, organisation.name, workspace) : null,
    };
  });
}

/** Indicator, areas and years. */
function placeWords({ metric, area, otherAreas, period, periodTo }: Omit<Said, 'title' | 'words'>): string {
  const areas = [area, ...otherAreas].flatMap((code) => (code === null ? [] : [areaName(code)]));
  const years = period === null || periodTo === null || periodTo === period ? period : `${period} to ${periodTo}`;
  return [metric === null ? '' : (findIndicator(metric)?.shortTitle ?? metric), listText(areas), years].filter(Boolean).join(', ');
}

/** The notes among them as everybody reads them: judged by the figures that are shown now, so that what is suppressed is told nowhere. */
async function notesOf(db: Database, rows: readonly OnItsWay[]): Promise<ReadonlyMap<string, AnnotationView>> {
  const notes = rows.filter(({ kind }) => kind === 'annotation');
  const read = await Promise.all([...new Set(notes.map(({ workspaceId }) => workspaceId))].map((home) =>
    annotationsIn(db.prisma, home, { ids: notes.filter(({ workspaceId }) => workspaceId === home).map(({ id }) => id) }, (metrics) => figuresNow(db, metrics))));
  return new Map(read.flat().map((note) => [note.id, note]));
}

/** Of which part of a measure a note's figure is. */
function groupWords(note: AnnotationView | undefined): string {
  const measure = findMetric(note?.metric ?? '');
  return note && measure ? breakdownWords(measure, note.breakdown) : '';
}

/** The figure that a note saw, and what became of it; the words of a revision tell both. */
function figureWords(note: AnnotationView | undefined): string {
  if (!note) return '';
  const { figureSeen, withheldSince, judgement } = note;
  const seen = figureSeen === null || withheldSince !== undefined || judgement.verdict === 'revised' ? '' : `${figureSeen} when written`;
  return [seen, judgementWords(judgement) ?? ''].filter(Boolean).join('; ');
}

/** What each of them says; of a discussion, its title and opening: answers are others' words and stay where they are. */
async function wordsOf(db: Transaction, rows: readonly OnItsWay[]): Promise<ReadonlyMap<string, Said>> {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const found = await db.$queryRaw<(Said & { id: string })[]>`
    SELECT id, '' AS title, body AS words, metric, area, other_areas AS "otherAreas", period, period_to AS "periodTo" FROM annotation WHERE id = ANY(${ids}::uuid[])
    UNION ALL SELECT d.id, d.title, coalesce(c.words, ''), d.metric, d.area, '{}'::text[], d.period, NULL FROM discussion d
      LEFT JOIN comment c ON c.discussion_id = d.id AND c.position = 1 AND c.withdrawn_at IS NULL AND c.hidden_at IS NULL WHERE d.id = ANY(${ids}::uuid[])
    UNION ALL SELECT e.id, e.title, concat_ws(E'\n', nullif(e.finding, ''), nullif(e.method, ''), nullif(e.size, ''), nullif(e.limits, '')), l.metric, nullif(l.area, ''), '{}'::text[], nullif(l.period, ''), NULL FROM evidence e
      LEFT JOIN LATERAL (SELECT metric, area, period FROM evidence_link WHERE evidence_id = e.id ORDER BY metric, area LIMIT 1) l ON true WHERE e.id = ANY(${ids}::uuid[])`;
  return new Map(found.map(({ id, ...said }) => [id, said]));
}
