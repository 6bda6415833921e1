import { findArea, type Area, type World } from '../../shared/areas/register.ts';
import type { WideAnchor } from '../../shared/anchors.ts';
import type { AddAnnotationInput } from '../../shared/annotations.ts';
import { invalid, Refusal } from '../../shared/errors.ts';
import { areaName } from '../../shared/format.ts';
import { definitionVersionAt } from '../../shared/framework/definitions.ts';
import { findMetric } from '../../shared/framework/metrics.ts';
import type { Metric } from '../../shared/framework/types.ts';
import type { WorkspaceView } from '../../shared/workspaces.ts';
import { canonicalBreakdown, worldOf } from '../anchors.ts';
import type { Database } from '../db.ts';
import { shownEdition, type EditionFigures } from '../figures/queries.ts';
import { figureSeen } from './figure-seen.ts';

type Sent = Pick<AddAnnotationInput, 'scope' | 'metric' | 'area' | 'otherAreas' | 'period' | 'periodTo' | 'breakdown' | 'editionKey'>;

/** A note's anchor with what its author sees there now: columns of its row. */
interface PlacedAnchor extends Omit<WideAnchor, 'otherAreas'> {
  readonly otherAreas: string[];
  readonly editionKey: string | null;
  readonly figureSeen: string | null;
  readonly definitionVersion: number;
}

/** An anchor that was read before a command's transaction: the workspace is known only inside of it. */
interface SentAnchor {
  /** The anchor by itself, for what is asked about it before; `null` where it is refused in any workspace. */
  readonly anchor: WideAnchor | null;
  /** @throws Refusal 400 with words per field where it cannot be pinned in this workspace. */
  place(workspace: WorkspaceView): PlacedAnchor;
}

const NOTHING = { metric: null, area: null, otherAreas: [], period: null, periodTo: null, breakdown: '' } as const;

/**
 * Reads a note's anchor: leaves out what its scope leaves open, and says what is wrong with the rest once it is known
 * that the person may ask (as `readAnchor` does).
 */
export async function readWideAnchor(db: Database, sent: Sent): Promise<SentAnchor> {
  try {
    return await read(db, sent);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return { anchor: null, place: () => { throw refusal; } };
  }
}

async function read(db: Database, sent: Sent): Promise<SentAnchor> {
  const { scope } = sent;
  if (scope === 'everything') {
    const anchor = { ...NOTHING, scope };
    return { anchor, place: () => ({ ...anchor, otherAreas: [], ...WITHOUT_FIGURES }) };
  }
  if (scope === 'area') {
    const area = readArea(sent.area);
    const anchor = { ...NOTHING, scope, area: area.code };
    return { anchor, place: (workspace) => (requireHere(area, workspace), { ...anchor, otherAreas: [], ...WITHOUT_FIGURES }) };
  }
  const metric = findMetric(sent.metric ?? '');
  if (!metric) throw invalid({ metric: 'There is no measure of this name. Open the page of an indicator and write from there.' });
  return scope === 'indicator' ? ofIndicator(db, metric, sent) : ofFigures(db, metric, scope, sent);
}

const WITHOUT_FIGURES = { editionKey: null, figureSeen: null, definitionVersion: 1 } as const;

async function ofIndicator(db: Database, metric: Metric, sent: Sent): Promise<SentAnchor> {
  const editions = { published: await shownEdition(db, metric.slug, 'published'), invented: await shownEdition(db, metric.slug, 'invented') };
  const anchor = { ...NOTHING, scope: 'indicator' as const, metric: metric.slug };
  return {
    anchor,
    place(workspace) {
      const edition = editions[worldOf(workspace)];
      requireShown(sent, metric, edition, null);
      return { ...anchor, otherAreas: [], ...editionColumns(metric, edition), figureSeen: null };
    },
  };
}

async function ofFigures(db: Database, metric: Metric, scope: 'point' | 'series', sent: Sent): Promise<SentAnchor> {
  const area = readArea(sent.area);
  const otherAreas = readOthers(sent.otherAreas, area);
  const breakdown = canonicalBreakdown(sent.breakdown, metric);
  if (breakdown === null) throw invalid({ breakdown: `Choose one group for each of: ${metric.breakdowns.map(({ label }) => label).join(', ') || 'none'}.` });
  const edition = await shownEdition(db, metric.slug, area.world);
  const { period, periodTo, refusal } = readPeriods(scope, sent, edition);
  const figure = period === null ? undefined : edition?.at(area.code, period, breakdown);
  const anchor = { scope, metric: metric.slug, area: area.code, otherAreas, period, periodTo, breakdown };
  const seen = figure ? figureSeen(figure, metric) : null;
  return {
    anchor: refusal ? null : anchor,
    place(workspace) {
      // An area elsewhere is said first: its years are beside the point.
      requireHere(area, workspace);
      if (refusal) throw invalid(refusal);
      requireShown(sent, metric, edition, seen);
      return { ...anchor, ...editionColumns(metric, edition), figureSeen: seen };
    },
  };
}

function readArea(code: string | null): Area {
  if (code === null) throw invalid({ area: 'Choose an area.' });
  const area = findArea(code);
  if (!area) throw invalid({ area: 'There is no area with this code. Choose one of the areas of this workspace.' });
  return area;
}

/** Areas that the first is compared with: any of its world, since neighbours lie anywhere. */
function readOthers(codes: readonly string[], first: Area): string[] {
  const areas = codes.map((code) => findArea(code));
  if (areas.some((area) => area?.world !== first.world)) throw invalid({ otherAreas: 'There is no area with one of these codes. Choose the areas again.' });
  return [...new Set(areas.flatMap((area) => (area && area.code !== first.code ? [area.code] : [])))];
}

type Periods = Pick<WideAnchor, 'period' | 'periodTo'> & { readonly refusal?: Readonly<Record<string, string>> };

/** Of a series, the range; a single year sent with a series is the one its page was opened at. */
function readPeriods(scope: 'point' | 'series', { period, periodTo: sentTo }: Sent, edition: EditionFigures | null): Periods {
  if (scope === 'series' && sentTo === null) return { period: null, periodTo: null };
  const periodTo = scope === 'series' ? sentTo : null;
  const isShown = (one: string) => edition?.periods.includes(one) ?? false;
  const none = (one: string) => `There are no figures for ${one} on this page. Choose a year that the chart shows.`;
  if (period === null) return { period, periodTo, refusal: { period: 'Choose a year that the chart shows.' } };
  if (!isShown(period)) return { period, periodTo, refusal: { period: none(period) } };
  if (periodTo !== null && !isShown(periodTo)) return { period, periodTo, refusal: { periodTo: none(periodTo) } };
  if (periodTo !== null && periodTo < period) return { period, periodTo, refusal: { periodTo: `${periodTo} comes before ${period}. Choose a last year after the first one.` } };
  return { period, periodTo };
}

function requireHere(area: Area, workspace: WorkspaceView): void {
  const world: World = worldOf(workspace);
  if (world !== area.world || !workspace.areas.includes(area.code)) {
    throw invalid({ area: `${areaName(area.code)} is not one of the areas of this workspace. Choose one of its areas.` });
  }
}

/** What its author read is what is shown; else they are told what is, and may send it again for that. */
function requireShown({ editionKey }: Sent, metric: Metric, edition: EditionFigures | null, seen: string | null): void {
  if (editionKey === undefined || editionKey === edition?.key) return;
  if (!editionKey.startsWith(`${metric.slug}/`)) throw invalid({ editionKey: 'These are not figures of this measure. Reload the page and write from there.' });
  if (!edition) throw invalid({ editionKey: 'The figures you read were taken back while you wrote. Send it again for the measure without them.', currentEdition: '' });
  const now = seen === null ? 'look at the figures again' : `in them, this figure is ${seen}`;
  throw invalid({ editionKey: `New figures were published while you wrote: ${now}. Send it again if it holds for these too.`, currentEdition: edition.key });
}

function editionColumns(metric: Metric, edition: EditionFigures | null): Pick<PlacedAnchor, 'editionKey' | 'definitionVersion'> {
  return { editionKey: edition?.key ?? null, definitionVersion: edition ? definitionVersionAt(metric.slug, edition.release.published) : 1 };
}
