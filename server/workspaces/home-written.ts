import { Prisma } from '../../prisma/generated/client.ts';
import type { FactName, FactSubjects } from '../../shared/live.ts';
import type { ContributionRule } from '../../shared/workspaces.ts';
import type { Database } from '../db.ts';
import { visibleTo, type Reader } from '../visibility.ts';

/** Something that was written, with what it is about. `kind`: of a note, its kind; of an action, how far it is. */
export interface Thing {
  readonly id: string;
  /** Empty where it is about every indicator, every area. */
  readonly metric: string | null;
  readonly area: string | null;
  /** Key; empty where it is about no part of the measure. */
  readonly breakdown: string;
  readonly words: string;
  readonly kind: string;
  /** Where it was written, and by which rule its author is shown there. */
  readonly workspaceId: string;
  readonly rule: ContributionRule;
}

/** What rows of the log are about, as far as the reader may see it and it stands there still, by id. */
export interface Written {
  readonly notes: ReadonlyMap<string, Thing>;
  readonly questions: ReadonlyMap<string, Thing>;
  readonly evidence: ReadonlyMap<string, Thing>;
  readonly actions: ReadonlyMap<string, Thing>;
  /** Ids of comments. */
  readonly answers: ReadonlySet<string>;
}

type Row = { [Name in FactName]: { readonly fact: Name; readonly subject: FactSubjects[Name] } }[FactName];

const HOME = Prisma.sql`t.workspace_id AS "workspaceId", (SELECT contribution_rule FROM workspace WHERE id = t.workspace_id) AS rule`;
const SHOWN = Prisma.sql`t.withdrawn_at IS NULL AND t.hidden_at IS NULL AND t.purged_at IS NULL`;

/** Asks for what rows of a workspace's log are about. */
export async function writtenThings({ prisma }: Database, reader: Reader, rows: readonly Row[]): Promise<Written> {
  const ids = (pick: (row: Row) => string | null) => [...new Set(rows.flatMap((row) => pick(row) ?? []))];
  const noteIds = ids((row) => (row.fact === 'annotation:added' ? row.subject.annotationId : null));
  const questionIds = ids((row) => (row.fact === 'discussion:started' || row.fact === 'comment:posted' ? row.subject.discussionId : null));
  const answerIds = ids((row) => (row.fact === 'comment:posted' ? row.subject.commentId : null));
  const evidenceIds = ids((row) => (row.fact === 'evidence:added' ? row.subject.evidenceId : null));
  const actionIds = ids((row) => (row.fact === 'action:agreed' || row.fact === 'action:moved' ? row.subject.actionId : null));
  const [notes, questions, answers, evidence, actions] = await Promise.all([
    noteIds.length === 0 ? [] : prisma.$queryRaw<Thing[]>`
      SELECT t.id, t.metric, t.area, t.breakdown, t.body AS words, t.kind, ${HOME} FROM annotation t WHERE t.id = ANY(${noteIds}::uuid[]) AND ${SHOWN} AND ${visibleTo(reader, 'annotation', 't')}`,
    questionIds.length === 0 ? [] : prisma.$queryRaw<Thing[]>`
      SELECT t.id, t.metric, t.area, t.breakdown, t.title AS words, '' AS kind, ${HOME} FROM discussion t WHERE t.id = ANY(${questionIds}::uuid[]) AND ${SHOWN} AND ${visibleTo(reader, 'discussion', 't')}`,
    answerIds.length === 0 ? [] : prisma.$queryRaw<{ id: string }[]>`SELECT t.id FROM comment t WHERE t.id = ANY(${answerIds}::uuid[]) AND ${SHOWN}`,
    evidenceIds.length === 0 ? [] : prisma.$queryRaw<Thing[]>`
      SELECT t.id, NULL AS metric, NULL AS area, '' AS breakdown, t.title AS words, t.kind, ${HOME} FROM evidence t WHERE t.id = ANY(${evidenceIds}::uuid[]) AND ${SHOWN} AND ${visibleTo(reader, 'evidence', 't')}`,
    actionIds.length === 0 ? [] : prisma.$queryRaw<Thing[]>`
      SELECT t.id, t.metric, t.area, t.breakdown, t.what AS words, t.status AS kind, ${HOME} FROM action t WHERE t.id = ANY(${actionIds}::uuid[]) AND t.workspace_id = ${reader.workspaceId}::uuid`,
  ]);
  return { notes: byId(notes), questions: byId(questions), evidence: byId(evidence), actions: byId(actions), answers: new Set(answers.map(({ id }) => id)) };
}

const byId = (things: readonly Thing[]): ReadonlyMap<string, Thing> => new Map(things.map((thing) => [thing.id, thing]));
