import { LOG_KINDS, type LogChoice, type LogFilter, type LogKind, type LogLine, type LogView } from '../../shared/audit.ts';
import { logFilterOf } from '../../shared/audit-filter.ts';
import { invalid } from '../../shared/errors.ts';
import { authorize, authorizeForAccount, authorizeForInstallation, authorizeForOrganisation } from '../authorize.ts';
import { emailKey } from '../auth/commands.ts';
import type { Context } from '../context.ts';
import type { Database } from '../db.ts';
import { csvTable, type CsvColumn } from '../figures/queries.ts';
import { recordEvent, type NewAuditEvent } from './commands.ts';
import { linesOf, type LogReader } from './log-lines.ts';
import { logRows, placeIn, placeText, type LogPlace } from './log-rows.ts';

const PAGE = 50;
/** Lines that a file is made from at a time. */
const BATCH = 1_000;

/** What may be asked of one log. */
interface Asked {
  readonly reader: LogReader;
  readonly kinds: readonly LogKind[];
  readonly people: LogView['people'];
  readonly workspaces: readonly LogChoice[] | null;
  readonly organisation?: LogView['organisation'];
  readonly guest?: boolean;
  /** What is written down where the log is taken out. */
  readonly affair: Pick<NewAuditEvent, 'organisationId' | 'workspaceId' | 'facts'>;
}

const EVERY_KIND = Object.keys(LOG_KINDS) as LogKind[];
const without = (...kinds: LogKind[]) => EVERY_KIND.filter((kind) => !kinds.includes(kind));

/** One's own: what one did, and what was done about oneself. @throws Refusal 401 for nobody. */
export async function ownLog(ctx: Context, search: URLSearchParams): Promise<LogView> {
  const { userId, guest, invented } = authorizeForAccount(ctx, 'account.read');
  const workspaces = await ctx.db.prisma.$queryRaw<LogChoice[]>`
    SELECT DISTINCT w.id AS value, w.name AS label FROM workspace w
    WHERE (w.invented OR NOT ${invented}) AND (EXISTS (SELECT FROM membership m WHERE m.workspace_id = w.id AND m.user_id = ${userId}::uuid)
      OR w.id IN (SELECT workspace_id FROM activity WHERE actor_id = ${userId}::uuid)) ORDER BY label`;
  return view(ctx.db, { reader: { of: 'person', userId }, kinds: without('figures'), people: null, workspaces, guest, affair: {} }, search);
}

/**
 * Everything that concerns an organisation, by its leads and approvers; and the same as a file.
 * @throws Refusal as `authorizeForOrganisation`; for a file 400 where its filter cannot be understood.
 */
export const organisationLog = logOf(async (ctx, organisationId) => {
  const { organisation: { id, name, invented }, abilities } = await authorizeForOrganisation(ctx, 'organisation.audit', organisationId);
  const staff = await ctx.db.prisma.$queryRaw<LogChoice[]>`
    SELECT u.id AS value, u.name AS label FROM affiliation a JOIN user_account u ON u.id = a.user_id WHERE a.organisation_id = ${id}::uuid ORDER BY u.name, u.id`;
  const workspaces = await ctx.db.prisma.$queryRaw<LogChoice[]>`
    SELECT w.id AS value, w.name AS label FROM workspace w WHERE w.owner_organisation_id = ${id}::uuid
      OR EXISTS (SELECT FROM membership m WHERE m.workspace_id = w.id AND m.organisation_id = ${id}::uuid)
      OR EXISTS (SELECT FROM audit_event e WHERE e.workspace_id = w.id AND e.organisation_id = ${id}::uuid) ORDER BY w.name, w.id`;
  const reader = { of: 'organisation', organisationId: id, staff: new Set(staff.map(({ value }) => value)) } as const;
  return {
    reader, kinds: without('figures'), people: staff, workspaces, organisation: { id, name, invented, mayInvite: abilities['person.invite'] },
    affair: { organisationId: id, facts: { log: 'log of the organisation' } },
  };
});

/** What was done in a workspace, by its coordinators. People are shown as its contribution rule says. @throws Refusal as `authorize`. */
export const workspaceLog = logOf(async (ctx, slug) => {
  const { workspace: { id, contributionRule }, organisationId } = await authorize(ctx, 'workspace.log', { slug });
  const members = contributionRule === 'attributed'
    ? await ctx.db.prisma.$queryRaw<LogChoice[]>`
        SELECT u.id AS value, concat_ws(', ', u.name, CASE WHEN NOT u.guest THEN o.name END) AS label FROM membership m
        JOIN user_account u ON u.id = m.user_id JOIN organisation o ON o.id = m.organisation_id WHERE m.workspace_id = ${id}::uuid ORDER BY u.name, u.id`
    : null;
  const affair = { organisationId, workspaceId: id, facts: { log: 'log of the workspace' } };
  return { reader: { of: 'workspace', workspaceId: id }, kinds: without('people', 'accounts'), people: members, workspaces: null, affair };
});

/** What was done to the system, for administrators: no content, and workspaces by kind and id. @throws Refusal as `authorizeForInstallation`. */
export const systemLog = logOf(async (ctx) => {
  const { invented } = await authorizeForInstallation(ctx, 'events.read');
  return { reader: { of: 'system', invented }, kinds: without('contributions', 'figures'), people: 'by-address', workspaces: null, affair: { facts: { log: 'log of the system' } } };
});

/** A log as a file, piece by piece: header and lines, exactly those of the filter. */
export interface LogFile {
  readonly name: string;
  readonly pieces: AsyncGenerator<string>;
}

function logOf(ask: (ctx: Context, of: string) => Promise<Asked>) {
  return {
    page: async (ctx: Context, of: string, search: URLSearchParams): Promise<LogView> => view(ctx.db, await ask(ctx, of), search),
    file: async (ctx: Context, of: string, search: URLSearchParams): Promise<LogFile> => {
      const asked = await ask(ctx, of);
      const { filter, errors, asFiltered } = await filterFor(ctx.db, asked, search);
      if (Object.keys(errors).length > 0) throw invalid(errors);
      await recordEvent(ctx.db.prisma, { event: 'log:exported', actorId: ctx.actor?.userId ?? null, ...asked.affair });
      const range = [filter.from, filter.to].filter(Boolean).join('-to-');
      return { name: ['log', range].filter(Boolean).join('-'), pieces: piecesOf(ctx.db, asked.reader, asFiltered) };
    },
  };
}

async function view(db: Database, asked: Asked, search: URLSearchParams): Promise<LogView> {
  const { filter, errors, asFiltered } = await filterFor(db, asked, search);
  const before = placeIn(search.get('before'));
  // One more than is shown says whether there is more.
  const rows = await logRows(db.prisma, asked.reader, asFiltered, before, PAGE + 1);
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    lines: await linesOf(db.prisma, asked.reader, shown),
    filter, errors,
    kinds: asked.kinds.map((value) => ({ value, label: LOG_KINDS[value] })),
    people: asked.people,
    workspaces: asked.workspaces,
    older: last && rows.length > PAGE ? placeText(last) : null,
    continued: before !== null,
    organisation: asked.organisation ?? null,
    workspaceId: asked.reader.of === 'workspace' ? asked.reader.workspaceId : null,
    guest: asked.guest ?? false,
  };
}

/** The filter as the reader wrote it, and as rows are asked for; only what the log's own form offers counts. */
async function filterFor(db: Database, { reader, kinds, people, workspaces }: Asked, search: URLSearchParams) {
  const { filter, errors } = logFilterOf(search);
  const wrong: Record<string, string> = { ...errors };
  if (filter.kind !== '' && !kinds.includes(filter.kind)) wrong.kind = 'Choose a kind from the list.';
  if (filter.workspace !== '' && !workspaces?.some(({ value }) => value === filter.workspace)) wrong.workspace = 'Choose a workspace from the list.';
  const person = filter.person === '' ? '' : await personAsked(db, reader, people, filter.person);
  if (person === null) wrong.person = people === 'by-address' ? 'Nobody here has this email address.' : 'Choose a person from the list.';
  const kept = (name: keyof LogFilter, value: string) => (name in wrong ? '' : value);
  const asFiltered = { ...filter, from: kept('from', filter.from), to: kept('to', filter.to), person: kept('person', person ?? ''), kind: kept('kind', filter.kind), workspace: kept('workspace', filter.workspace) } as LogFilter;
  return { filter: people === 'by-address' ? filter : { ...filter, person: kept('person', filter.person) }, errors: wrong, asFiltered };
}

async function personAsked(db: Database, reader: LogReader, people: LogView['people'], asked: string): Promise<string | null> {
  if (people === 'by-address') {
    const inSandbox = reader.of === 'system' && reader.invented ? { invented: true } : {};
    return (await db.prisma.user.findFirst({ where: { email: emailKey(asked), ...inSandbox }, select: { id: true } }))?.id ?? null;
  }
  return people?.some(({ value }) => value === asked) ? asked : null;
}

const COLUMNS: readonly CsvColumn<LogLine>[] = [
  ['time', ({ at }) => at],
  ['who', ({ who }) => who],
  ['what', ({ what }) => what],
  ['workspace', ({ where }) => where],
  ['kind', ({ kind }) => LOG_KINDS[kind]],
];

async function* piecesOf(db: Database, reader: LogReader, filter: LogFilter): AsyncGenerator<string> {
  const header = csvTable(COLUMNS, []);
  // Spreadsheets know by the mark that names are in UTF-8.
  yield `\uFEFF${header}`;
  let before: LogPlace | null = null;
  do {
    const rows = await logRows(db.prisma, reader, filter, before, BATCH);
    if (rows.length > 0) yield csvTable(COLUMNS, await linesOf(db.prisma, reader, rows)).slice(header.length);
    before = placeIn(rows.length === BATCH ? placeText(rows[rows.length - 1]!) : null);
  } while (before !== null);
}
