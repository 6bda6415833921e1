import { METRICS } from '../../../shared/framework/metrics.ts';
import { inventedFigures, coveredBy, type InventedFigure, type ReleaseKind } from './generate.ts';

/** When each data set's invented releases came out: the earlier one and the newest, as the published ones do. */
const PUBLISHED: Readonly<Record<string, readonly [earlier: string, newest: string]>> = {
  population: ['2024-07-15', '2025-07-30'],
  'inspection-outcomes': ['2024-09-26', '2025-09-25'],
  'inspection-history': ['2024-09-26', '2025-09-25'],
  'children-in-need': ['2024-10-31', '2025-10-30'],
  referrals: ['2024-10-31', '2025-10-30'],
  'section-47-enquiries': ['2024-10-31', '2025-10-30'],
  'repeat-protection-plans': ['2024-10-31', '2025-10-30'],
  'protection-plan-durations': ['2024-10-31', '2025-10-30'],
  'assessment-factors': ['2024-10-31', '2025-10-30'],
  'looked-after-rates': ['2024-11-14', '2025-11-26'],
  'looked-after-started': ['2024-11-14', '2025-11-26'],
  'looked-after-characteristics': ['2024-11-14', '2025-11-26'],
  'looked-after-ceased': ['2024-11-14', '2025-11-26'],
  'adoption-timeliness': ['2024-11-14', '2025-11-26'],
  'care-leavers-activity': ['2024-11-14', '2025-11-26'],
  'care-leavers-accommodation': ['2024-11-14', '2025-11-26'],
  'revenue-outturn-summary': ['2025-08-28', '2025-12-04'],
  'revenue-outturn-social-care': ['2025-08-28', '2025-12-04'],
  'school-moves': ['2025-01-22', '2026-01-21'],
  'placement-stability': ['2025-01-22', '2026-01-21'],
  'social-worker-stability': ['2025-01-22', '2026-01-21'],
  workforce: ['2025-02-27', '2026-03-19'],
  'workforce-ethnicity': ['2025-02-27', '2026-03-19'],
  'looked-after-health': ['2024-11-14', '2025-11-26'],
  absence: ['2025-04-10', '2026-04-02'],
  'key-stage-2': ['2025-04-10', '2026-04-02'],
  'key-stage-4': ['2025-04-10', '2026-04-02'],
  'injury-admissions': ['2024-02-06', '2025-02-04'],
  'injury-admissions-regions': ['2024-02-06', '2025-02-04'],
};

/** Mid-years that the population releases reach, which are not the years of the rates. */
const POPULATION_REACHES: Readonly<Record<ReleaseKind, string>> = { earlier: '2023', newest: '2024' };

export interface InventedRelease {
  /** `invented/<data set>@<day>`. */
  readonly key: string;
  readonly dataset: string;
  readonly published: string;
  readonly newestPeriod: string;
}

export interface InventedEdition {
  readonly key: string;
  readonly metric: string;
  readonly release: string;
  readonly denominator: string | null;
  readonly figures: readonly InventedFigure[];
}

const KINDS: readonly ReleaseKind[] = ['earlier', 'newest'];

/** Two releases of every data set that a metric needs. */
export function inventedReleases(): readonly InventedRelease[] {
  const datasets = [...new Set(METRICS.flatMap(({ dataset, denominator }) => (denominator ? [dataset, denominator] : [dataset])))];
  return datasets.flatMap((dataset) => KINDS.map((kind): InventedRelease => {
    const metric = METRICS.find((one) => one.dataset === dataset) ?? METRICS.find((one) => one.denominator === dataset);
    const newestPeriod = dataset === 'population' || !metric ? POPULATION_REACHES[kind] : coveredBy(kind, metric.slug).at(-1);
    return { key: releaseKey(dataset, kind), dataset, published: dayOf(dataset, kind), newestPeriod: newestPeriod ?? '' };
  }));
}

/** Two editions of every metric; a metric worked out from two data sets takes both at the same stage. */
export function inventedEditions(): readonly InventedEdition[] {
  return METRICS.flatMap(({ slug, dataset, denominator }) => KINDS.map((kind): InventedEdition => {
    const release = releaseKey(dataset, kind);
    const under = denominator ? releaseKey(denominator, kind) : null;
    return {
      key: `${slug}/${release}${under ? `+${under}` : ''}`,
      metric: slug, release, denominator: under,
      figures: inventedFigures(slug, kind),
    };
  }));
}

function releaseKey(dataset: string, kind: ReleaseKind): string {
  return `invented/${dataset}@${dayOf(dataset, kind)}`;
}

function dayOf(dataset: string, kind: ReleaseKind): string {
  const days = PUBLISHED[dataset];
  if (!days) throw new Error(`The sandbox has no release days for ${dataset}`);
  return days[kind === 'earlier' ? 0 : 1];
}
