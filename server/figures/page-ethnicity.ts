import { countryOf, type Area } from '../../shared/areas/register.ts';
import type { EthnicGroupsView, GroupCell, GroupFigures, GroupSource } from '../../shared/ethnic-groups.ts';
import { isMissing, type Breakdown, type Pin } from '../../shared/figures.ts';
import { areaName, contentText, dateText, figureText } from '../../shared/format.ts';
import { collectionOf, datasetOf } from '../../shared/framework/datasets.ts';
import type { Metric } from '../../shared/framework/types.ts';
import type { Database } from '../db.ts';
import { RESIDENTS, residentShares } from './import/computed/census.ts';
import { BY_ETHNICITY, ETHNIC_GROUPS, groupShare, headcountOf, KNOWN_PERCENT, percentOf } from './import/computed/ethnicity.ts';
import { Observations, type Cell, type Observed } from './import/computed/observations.ts';
import { breakdownWords } from './page-series.ts';
import { byText, newestRelease, type DatedRelease } from './release-order.ts';
import { standingAnswer } from './standing-answers.ts';

/** What an address asks for, as far as the groups depend on it. */
export interface GroupChoice {
  readonly area: Area;
  readonly breakdown: Breakdown;
  /** Slug of the group whose years are shown. */
  readonly ethnicity: string | undefined;
  readonly pin: Pin;
}

const KNOWN_HEADCOUNT = headcountOf('known');
const STAFF_MEASURES = [...ETHNIC_GROUPS.flatMap(({ slug }) => [percentOf(slug), headcountOf(slug)]), KNOWN_HEADCOUNT, KNOWN_PERCENT];
const CENSUS: Readonly<Record<Area['level'], string>> = { England: 'ethnic-population-countries', region: 'ethnic-population-regions', LA: 'ethnic-population' };
/** Of every group only White was kept by versions before this one: then there is nothing to show until the file is read again. */
const SINCE_GROUPS = percentOf('other');

interface SourceRelease extends DatedRelease {
  readonly id: number;
  readonly dataset: string;
}

/** The kept numbers of the newest signed-off release of one data set. */
interface Source {
  readonly release: SourceRelease;
  readonly rows: readonly (Observed & { readonly measure: string })[];
}

/**
 * Social workers by ethnic group, as the newest release that is signed off says, beside the residents of the area by
 * the census. Shares in per cent. A page as at an earlier day has none: it says that groups are of the newest only.
 * @returns `null` for every other metric, for invented areas, and where the file is not loaded.
 */
export async function ethnicGroupsView(db: Database, metric: Metric, choice: GroupChoice): Promise<EthnicGroupsView | null> {
  const { area, pin } = choice;
  if (metric.slug !== BY_ETHNICITY || area.world === 'invented') return null;
  const [staff, census] = await standingAnswer(db, `ethnic groups ${area.code}`, async () => [
    await askNewest(db, metric.dataset, STAFF_MEASURES, areasOf(area)),
    await askNewest(db, CENSUS[area.level], [RESIDENTS], [area.code]),
  ]);
  if (!staff?.rows.some(({ measure }) => measure === SINCE_GROUPS)) return null;
  return {
    groups: ETHNIC_GROUPS.map(({ slug, name }) => ({ slug, name })),
    figures: pin.asAt === undefined ? groupFigures(metric, choice, staff, census) : null,
  };
}

/** The area, its region and its country, each once. */
function areasOf({ code, region, world }: Area): readonly string[] {
  return [...new Set([code, ...(region === undefined ? [] : [region]), countryOf(world).code])];
}

function groupFigures(metric: Metric, { area, breakdown, ethnicity }: GroupChoice, staff: Source, census: Source | null): GroupFigures {
  const own = new Observations(staff.release.newestPeriod, new Map(STAFF_MEASURES.map((name) => [name, staff.rows.filter(({ measure }) => measure === name)])));
  const period = own.newestPeriod;
  const seniority = breakdown['seniority'] ?? '';
  const share = (group: string, code: string, at: string) => cellOf(groupShare(own, group, seniority, { area: code, period: at }, metric.decimals), metric);
  const residents = residentShares(census?.rows ?? [], metric.decimals);
  const chosen = ETHNIC_GROUPS.find(({ slug }) => slug === ethnicity);
  const areas = areasOf(area);
  const periods = [...new Set(staff.rows.map((row) => row.period))].sort(byText).reverse();
  return {
    area: areaName(area.code),
    what: breakdownWords(metric, breakdown),
    period,
    rows: ETHNIC_GROUPS.map(({ slug }) => ({ slug, staff: share(slug, area.code, period), residents: residentsCell(residents.get(slug), metric) })),
    staffSource: sourceOf(staff.release),
    residentsSource: census && sourceOf(census.release),
    known: knownWords(own, areas, metric),
    managers: seniority === 'manager',
    series: chosen ? {
      name: chosen.name,
      areas: areas.map(areaName),
      rows: periods.map((at) => ({ period: at, cells: areas.map((code) => share(chosen.slug, code, at)) })),
    } : null,
  };
}

function cellOf(cell: Cell | undefined, metric: Metric): GroupCell {
  const value = cell?.value ?? null;
  const reason = cell?.missing && isMissing(cell.missing) ? cell.missing : 'none';
  return { text: contentText(value === null ? null : Number(value), reason, metric), isReason: value === null };
}

function residentsCell(share: string | undefined, metric: Metric): GroupCell {
  return share === undefined ? { text: 'no figure in the census file', isReason: true } : { text: figureText(Number(share), metric), isReason: false };
}

/** "England 82.2%": of those areas whose newest figure is a number, smallest area first. */
function knownWords(own: Observations, areas: readonly string[], metric: Metric): string {
  return areas.flatMap((area) => {
    const cell = own.at(KNOWN_PERCENT, { area, period: own.newestPeriod, breakdown: 'role=total' });
    return cell?.value ? [`${areaName(area)} ${figureText(Number(cell.value), metric)}`] : [];
  }).join(', ');
}

function sourceOf({ dataset, published, assumed }: SourceRelease): GroupSource {
  const { publisher, title, url } = collectionOf(datasetOf(dataset));
  return { words: `${publisher}, ${title}, ${assumed ? 'loaded' : 'published'} ${dateText(published)}`, url };
}

/** `null` where no release of the data set is signed off. */
async function askNewest(db: Database, dataset: string, measures: readonly string[], areas: readonly string[]): Promise<Source | null> {
  const { rows: releases } = await db.pool.query<SourceRelease>(
    `SELECT id, dataset, to_char(published, 'YYYY-MM-DD') AS published, assumed, newest_period AS "newestPeriod"
       FROM release WHERE dataset = $1 AND NOT invented AND state = 'signed-off' ORDER BY published, id`,
    [dataset],
  );
  const release = newestRelease(releases);
  if (!release) return null;
  const { rows } = await db.pool.query<Source['rows'][number]>(
    `SELECT measure, area, period, breakdown, value::text, missing, published
       FROM observation WHERE release_id = $1 AND measure = ANY($2) AND area = ANY($3)`,
    [release.id, measures, areas],
  );
  return { release, rows };
}
