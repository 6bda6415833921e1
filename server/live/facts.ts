import { MOST_MISSED_FACTS, type Fact, type FactName, type FactSubjects } from '../../shared/live.ts';
import type { Database } from '../db.ts';
import { toldComment, type ToldComment } from '../discussions/queries.ts';
import { isFor, type Audience, type Reader } from '../visibility.ts';
import { subjectsOf } from './subjects.ts';

/** One row of the activity log, with the comment it is about. */
export type ActivityRow = { [Name in FactName]: { sequence: number; fact: Name; subject: FactSubjects[Name]; actor: string | null; organisation: string | null; comment: ToldComment | null } }[FactName];

/** A fact for those who may see what it is about, and what the others are told instead. */
export interface Delivered {
  readonly fact: Fact;
  readonly audience: Audience;
  readonly otherwise: Fact;
}

/** What one reader is told of it. */
export const factFor = ({ fact, audience, otherwise }: Delivered, reader: Pick<Reader, 'userId' | 'organisationId'>): Fact => (isFor(audience, reader) ? fact : otherwise);

/** What was recorded after a number, up to `sequence`, the log's newest; `null` facts are more than one may be sent. */
export interface Missed {
  readonly sequence: number;
  readonly facts: readonly Delivered[] | null;
  /** Who meets the door again before they hear of a fact, by its number. Goes to no browser. */
  readonly sentOut: ReadonlyMap<number, SentOut>;
}

/** Facts of a workspace after the number `since`, for readers whose membership the caller has asked about. */
export async function factsAfter(db: Database, workspaceId: string, since: number): Promise<Missed> {
  const { rows } = await db.pool.query<{ readonly newest: number } & (ActivityRow | { readonly sequence: null })>({
    name: 'facts-after',
    // What nearly every row is about comes along: one turn to the database between a commit and those who are told. Of a
    // reader who missed too much, nothing is presented.
    text: `SELECT w.sequence AS newest, a.sequence, a.fact, a.subject, a.actor_id AS actor, a.organisation_id AS organisation,
             CASE WHEN a.fact IN ('comment:posted', 'comment:changed') AND a.missed < $3 THEN (${toldComment(`(a.subject ->> 'commentId')::uuid`)}) END AS comment
           FROM workspace w LEFT JOIN LATERAL (
             SELECT *, count(*) OVER () AS missed FROM (SELECT * FROM activity WHERE workspace_id = w.id AND sequence > $2 ORDER BY sequence LIMIT $3) after
           ) a ON true
           WHERE w.id = $1 ORDER BY a.sequence`,
    values: [workspaceId, since, MOST_MISSED_FACTS + 1],
  });
  const recorded = rows.filter((row) => row.sequence !== null);
  const newest = rows[0]?.newest ?? 0;
  if (since > newest || recorded.length > MOST_MISSED_FACTS) return { sequence: newest, facts: null, sentOut: new Map() };
  const sentOut = new Map(recorded.flatMap((row) => {
    const who = sentOutBy(row);
    return who === null ? [] : [[row.sequence, who] as const];
  }));
  return { sequence: newest, facts: await presentFacts(db, workspaceId, recorded), sentOut };
}

/** The same of rows that came with their notices and follow one another without a hole; at least one, and none that sends somebody out. */
export async function factsHeard(db: Database, workspaceId: string, rows: readonly ActivityRow[]): Promise<Missed> {
  return { sequence: Math.max(...rows.map(({ sequence }) => sequence)), facts: await presentFacts(db, workspaceId, rows), sentOut: new Map() };
}

/** A person whose membership ended; everybody, where there are new terms to accept first. */
export type SentOut = { readonly userId: string } | 'everybody';

function sentOutBy(row: ActivityRow): SentOut | null {
  if (row.fact === 'member:ended') return { userId: row.subject.userId };
  return row.fact === 'workspace:changed' && row.subject.what.includes('terms') ? 'everybody' : null;
}

/** Rows with what they are about as it stands now, each for whom it is now. Every row is a fact: numbers have no holes. */
async function presentFacts(db: Database, workspaceId: string, rows: readonly ActivityRow[]): Promise<Delivered[]> {
  if (rows.length === 0) return [];
  const said = await subjectsOf(db, workspaceId, rows);
  return rows.map((row): Delivered => {
    const recorded = { workspaceId, sequence: row.sequence };
    const { about, fact, audience } = said(row);
    const silence: Fact = { ...recorded, fact: 'elsewhere:recorded' };
    // What was there before may have been seen by others: they are told to let go of it. What is new was not.
    const otherwise: Fact = about !== null && isChange(row.fact) ? { ...recorded, fact: 'contribution:removed', id: about } : silence;
    if (fact === null) return { fact: otherwise, audience: 'everybody', otherwise };
    return { fact: { ...recorded, ...fact }, audience, otherwise };
  });
}

const isChange = (fact: FactName) => fact.endsWith(':changed');
