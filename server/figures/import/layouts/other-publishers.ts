import { MOMENT, NUMBER, NUMBER_OR_BLANK, oneOf, SHEET_NUMBER, WORDS } from '../cells.ts';
import type { Column, Layout } from '../layout.ts';
import { localCodes, namesOnly, onsCodes, PROFILE_AREA, SPENDING_AREA } from '../row-areas.ts';
import { splitYears } from '../row-periods.ts';

const JUDGEMENT = oneOf('Outstanding', 'Good', 'Requires improvement to be good', 'Inadequate');
const JUDGEMENT_OR_BLANK = oneOf('Outstanding', 'Good', 'Requires improvement to be good', 'Inadequate', '');
const EVERY_LEVEL = ['England', 'region', 'LA'] as const;

const JUDGEMENTS = [
  'Overall effectiveness', 'The impact of leaders on social work practice with children and families',
  'The experiences and progress of children who need help and protection', 'The experiences and progress of children in care',
];

function judged(cells: typeof JUDGEMENT): Column[] {
  return [
    { name: 'Local authority area code' }, { name: 'Local authority name' },
    ...JUDGEMENTS.map((name) => ({ name, cells })),
    // Judged since 2023 only.
    { name: 'The experiences and progress of care leavers', cells: JUDGEMENT_OR_BLANK },
  ];
}

const AUTHORITY = onsCodes('Local authority area code', ['LA']);

const INSPECTIONS: readonly Layout[] = [
  {
    dataset: 'inspection-outcomes',
    fileName: /Inspections_as_at_31_March\.csv$/,
    columns: [...judged(JUDGEMENT), { name: 'Ofsted region', cells: WORDS }, { name: 'Inspection date', cells: MOMENT }, { name: 'Publication date', cells: MOMENT }],
    area: AUTHORITY,
  },
  {
    dataset: 'inspection-history',
    fileName: /ILACS_inspection_history/,
    columns: [
      ...judged(JUDGEMENT), { name: 'Ofsted region', cells: WORDS }, { name: 'Local authority status', cells: oneOf('Current', 'No longer exists') },
      { name: 'Inspection date', cells: MOMENT, key: true }, { name: 'Publication date', cells: MOMENT }, { name: 'Inspection type', cells: WORDS, key: true },
    ],
    area: AUTHORITY,
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

const SPENDING: readonly Layout[] = [
  {
    dataset: 'revenue-outturn-summary',
    fileName: /^RSX_LA_Data/,
    columns: [
      ...SHEET_COLUMNS,
      { name: 'Children Social Care - Total Expenditure (C3 = C1 + C2)', cells: SHEET_NUMBER },
      { name: 'Total Service Expenditure - Total Expenditure (C3 = C1 + C2)', cells: SHEET_NUMBER },
    ],
    otherCells: SHEET_NUMBER,
    area: SPENDING_AREA,
  },
  {
    dataset: 'revenue-outturn-social-care',
    fileName: /^RO3_LA_Data/,
    columns: [
      ...SHEET_COLUMNS,
      { name: "Children's social care - Children Looked After - Total Expenditure (C3 = C1 + C2)", cells: SHEET_NUMBER },
      { name: 'TOTAL CHILDREN SOCIAL CARE - Total Expenditure (C3 = C1 + C2)', cells: SHEET_NUMBER },
    ],
    otherCells: SHEET_NUMBER,
    area: SPENDING_AREA,
  },
];

function profile(fileName: RegExp, comparison: string): Layout {
  return {
    dataset: 'injury-admissions',
    fileName,
    columns: [
      { name: 'Indicator ID', cells: oneOf('90284') },
      ...['Indicator Name', 'Area Code', 'Area Name', 'Area Type', 'Value note', comparison].map((name) => ({ name })),
      { name: 'Sex', key: true, cells: oneOf('Persons', 'Male', 'Female') },
      ...['Parent Code', 'Age', 'Category Type', 'Category'].map((name) => ({ name, key: true })),
      { name: 'Time period' },
      ...['Value', 'Lower CI 95.0 limit', 'Upper CI 95.0 limit', 'Lower CI 99.8 limit', 'Upper CI 99.8 limit', 'Count', 'Denominator']
        .map((name) => ({ name, cells: NUMBER_OR_BLANK })),
    ],
    area: PROFILE_AREA,
    period: splitYears('Time period'),
  };
}

const PROFILES = [
  profile(/^la_hospital_admissions/, 'Compared to percentiles'),
  profile(/^region_hospital_admissions/, 'Compared to Regions (statistical) value or percentiles'),
];

function census(fileName: RegExp, column: string): Layout {
  return {
    dataset: 'ethnic-population',
    fileName,
    columns: [
      { name: `${column} Code` }, { name: column },
      { name: 'Ethnic group (20 categories) Code', key: true, cells: NUMBER }, { name: 'Ethnic group (20 categories)', cells: WORDS },
      { name: 'Observation', cells: NUMBER },
    ],
    area: onsCodes(`${column} Code`, EVERY_LEVEL, /^W\d{8}$/),
  };
}

const CENSUS = [
  census(/^ons-ethnic-population-la/, '2023 Upper tier local authorities'),
  census(/^ons-ethnic-population-reg/, 'Regions'),
  census(/^ons-ethnic-population-nat/, 'Countries'),
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
