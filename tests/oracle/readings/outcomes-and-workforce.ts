import { onsCodeOf } from '../area-codes.ts';
import { decimalText, difference, fractionOf, rate, roundedHalfUp, sum, type Fraction } from '../exact-numbers.ts';
import { periodText, readCell, type MetricReading, type ReadFigure, type Reading } from '../expected-figures.ts';
import { cellOf, publishedRows, type PublishedRow } from '../published-rows.ts';
import { everyRow, fromColumns, rowMetric, type Columns } from './row-metric.ts';

const OUTCOMES_DAY = '2026-04-02';
const WORKFORCE_DAY = '2026-03-19';
const ETHNICITY = 'csww_role_by_characteristics_inpost_2019_to_2025.ethnicity_major_only.csv';

const GROUPS: Readonly<Record<string, string>> = {
  'CINO at 31 March': 'cino',
  'CPPO at 31 March': 'cppo',
  'CLA 12 months at 31 March': 'cla-12m',
};
/** The special and alternative provision phases are left out. */
const PHASES: Readonly<Record<string, string>> = {
  Total: 'total',
  'State-funded primary': 'primary',
  'State-funded secondary': 'secondary',
};
const group = Object.values(GROUPS);

function absence(metric: string, columns: Columns): MetricReading {
  return rowMetric(
    { metric, decimals: 1, released: OUTCOMES_DAY, dimensions: { group, phase: Object.values(PHASES) } },
    {
      file: 'absence_la.csv',
      breakdown(row) {
        const ofGroup = GROUPS[cellOf(row, 'social_care_group')];
        const phase = PHASES[cellOf(row, 'phase_type_grouping')];
        return ofGroup && phase ? { group: ofGroup, phase } : null;
      },
      ...fromColumns(columns),
    },
  );
}

function keyStage(metric: string, decimals: number, file: string, columns: Columns): MetricReading {
  return rowMetric(
    { metric, decimals, released: OUTCOMES_DAY, dimensions: { group } },
    {
      file,
      breakdown(row) {
        const ofGroup = GROUPS[cellOf(row, 'social_care_group')];
        return ofGroup ? { group: ofGroup } : null;
      },
      ...fromColumns(columns),
    },
  );
}

function workforce(metric: string, columns: Columns): MetricReading {
  return rowMetric({ metric, decimals: 1, released: WORKFORCE_DAY }, { file: 'csww_indicators_2017_to_2025.csv', breakdown: everyRow, ...fromColumns(columns) });
}

/** Seniority → the roles that it is made of. */
const SENIORITY: Readonly<Record<string, readonly string[]>> = {
  total: ['Total'],
  manager: ['First line manager', 'Middle manager', 'Senior manager'],
  'senior-practitioner': ['Senior practitioner'],
  'case-holder': ['Case holder'],
  'qualified-without-cases': ['Qualified without cases'],
};

const ethnicMinority: MetricReading = {
  metric: 'sw-ethnic-minority',
  decimals: 1,
  released: WORKFORCE_DAY,
  dimensions: { seniority: Object.keys(SENIORITY) },
  neighbours: 'median',
  figures: (folder, areas) =>
    [...ethnicityCells(folder)].flatMap(([place, cells]) =>
      Object.entries(SENIORITY).map(([seniority, roles]) => {
        const period = place.slice(0, place.indexOf(' '));
        return { area: areas.ofCode(place.slice(period.length + 1)), period: periodText(period), breakdown: { seniority }, ...minorityOf(roles, cells) };
      }),
    ),
};

/** `<period> <ONS code>` → `<role>/White` and `<role>/Known` → the row. Joint returns have no old code here. */
function ethnicityCells(folder: string): ReadonlyMap<string, ReadonlyMap<string, PublishedRow>> {
  const places = new Map<string, Map<string, PublishedRow>>();
  for (const row of publishedRows(folder, ETHNICITY)) {
    const part = cellOf(row, 'breakdown');
    if (part !== 'White' && part !== 'Known') continue;
    const place = `${cellOf(row, 'time_period')} ${onsCodeOf(row)}`;
    const cells = places.get(place) ?? new Map<string, PublishedRow>();
    places.set(place, cells);
    const name = `${cellOf(row, 'role')}/${part}`;
    if (cells.has(name)) throw new Error(`${place} ${name} stands twice in the file.`);
    cells.set(name, row);
  }
  return places;
}

/**
 * `100 - percentage of White`; of managers `100 - sum of White / sum of Known × 100`, by headcount, missing when one of
 * them is. The symbol of the White cell is the figure's symbol.
 */
function minorityOf(roles: readonly string[], cells: ReadonlyMap<string, PublishedRow>): Pick<ReadFigure, 'reading' | 'behind'> {
  const text = (role: string, part: string, column: string) => {
    const row = cells.get(`${role}/${part}`);
    if (!row) throw new Error(`No row of ${role}, ${part}.`);
    return cellOf(row, column);
  };
  const sumOf = (part: string): Fraction | string => {
    const all = roles.map((role) => text(role, part, 'inpost_headcount'));
    const numbers = all.flatMap((cell) => fractionOf(cell) ?? []);
    return numbers.length === all.length ? sum(numbers) : (all.find((cell) => fractionOf(cell) === null) ?? '');
  };
  const [white, known] = [sumOf('White'), sumOf('Known')];
  const whole = (amount: Fraction | string) => (typeof amount === 'string' ? amount : decimalText(roundedHalfUp(amount, 0)));
  const count = typeof white === 'string' || typeof known === 'string' ? white : difference(known, white);
  return { reading: readingOf(), behind: { count: whole(count), denominator: whole(known) } };

  function readingOf(): Reading {
    const hundred = { over: 100n, under: 1n };
    const [only] = roles;
    if (roles.length === 1 && only !== undefined) {
      const cell = readCell(text(only, 'White', 'inpost_headcount_percentage'));
      return cell.number ? { number: difference(hundred, cell.number), missing: null, published: '' } : cell;
    }
    if (typeof white === 'string') return { number: null, missing: white, published: white };
    if (typeof known === 'string') return { number: null, missing: known, published: '' };
    if (known.over === 0n) return { number: null, missing: 'z', published: '' };
    return { number: difference(hundred, rate(white, known, 100n)), missing: null, published: '' };
  }
}

export const OUTCOMES_AND_WORKFORCE: readonly MetricReading[] = [
  absence('absence-overall', { value: 'pt_overall', count: 't_sess_overall', denominator: 't_sess_possible' }),
  absence('absence-persistent', { value: 'pt_pupils_pa_10_exact', count: 't_pupils_pa_10_exact', denominator: 't_pupils' }),
  absence('absence-severe', { value: 'pt_pupils_pa_50_exact', count: 't_pupils_pa_50_exact', denominator: 't_pupils' }),
  keyStage('ks2-expected-standard', 0, 'ks2_la.csv', {
    value: 'pt_rwm_met_expected_standard', count: 't_rwm_met_expected_standard', denominator: 't_rwm_eligible_pupils',
  }),
  keyStage('ks4-attainment-8', 1, 'ks4_la.csv', { value: 'avg_att8', count: 't_att8', denominator: 't_pupils' }),
  workforce('sw-turnover', { value: 'turnover_rate_fte', count: 'leavers_fte', denominator: 'inpost_fte' }),
  // The file has no column of what agency staff and vacancies are out of.
  workforce('sw-agency', { value: 'agency_rate_fte', count: 'agency_fte' }),
  workforce('sw-vacancy', { value: 'vacancy_rate_fte', count: 'vacancy_fte' }),
  workforce('sw-caseload', { value: 'caseload_fte', count: 'cases', denominator: 'case_holders_fte' }),
  ethnicMinority,
];
