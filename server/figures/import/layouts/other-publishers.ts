import { AREAS } from '../../../../shared/areas/register.ts';
import { meaningOfProfile, meaningOfSheet, MOMENT, NUMBER, NUMBER_OR_BLANK, oneOf, SHEET_NUMBER, WORDS } from '../cells.ts';
import { CENSUS_LABELS, NOT_ASKED, RESIDENTS } from '../computed/census.ts';
import { INJURY_MEASURES } from '../computed/injuries.ts';
import { JUDGED } from '../computed/judgements.ts';
import type { Column, Layout, ObservationRule, RowFilter } from '../layout.ts';
import { localCodes, namesOnly, onsCodes, PROFILE_AREA, SPENDING_AREA } from '../row-areas.ts';
import { CENSUS_2021, days, splitYearInName, splitYears } from '../row-periods.ts';

const JUDGEMENT_VALUES = { Outstanding: 'outstanding', Good: 'good', 'Requires improvement to be good': 'requires-improvement', Inadequate: 'inadequate' };
const JUDGEMENT = oneOf(...Object.keys(JUDGEMENT_VALUES));
const JUDGEMENT_OR_BLANK = oneOf(...Object.keys(JUDGEMENT_VALUES), '');
const EVERY_LEVEL = ['England', 'region', 'LA'] as const;

const LEADERS = 'The impact of leaders on social work practice with children and families';
const JUDGEMENTS = [
  'Overall effectiveness', LEADERS,
  'The experiences and progress of children who need help and protection', 'The experiences and progress of children in care',
];

function judged(cells: typeof JUDGEMENT): Column[] {
  return [
    { name: 'Web link', optional: true }, { name: 'Local authority area code' }, { name: 'Local authority name' },
    ...JUDGEMENTS.map((name) => ({ name, cells })),
    // Judged since 2023 only.
    { name: 'The experiences and progress of care leavers', cells: JUDGEMENT_OR_BLANK },
  ];
}

const AUTHORITY = onsCodes('Local authority area code', ['LA']);

/** One authority with this judgement, on the day its inspection began. */
const LEADERS_JUDGED: ObservationRule = {
  measure: JUDGED, column: LEADERS, meaning: () => '1', breakdown: { judgement: { column: LEADERS, values: JUDGEMENT_VALUES } },
};

const INSPECTIONS: readonly Layout[] = [
  {
    dataset: 'inspection-outcomes',
    fileName: /Inspections_as_at_31_March\.csv$/,
    columns: [...judged(JUDGEMENT), { name: 'Ofsted region', cells: WORDS }, { name: 'Inspection date', cells: MOMENT }, { name: 'Publication date', cells: MOMENT }],
    area: AUTHORITY,
    period: days('Inspection date'),
    observations: [LEADERS_JUDGED],
  },
  {
    dataset: 'inspection-history',
    fileName: /ILACS_inspection_history/,
    columns: [
      ...judged(JUDGEMENT), { name: 'Ofsted region', cells: WORDS }, { name: 'Local authority status', cells: oneOf('Current', 'No longer exists') },
      { name: 'Inspection date', cells: MOMENT }, { name: 'Publication date', cells: MOMENT }, { name: 'Inspection type', cells: WORDS },
    ],
    area: AUTHORITY,
    period: days('Inspection date'),
    observations: [LEADERS_JUDGED],
  },
  {
    dataset: 'inspections-in-year',
    fileName: /In-year_inspections/,
    columns: [
      ...judged(JUDGEMENT_OR_BLANK), { name: 'Region', cells: WORDS }, { name: 'Inspection/Visit date', cells: MOMENT, key: true },
      { name: 'Publication date', cells: MOMENT }, { name: 'Inspection/Visit type', cells: WORDS, key: true }, { name: 'Visit Theme' },
    ],
    area: AUTHORITY,
  },
  {
    dataset: 'inspection-regions',
    fileName: /^ofsted_region_mapping/,
    columns: [{ name: 'la_name' }, { name: 'region_name_correct', cells: WORDS }],
    area: namesOnly('la_name'),
  },
];

const SHEET_COLUMNS = ['E-code', 'ONS Code', 'Local authority', 'Notes', 'Class', 'Detailed Class', 'Certification'].map((name) => ({ name }));

const SPENT_ON_CHILDREN = 'Children Social Care - Total Expenditure (C3 = C1 + C2)';
const SPENT_ON_SERVICES = 'Total Service Expenditure - Total Expenditure (C3 = C1 + C2)';
const SPENT_ON_LOOKED_AFTER = "Children's social care - Children Looked After - Total Expenditure (C3 = C1 + C2)";
const SPENT_ON_SOCIAL_CARE = 'TOTAL CHILDREN SOCIAL CARE - Total Expenditure (C3 = C1 + C2)';
const SHEETS = { otherCells: SHEET_NUMBER, area: SPENDING_AREA, periodInName: { read: splitYearInName, expected: 'a year such as 2024-25 in it' } } as const;

/** Authorities with children's services, and England: districts, police and fire count in England's row only. */
function spent(measure: string, column: string): ObservationRule {
  return { measure, column, meaning: meaningOfSheet, where: { Class: ['UA', 'MD', 'LB', 'SC', 'Eng'] } };
}

const SPENDING: readonly Layout[] = [
  {
    ...SHEETS,
    dataset: 'revenue-outturn-summary',
    fileName: /^RSX_LA_Data/,
    columns: [
      ...SHEET_COLUMNS,
      { name: SPENT_ON_CHILDREN, cells: SHEET_NUMBER },
      { name: SPENT_ON_SERVICES, cells: SHEET_NUMBER },
    ],
    observations: [spent('social-care-spend', SPENT_ON_CHILDREN), spent('service-spend', SPENT_ON_SERVICES)],
  },
  {
    ...SHEETS,
    dataset: 'revenue-outturn-social-care',
    fileName: /^RO3_LA_Data/,
    columns: [
      ...SHEET_COLUMNS,
      { name: SPENT_ON_LOOKED_AFTER, cells: SHEET_NUMBER },
      { name: SPENT_ON_SOCIAL_CARE, cells: SHEET_NUMBER },
    ],
    observations: [spent('looked-after-spend', SPENT_ON_LOOKED_AFTER), spent('all-social-care-spend', SPENT_ON_SOCIAL_CARE)],
  },
];

const IN_ENGLAND = 'England';
const IN_REGIONS = 'Regions (statistical)';
const IN_AUTHORITIES = 'Counties & UAs (from Apr 2023)';
/** Columns of INJURY_MEASURES, in their order. */
const PROFILE_COLUMNS = ['Value', 'Count', 'Denominator', 'Lower CI 95.0 limit', 'Upper CI 95.0 limit'];

const PROFILE_LABELS = [
  'Parent Name', 'Recent Trend', 'Compared to England value or percentiles', 'Time period Sortable', 'New data', 'Compared to goal', 'Time period range',
];

/** What a profile says of these types of area: all children together, not by deprivation. */
function profiled(types: readonly RowFilter[]): ObservationRule[] {
  return INJURY_MEASURES.flatMap((measure, index) =>
    types.map((type) => ({ measure, column: PROFILE_COLUMNS[index] ?? '', note: 'Value note', meaning: meaningOfProfile, where: { Sex: 'Persons', Category: '', ...type } })));
}

function profile(dataset: string, fileName: RegExp, comparison: string, types: readonly RowFilter[]): Layout {
  return {
    dataset,
    fileName,
    columns: [
      { name: 'Indicator ID', cells: oneOf('90284') },
      ...['Indicator Name', 'Area Code', 'Area Name', 'Value note', comparison].map((name) => ({ name })),
      ...PROFILE_LABELS.map((name) => ({ name, optional: true })),
      { name: 'Area Type', cells: oneOf(IN_ENGLAND, IN_REGIONS, IN_AUTHORITIES) },
      { name: 'Sex', key: true, cells: oneOf('Persons', 'Male', 'Female') },
      ...['Parent Code', 'Age', 'Category Type', 'Category'].map((name) => ({ name, key: true })),
      { name: 'Time period' },
      ...[...PROFILE_COLUMNS, 'Lower CI 99.8 limit', 'Upper CI 99.8 limit'].map((name) => ({ name, cells: NUMBER_OR_BLANK })),
    ],
    area: PROFILE_AREA,
    period: splitYears('Time period'),
    observations: profiled(types),
  };
}

const PROFILES = [
  // The file of authorities has England twice: by itself, and below itself.
  profile('injury-admissions', /^la_hospital_admissions/, 'Compared to percentiles', [{ 'Area Type': IN_ENGLAND, 'Parent Code': '' }, { 'Area Type': IN_AUTHORITIES }]),
  profile('injury-admissions-regions', /^region_hospital_admissions/, 'Compared to Regions (statistical) value or percentiles', [{ 'Area Type': IN_REGIONS }]),
];

const CATEGORY = 'Ethnic group (20 categories)';
/** Beside England the files have Wales, which nothing here is shown of. */
const OF_ENGLAND = AREAS.filter(({ world }) => world === 'published').flatMap(({ code, earlierCodes }) => [code, ...earlierCodes]);
const CATEGORY_CODES = Object.fromEntries(Object.keys(CENSUS_LABELS).map((_, index) => [String(index + 1), String(index + 1)]));

/**
 * Residents of Census 2021 by ethnic group, 20 categories in rows: three files of one day, one for each kind of area,
 * so each is a data set of its own.
 */
function census(dataset: string, fileName: RegExp, column: string): Layout {
  return {
    dataset,
    fileName,
    columns: [
      { name: `${column} Code` }, { name: column },
      { name: `${CATEGORY} Code`, key: true, cells: NUMBER }, { name: CATEGORY, cells: WORDS },
      { name: 'Observation', cells: NUMBER },
    ],
    area: onsCodes(`${column} Code`, EVERY_LEVEL, /^W\d{8}$/),
    period: CENSUS_2021,
    observations: [{
      measure: RESIDENTS, column: 'Observation', where: { [`${column} Code`]: OF_ENGLAND },
      breakdown: {
        ethnicity: { column: CATEGORY, values: CENSUS_LABELS, passOver: [NOT_ASKED] },
        category: { column: `${CATEGORY} Code`, values: CATEGORY_CODES },
      },
    }],
  };
}

const CENSUS = [
  census('ethnic-population', /^ons-ethnic-population-la/, '2023 Upper tier local authorities'),
  census('ethnic-population-regions', /^ons-ethnic-population-reg/, 'Regions'),
  census('ethnic-population-countries', /^ons-ethnic-population-nat/, 'Countries'),
];

const ONE_TO_TEN = Array.from({ length: 10 }, (_, index) => index + 1);

const NEIGHBOURS: readonly Layout[] = [
  {
    dataset: 'statistical-neighbours-2025',
    fileName: /^sn_model_2025/,
    columns: ['old_la_code', 'la_name', 'region_name', ...ONE_TO_TEN.flatMap((number) => [`SN_${number}`, `SN_${number}P`])].map((name) => ({ name })),
    area: localCodes('old_la_code'),
    neighbours: { title: 'Statistical neighbours, May 2025', firstColumn: 'SN_1', count: 10 },
  },
  {
    dataset: 'statistical-neighbours-2021',
    fileName: /^New_Statistical_Neighbour_Groupings/,
    columns: ['LA num', 'LA Name', ...ONE_TO_TEN.map((number) => `SN${number}`)].map((name) => ({ name })),
    area: localCodes('LA num'),
    neighbours: { title: 'Statistical neighbours, April 2021', firstColumn: 'SN1', count: 10 },
  },
];

/** Files of Ofsted, the outturn of spending, public health profiles, the census, and the models of neighbours. */
export const OTHER_LAYOUTS: readonly Layout[] = [...INSPECTIONS, ...SPENDING, ...PROFILES, ...CENSUS, ...NEIGHBOURS];
