import { areaName, dateText } from '../../shared/format.ts';
import { METRICS } from '../../shared/framework/metrics.ts';
import { ACTION_STATUSES } from '../../shared/action-statuses.ts';
import { oldestFirst } from '../../shared/conversation.ts';
import type { LogLine } from '../../shared/audit.ts';
import { personText } from '../../shared/people.ts';
import { MEMBER_ROLES, RULE_WORDS, WORKSPACE_WORDS } from '../../shared/workspace-words.ts';
import type { WorkspaceRules } from '../../shared/workspace-pages.ts';
import type { ContributionRule } from '../../shared/workspaces.ts';
import { actionsIn } from '../actions/queries.ts';
import { figuresNow } from '../annotations/queries.ts';
import { recordEvent } from '../audit/commands.ts';
import { workspaceLog } from '../audit/queries.ts';
import { authorize } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db.ts';
import { discussionsWithFigures } from '../discussions/queries.ts';
import { oneAtATime, shownEditions } from '../figures/queries.ts';
import { membersOf } from '../members/queries.ts';
import { seenIn } from '../taking-along/queries.ts';
import { dayOf } from './days.ts';
import { discussionRows, exportedContributions, noteRows, placeOf, titleOf } from './export-contributions.ts';
import { exportJson } from './export-json.ts';
import { exportWorkbook } from './export-workbook.ts';
import { rulesOf } from './terms.ts';

export type ExportFormat = 'xlsx' | 'json';

/** Newer lines of the log that go into the file; older ones are taken out with the log itself. */
const MOST_LOG_LINES = 5_000;
const PATIENCE = { isolationLevel: 'RepeatableRead', timeout: 60_000 } as const;

/** A row of a sheet, by its column's heading. */
export type Row = Readonly<Record<string, string | number | null>>;

/** Everything a workspace says, at one moment, in words. */
export interface WorkspaceExport {
  readonly about: readonly (readonly [label: string, text: string])[];
  readonly notes: readonly Row[];
  readonly discussions: readonly Row[];
  readonly evidence: readonly Row[];
  readonly actions: readonly Row[];
  readonly members: readonly Row[];
  readonly log: readonly Row[];
}

/**
 * Everything a workspace says as one file: authors as its contribution rule shows them, figures that are suppressed by
 * now withheld, as on its pages.
 * @throws Refusal as `authorize` does; 503 while too many files are being made.
 */
export async function exportWorkspace(ctx: Context, slug: string, format: ExportFormat): Promise<{ readonly name: string; readonly type: string; readonly body: Uint8Array<ArrayBuffer> }> {
  const content = await contentOf(ctx, slug, format);
  const name = `${slug}-${dayOf(new Date())}.${format}`;
  if (format === 'json') return { name, type: 'application/json; charset=utf-8', body: new TextEncoder().encode(exportJson(content)) };
  return { name, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', body: new Uint8Array(await oneAtATime(() => exportWorkbook(content))) };
}

/** Which workspace a file would be made of. @throws Refusal as `authorize` does. */
export async function exportPage(ctx: Context, slug: string): Promise<{ readonly slug: string; readonly name: string; readonly contributionRule: ContributionRule }> {
  const { workspace: { name, contributionRule } } = await authorize(ctx, 'workspace.export', { slug });
  return { slug, name, contributionRule };
}

async function contentOf(ctx: Context, slug: string, format: ExportFormat): Promise<WorkspaceExport> {
  const { actor, organisationId, workspace } = await authorize(ctx, 'workspace.export', { slug });
  // Asked outside the transaction: it holds one connection, and must not wait for another.
  const figures = await figuresNow(ctx.db, METRICS.map(({ slug: metric }) => metric));
  const said = await ctx.db.prisma.$transaction(async (tx) => {
    const who = await authorize(ctx, 'workspace.export', { slug }, tx);
    const { workspace: now } = who;
    await recordEvent(tx, { event: 'workspace:exported', actorId: actor.userId, organisationId, workspaceId: now.id, facts: { format } });
    const contributions = await exportedContributions(tx, who, figures);
    const metrics = [...new Set([...contributions.metrics, ...(await metricsActedOn(tx, now.id))])];
    const actions: Awaited<ReturnType<typeof actionsIn>> = [];
    for (const metric of metrics) actions.push(...(await actionsIn(tx, now.id, { metric })));
    const focus = await tx.workspaceFocus.findMany({ where: { workspaceId: now.id }, orderBy: { position: 'asc' }, select: { metric: true } });
    return { metrics, contributions, actions, focus: focus.map(({ metric }) => metric), rules: await rulesOf(tx, now), areas: now.areas };
  }, PATIENCE);
  const releases = await shownEditions(ctx.db, workspace.invented ? 'invented' : 'published', [...new Set([...said.focus, ...said.metrics])]);
  // What the figures say, whose they are and of which release: asked for when no connection is held any more.
  const seen = await seenIn(ctx.db, { notes: said.contributions.notes, workspace });
  const members = await memberRows(ctx, slug, said.rules);
  return {
    about: [
      ...aboutLines(said.rules, members),
      ['Areas', said.areas.map(areaName).join(', ')],
      ['Focus set', said.focus.map(titleOf).join('; ')],
      ...[...releases].map(([metric, { release }]): readonly [string, string] => [`Newest figures: ${titleOf(metric)}`, `published ${dateText(release.published)}`]),
    ],
    notes: noteRows(said.contributions.notes, seen),
    discussions: discussionRows(await discussionsWithFigures(ctx.db, said.contributions.discussions)),
    evidence: said.contributions.evidence,
    actions: said.actions.sort(oldestFirst).map((action) => ({
      ...placeOf(action), 'What will be done': action.what, Organisation: action.organisation, 'Who, as agreed': action.who,
      'Sees to it': action.holder ? personText(action.holder) : null, Due: action.due, 'How far': ACTION_STATUSES[action.status], 'Recorded by': personText(action.author), On: dayOf(new Date(action.at)),
    })),
    members,
    log: (await logLines(ctx, slug)).map(({ when, who, what }) => ({ When: when, Who: who, What: what })),
  };
}

async function metricsActedOn(tx: Transaction, workspaceId: string): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ metric: string }[]>`SELECT DISTINCT metric FROM action WHERE workspace_id = ${workspaceId}::uuid`;
  return rows.map(({ metric }) => metric);
}

function aboutLines(rules: WorkspaceRules, members: readonly Row[]): readonly (readonly [string, string])[] {
  const { name, kind, invented, owner, purpose, contributionRule, terms, agreement, reviewOn, endsOn, ended } = rules;
  const organisations = [...new Set(members.map(({ Organisation }) => String(Organisation)))];
  return [
    ['Workspace', invented ? `${name} (invented)` : name],
    ['Kind', WORKSPACE_WORDS[kind].name],
    ['Owned by', owner ?? 'nobody'],
    ['Purpose', purpose],
    ['Taken out on', dateText(dayOf(new Date()))],
    ['How those who write are shown', RULE_WORDS[contributionRule].means],
    ['Terms', terms],
    ['Agreement', agreement],
    ['To be reviewed', reviewOn ? dateText(reviewOn) : ''],
    ['End', endsOn ? `${ended ? 'ended on ' : ''}${dateText(endsOn)}` : ended ? 'ended' : 'none set'],
    ...organisations.map((organisation): readonly [string, string] => [`Members for ${organisation}`, String(members.filter((member) => member.Organisation === organisation).length)]),
    ['Figures', 'A figure that its publisher suppresses by now is withheld here, whatever it was when a note was written.'],
    ['Passing on', 'What stands here was said under the terms above. They hold for this file too.'],
  ];
}

/** Names go out of the workspace only where its rule shows them beside what people write. */
async function memberRows(ctx: Context, slug: string, { contributionRule }: WorkspaceRules): Promise<readonly Row[]> {
  const named = contributionRule === 'attributed';
  const members = await membersOf(ctx, slug);
  return members.map(({ name, jobRole, organisation, role, since, until }) => ({
    Organisation: role === 'guest' ? 'Guests' : organisation, ...(named ? { Name: name, 'Job role': jobRole } : {}), 'Here as': MEMBER_ROLES[role],
    Since: dayOf(new Date(since)), Until: until && dayOf(new Date(until)),
  }));
}

async function logLines(ctx: Context, slug: string): Promise<readonly LogLine[]> {
  const lines: LogLine[] = [];
  for (let before: string | null = ''; before !== null && lines.length < MOST_LOG_LINES; ) {
    const page = await workspaceLog.page(ctx, slug, new URLSearchParams(before === '' ? {} : { before }));
    lines.push(...page.lines);
    before = page.older;
  }
  return lines;
}
