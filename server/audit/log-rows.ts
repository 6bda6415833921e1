import { Prisma } from '../../prisma/generated/client.ts';
import { eventsOfKind, kindOfFact, LISTED_FACTS, type AuditEventName, type LogFilter } from '../../shared/audit.ts';
import type { FactName } from '../../shared/live.ts';
import type { ContributionRule } from '../../shared/workspaces.ts';
import type { Transaction } from '../db.ts';

/** One line of a log as the tables have it: an event of the audit log, or a fact of a workspace's activity log. */
export interface LogRow {
  /** ISO time with microseconds: the order of lines needs them all. */
  readonly at: string;
  readonly source: 'event' | 'fact';
  readonly number: number;
  readonly name: AuditEventName | FactName;
  readonly actorId: string | null;
  readonly organisationId: string | null;
  readonly workspaceId: string | null;
  /** Whom it is about. */
  readonly userId: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Whose log it is; who may read it was asked before. */
export type LogScope =
  | { readonly of: 'person'; readonly userId: string }
  | { readonly of: 'organisation'; readonly organisationId: string }
  | { readonly of: 'workspace'; readonly workspaceId: string }
  /** `invented`: of the sandbox only. */
  | { readonly of: 'system'; readonly invented: boolean };

/** Where a page ends. */
export interface LogPlace {
  readonly at: string;
  readonly source: 'event' | 'fact';
  readonly number: number;
  readonly workspaceId: string;
}

/** `null` for what is no place in a log. */
export function placeIn(text: string | null): LogPlace | null {
  const [, at, source, number, workspaceId = ''] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)_(event|fact)_(\d{1,9})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})?$/.exec(text ?? '') ?? [];
  if (!at || !source || Number.isNaN(Date.parse(at))) return null;
  return { at, source: source as LogPlace['source'], number: Number(number), workspaceId };
}

export const placeText = ({ at, source, number, workspaceId }: LogRow) => `${at}_${source}_${number}_${source === 'fact' ? workspaceId : ''}`;

/**
 * The newest lines of a log before a place, newest first. Each part of it is read by an index and cut to as many lines
 * as are asked for, so that a page costs the same however long the log is.
 */
export async function logRows(db: Transaction, scope: LogScope, filter: LogFilter, before: LogPlace | null, count: number): Promise<readonly LogRow[]> {
  return db.$queryRaw<LogRow[]>(logStatement(scope, filter, before, count));
}

/** The statement behind it, for whoever wants to know how it is carried out. */
export function logStatement(scope: LogScope, filter: LogFilter, before: LogPlace | null, count: number): Prisma.Sql {
  const parts = partsOf(scope, filter, before, count).map((part) => Prisma.sql`(${part})`);
  return Prisma.sql`
    SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, source, number, name, actor_id AS "actorId",
      organisation_id AS "organisationId", workspace_id AS "workspaceId", user_id AS "userId", facts
    FROM (${Prisma.join(parts, ' UNION ALL ')}) log
    ORDER BY log.at DESC, source DESC, number DESC, workspace_id DESC LIMIT ${count}`;
}

function partsOf(scope: LogScope, filter: LogFilter, before: LogPlace | null, count: number): readonly Prisma.Sql[] {
  const events = (where: Prisma.Sql) => eventsWhere(where, filter, before, count);
  const facts = (where: Prisma.Sql) => factsWhere(where, filter, before, count);
  switch (scope.of) {
    case 'person': {
      const me = Prisma.sql`${scope.userId}::uuid`;
      // Two parts, each with an index of its own; the second leaves out what the first has.
      return [events(Prisma.sql`e.user_id = ${me}`), events(Prisma.sql`e.actor_id = ${me} AND e.user_id IS DISTINCT FROM ${me}`), facts(Prisma.sql`a.actor_id = ${me}`)];
    }
    case 'organisation': {
      const own = Prisma.sql`${scope.organisationId}::uuid`;
      return [
        events(Prisma.sql`e.organisation_id = ${own}`),
        accountsOfStaff(own, events(Prisma.sql`e.user_id = s.user_id AND ${OF_AN_ACCOUNT}`)),
        accountsOfStaff(own, events(Prisma.sql`e.actor_id = s.user_id AND e.user_id IS NULL AND ${OF_AN_ACCOUNT}`)),
        // What was added stands here only where everybody in the workspace reads beside it that it was this organisation,
        // and is asked for by person only where they read the name: the rule holds for one's own leads too.
        facts(Prisma.sql`a.organisation_id = ${own} AND ${underRules(filter.person === '' ? ['attributed', 'organisation-only'] : ['attributed'])} AND a.audience IS DISTINCT FROM 'actor'`),
      ];
    }
    case 'workspace':
      return [events(Prisma.sql`e.workspace_id = ${scope.workspaceId}::uuid`), facts(Prisma.sql`a.workspace_id = ${scope.workspaceId}::uuid AND a.audience IS NULL`)];
    case 'system':
      return [events(systemEvents(scope, filter))];
  }
}

const underRules = (rules: readonly ContributionRule[]) => Prisma.sql`EXISTS (SELECT FROM workspace w WHERE w.id = a.workspace_id AND w.contribution_rule = ANY(${rules}))`;

/** Accounts belong to people; their organisation reads of them from the day they work for it. */
const OF_AN_ACCOUNT = Prisma.sql`e.organisation_id IS NULL AND e.workspace_id IS NULL AND e.at >= s.since AND e.event = ANY(${eventsOfKind('accounts')})`;

function accountsOfStaff(organisation: Prisma.Sql, events: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT staff.* FROM affiliation s CROSS JOIN LATERAL (${events}) staff WHERE s.organisation_id = ${organisation}`;
}

/** An administrator asks for a person's lines without those that would say in which workspaces they are. */
function systemEvents({ invented }: LogScope & { of: 'system' }, { person }: LogFilter): Prisma.Sql {
  const named = person === '' ? Prisma.sql`true`
    : Prisma.sql`e.event <> ALL(${eventsOfKind('workspaces')}) AND (e.workspace_id IS NULL OR e.event = ANY(${[...eventsOfKind('incidents'), 'retention:applied']}))`;
  if (!invented) return named;
  return Prisma.sql`${named} AND (
    EXISTS (SELECT FROM user_account u WHERE u.id IN (e.actor_id, e.user_id) AND u.invented)
    OR EXISTS (SELECT FROM organisation o WHERE o.id = e.organisation_id AND o.invented)
    OR EXISTS (SELECT FROM workspace w WHERE w.id = e.workspace_id AND w.invented))`;
}

function eventsWhere(where: Prisma.Sql, filter: LogFilter, before: LogPlace | null, count: number): Prisma.Sql {
  const kind = filter.kind === '' ? Prisma.empty : Prisma.sql`AND e.event = ANY(${eventsOfKind(filter.kind)})`;
  const person = filter.person === '' ? Prisma.empty : Prisma.sql`AND ${filter.person}::uuid IN (e.actor_id, e.user_id)`;
  return Prisma.sql`
    SELECT e.at, 'event' AS source, e.id AS number, e.event AS name, e.actor_id, e.organisation_id, e.workspace_id, e.user_id, e.facts
    FROM audit_event e WHERE ${where} ${kind} ${person} ${common(Prisma.raw('e'), filter)} ${earlier(Prisma.sql`e.at`, Prisma.sql`'event'`, Prisma.sql`e.id`, Prisma.sql`''`, before)}
    ORDER BY e.at DESC, e.id DESC LIMIT ${count}`;
}

function factsWhere(where: Prisma.Sql, filter: LogFilter, before: LogPlace | null, count: number): Prisma.Sql {
  const names = LISTED_FACTS.filter((name) => filter.kind === '' || kindOfFact(name) === filter.kind);
  const person = filter.person === '' ? Prisma.empty : Prisma.sql`AND a.actor_id = ${filter.person}::uuid`;
  return Prisma.sql`
    SELECT a.at, 'fact' AS source, a.sequence AS number, a.fact AS name, a.actor_id, a.organisation_id, a.workspace_id, NULL::uuid AS user_id, a.subject AS facts
    FROM activity a WHERE ${where} AND a.fact = ANY(${names}) ${person} ${common(Prisma.raw('a'), filter)} ${earlier(Prisma.sql`a.at`, Prisma.sql`'fact'`, Prisma.sql`a.sequence`, Prisma.sql`a.workspace_id::text`, before)}
    ORDER BY a.at DESC, a.sequence DESC, a.workspace_id DESC LIMIT ${count}`;
}

/** Days are England's. */
function common(table: Prisma.Sql, { from, to, workspace }: LogFilter): Prisma.Sql {
  return Prisma.join([
    from === '' ? Prisma.empty : Prisma.sql`AND ${table}.at >= (${from}::date::timestamp AT TIME ZONE 'Europe/London')`,
    to === '' ? Prisma.empty : Prisma.sql`AND ${table}.at < ((${to}::date + 1)::timestamp AT TIME ZONE 'Europe/London')`,
    workspace === '' ? Prisma.empty : Prisma.sql`AND ${table}.workspace_id = ${workspace}::uuid`,
  ], ' ');
}

/** The time alone as well, for the index. */
function earlier(at: Prisma.Sql, source: Prisma.Sql, number: Prisma.Sql, workspaceId: Prisma.Sql, before: LogPlace | null): Prisma.Sql {
  if (!before) return Prisma.empty;
  return Prisma.sql`AND ${at} <= ${before.at}::timestamptz
    AND (${at}, ${source}::text, ${number}, ${workspaceId}) < (${before.at}::timestamptz, ${before.source}::text, ${before.number}::int, ${before.workspaceId})`;
}
