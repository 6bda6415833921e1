import { findArea } from '../../shared/areas/register.ts';
import { EVIDENCE_KINDS, type ChoiceOfGroup, type EarlierEvidence, type EvidenceFormPage, type EvidenceKind, type EvidenceListPage, type EvidenceOffered, type EvidencePage, type EvidenceView } from '../../shared/evidence.ts';
import { notFound } from '../../shared/errors.ts';
import { areaName } from '../../shared/format.ts';
import { findIndicator, INDICATORS } from '../../shared/framework/indicators.ts';
import { metricOf } from '../../shared/framework/metrics.ts';
import { PILLARS } from '../../shared/framework/pillars.ts';
import { isUuid } from '../../shared/uuid.ts';
import type { WorkspaceView } from '../../shared/workspaces.ts';
import { authorize } from '../authorize.ts';
import type { Context } from '../context.ts';
import { evidenceIn } from './queries.ts';
import { readerOf } from '../visibility.ts';

/** The evidence of a workspace, newest first; `metric` and `kind` of the query choose. @throws Refusal as `authorize` does. */
export async function evidenceList(ctx: Context, slug: string, query: URLSearchParams): Promise<EvidenceListPage> {
  const who = await authorize(ctx, 'workspace.read', { slug });
  const { workspace } = who;
  const all = (await evidenceIn(ctx.db.prisma, workspace.id, 'every', readerOf(who))).filter(({ state }) => state === 'shown');
  const chosen = { metric: findIndicator(query.get('metric') ?? '')?.slug ?? '', kind: isKind(query.get('kind')) ? query.get('kind')! : '' };
  const spokenOf = new Set(all.flatMap(({ links }) => links.map(({ metric }) => metric)));
  return {
    workspace, chosen,
    titles: titlesOf(all),
    items: all.filter(({ kind, links }) => (chosen.kind === '' || kind === chosen.kind) && (chosen.metric === '' || links.some(({ metric }) => metric === chosen.metric)))
      .sort((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id)),
    indicators: indicatorChoices().filter(({ value }) => spokenOf.has(value)),
  };
}

/** One item with its history. @throws Refusal as `authorize` does; 404 for what this reader may not see. */
export async function evidencePage(ctx: Context, slug: string, id: string): Promise<EvidencePage> {
  const who = await authorize(ctx, 'workspace.read', { slug });
  const { actor, workspace } = who;
  if (!isUuid(id)) throw notFound();
  const [item] = await evidenceIn(ctx.db.prisma, workspace.id, { ids: [id] }, readerOf(who));
  if (!item) throw notFound();
  const author = await ctx.db.prisma.evidence.findUniqueOrThrow({ where: { id }, select: { authorId: true } });
  const mine = author.authorId === actor.userId;
  return {
    workspace, item, mine,
    titles: titlesOf([item]),
    history: item.state === 'shown' ? await historyOf(ctx, id) : [],
    offered: mine && item.state === 'shown' && !item.notKnownYet && workspace.abilities['evidence.add'] ? offeredIn(workspace) : null,
  };
}

/** What the form for a new item offers. @throws Refusal as `authorize` does. */
export async function evidenceForm(ctx: Context, slug: string, query: URLSearchParams): Promise<EvidenceFormPage> {
  const { workspace } = await authorize(ctx, 'evidence.add', { slug });
  const area = findArea(query.get('area') ?? '')?.code ?? '';
  const kind = query.get('kind');
  return {
    workspace,
    offered: offeredIn(workspace),
    asked: { metric: findIndicator(query.get('metric') ?? '')?.slug ?? '', area: workspace.areas.includes(area) ? area : '', period: query.get('period')?.slice(0, 7) ?? '', kind: isKind(kind) ? kind : '' },
  };
}

async function historyOf({ db }: Context, id: string): Promise<readonly EarlierEvidence[]> {
  const rows = await db.prisma.revision.findMany({ where: { subjectKind: 'evidence', subjectId: id }, orderBy: { version: 'desc' } });
  return rows.map(({ version, content, at }) => ({ ...(content as unknown as Omit<EarlierEvidence, 'version' | 'until'>), version, until: at.toISOString() }));
}

const isKind = (text: string | null): text is EvidenceKind => text !== null && Object.hasOwn(EVIDENCE_KINDS, text);

const offeredIn = ({ areas }: WorkspaceView): EvidenceOffered => ({ indicators: indicatorChoices(), areas: areas.map((code) => ({ code, name: areaName(code) })).sort((a, b) => a.name.localeCompare(b.name, 'en-GB')) });

function titlesOf(items: readonly EvidenceView[]): Readonly<Record<string, string>> {
  return Object.fromEntries(items.flatMap(({ links }) => links.map(({ metric }) => [metric, findIndicator(metric)?.shortTitle ?? metric])));
}

/** Every indicator under its outcome or enabler, in the framework's order. */
function indicatorChoices(): readonly ChoiceOfGroup[] {
  return INDICATORS.map(({ slug, metric, shortTitle }) => ({ value: slug, label: shortTitle, group: PILLARS.find((pillar) => pillar.slug === metricOf(metric).pillar)?.shortTitle ?? '' }));
}
