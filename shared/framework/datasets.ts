import type { Collection, Dataset } from './types.ts';

const STATISTICS = 'https://explore-education-statistics.service.gov.uk/find-statistics';

/** The statistical releases that data sets come out with, by publisher. */
export const COLLECTIONS: readonly Collection[] = [
  { slug: 'children-in-need', title: 'Children in need', publisher: 'Department for Education', url: `${STATISTICS}/children-in-need` },
  { slug: 'children-looked-after', title: 'Children looked after in England including adoptions', publisher: 'Department for Education', url: `${STATISTICS}/children-looked-after-in-england-including-adoptions` },
  { slug: 'stability-measures', title: 'Stability measures for children looked after in England', publisher: 'Department for Education', url: STATISTICS },
  { slug: 'outcomes', title: 'Outcomes for children in need, including children looked after by local authorities in England', publisher: 'Department for Education', url: `${STATISTICS}/outcomes-for-children-in-need-including-children-looked-after-by-local-authorities-in-england` },
  { slug: 'social-work-workforce', title: "Children's social work workforce", publisher: 'Department for Education', url: `${STATISTICS}/children-s-social-work-workforce` },
  { slug: 'inspections', title: "Children's social care in England", publisher: 'Ofsted', url: 'https://www.gov.uk/government/organisations/ofsted/about/statistics' },
  { slug: 'revenue-outturn', title: 'Local authority revenue expenditure and financing', publisher: 'Ministry of Housing, Communities and Local Government', url: 'https://www.gov.uk/government/collections/local-authority-revenue-expenditure-and-financing' },
  { slug: 'fingertips', title: 'Public health profiles', publisher: 'Office for Health Improvement and Disparities', url: 'https://fingertips.phe.org.uk' },
  { slug: 'population-estimates', title: 'Mid-year population estimates', publisher: 'Office for National Statistics', url: 'https://www.ons.gov.uk/peoplepopulationandcommunity/populationandmigration/populationestimates' },
  { slug: 'census', title: 'Census 2021: ethnic group', publisher: 'Office for National Statistics', url: 'https://www.ons.gov.uk/peoplepopulationandcommunity/culturalidentity/ethnicity' },
  { slug: 'statistical-neighbours', title: 'Statistical neighbour models', publisher: 'Department for Education', url: 'https://www.gov.uk/government/publications/local-authority-interactive-tool-lait' },
];

function inCollection(collection: string, datasets: readonly (readonly [slug: string, title: string])[]): Dataset[] {
  return datasets.map(([slug, title]) => ({ slug, title, collection }));
}

/** One source file's series each: the data sets of the metrics, and those that figures are computed from or read beside. */
export const DATASETS: readonly Dataset[] = [
  ...inCollection('children-in-need', [
    ['children-in-need', 'Children in need'],
    ['referrals', 'Referrals and re-referrals'],
    ['assessment-factors', 'Factors identified at the end of assessment'],
    ['section-47-enquiries', 'Section 47 enquiries and initial child protection conferences'],
    ['repeat-protection-plans', 'Child protection plans that are a second or later plan'],
    ['protection-plan-durations', 'Child protection plans by length of time'],
  ]),
  ...inCollection('children-looked-after', [
    ['looked-after-rates', 'Children looked after: numbers and rates'],
    ['looked-after-started', 'Children who started to be looked after'],
    ['looked-after-ceased', 'Children who ceased to be looked after'],
    ['looked-after-characteristics', 'Children looked after on 31 March by characteristics'],
    ['looked-after-health', 'Convictions, health and emotional wellbeing of children looked after'],
    ['care-leavers-activity', 'Care leavers: activity'],
    ['care-leavers-accommodation', 'Care leavers: suitability of accommodation'],
    ['adoption-timeliness', 'Average time between the stages of adoption'],
  ]),
  ...inCollection('stability-measures', [
    ['placement-stability', 'Placement stability of children looked after'],
    ['school-moves', 'School moves of children looked after'],
    ['social-worker-stability', 'Social worker stability of children looked after'],
  ]),
  ...inCollection('outcomes', [
    ['absence', 'Absence of children in need and children looked after'],
    ['key-stage-2', 'Key stage 2 of children in need and children looked after'],
    ['key-stage-4', 'Key stage 4 of children in need and children looked after'],
  ]),
  ...inCollection('social-work-workforce', [
    ['workforce', 'Social work workforce indicators'],
    ['workforce-ethnicity', 'Social workers by role and ethnicity'],
  ]),
  ...inCollection('inspections', [
    ['inspection-outcomes', 'Inspection outcomes as at 31 March'],
    ['inspection-history', 'History of inspections'],
    ['inspections-in-year', 'Inspections and visits of the year'],
    ['inspection-regions', 'Regions of local authorities in inspection outcomes, corrected'],
  ]),
  ...inCollection('revenue-outturn', [
    ['revenue-outturn-summary', 'Revenue outturn summary'],
    ['revenue-outturn-social-care', 'Revenue outturn: social care and public health'],
  ]),
  ...inCollection('fingertips', [
    ['injury-admissions', 'Hospital admissions caused by injuries in children'],
    ['injury-admissions-regions', 'Hospital admissions caused by injuries in children: regions'],
  ]),
  ...inCollection('population-estimates', [['population', 'Children aged 0 to 17, mid-year estimates']]),
  ...inCollection('census', [
    ['ethnic-population', 'Population by ethnic group: local authorities'],
    ['ethnic-population-regions', 'Population by ethnic group: regions'],
    ['ethnic-population-countries', 'Population by ethnic group: countries'],
  ]),
  ...inCollection('statistical-neighbours', [
    ['statistical-neighbours-2025', 'Statistical neighbours, May 2025'],
    ['statistical-neighbours-2021', 'Statistical neighbours, April 2021'],
  ]),
];

const BY_SLUG: ReadonlyMap<string, Dataset> = new Map(DATASETS.map((dataset) => [dataset.slug, dataset]));

/** The data set of a slug; `undefined` where there is none. */
export function findDataset(slug: string): Dataset | undefined {
  return BY_SLUG.get(slug);
}

/** The data set of a slug that is known to exist. @throws Error for an unknown one. */
export function datasetOf(slug: string): Dataset {
  const dataset = findDataset(slug);
  if (!dataset) throw new Error(`No data set is called ${slug}`);
  return dataset;
}

/** The collection a data set comes out with. */
export function collectionOf(dataset: Dataset): Collection {
  const found = COLLECTIONS.find(({ slug }) => slug === dataset.collection);
  if (!found) throw new Error(`No collection is called ${dataset.collection}`);
  return found;
}
