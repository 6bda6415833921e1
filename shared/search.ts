/** What a search finds: one page, with why it was found where that needs saying. */
export interface SearchHit {
  readonly kind: 'indicator' | 'area' | 'outcome' | 'term';
  readonly title: string;
  /** One line of what it is: "Outcome 1, per 10,000 children", "local authority, Yorkshire and The Humber". */
  readonly about: string;
  readonly href: string;
}

/** What was looked for, and what was found: the nearest first by words, never by figures. */
export interface SearchAnswer {
  readonly query: string;
  readonly hits: readonly SearchHit[];
}

/** What is looked at of a query; the longest title has some ninety characters. */
export const LONGEST_QUERY = 120;

/** Names that the sector uses for one thing: whoever looks for one of them finds what bears another. */
export const SYNONYMS: readonly (readonly string[])[] = [
  ['LAC', 'CLA', 'looked after', 'looked-after children', 'children in care', 'care'],
  ['CIN', 'CINO', 'children in need', 'section 17'],
  ['CPP', 'CPPO', 'child protection plan', 'protection plan'],
  ['ICPC', 'initial child protection conference', 'conference'],
  ['section 47', 's47', 'child protection enquiry'],
  ['UASC', 'unaccompanied asylum-seeking', 'unaccompanied children', 'separated children'],
  ['SGO', 'special guardianship', 'special guardian'],
  ['CAO', 'child arrangements order', 'residence order', 'kinship'],
  ['SDQ', 'strengths and difficulties'],
  ['EET', 'education, employment or training', 'NEET'],
  ['care leavers', 'care experienced', 'leaving care', 'former relevant'],
  ['KS2', 'key stage 2', 'SATs'],
  ['KS4', 'key stage 4', 'GCSE', 'attainment 8', 'attainment eight'],
  ['RIIA', 'RIA', 'regional improvement and innovation alliance', 'regional alliance'],
  ['SLIP', 'sector-led improvement'],
  ['ICB', 'integrated care board', 'health'],
  ['absence', 'attendance', 'school attendance', 'missing school'],
  ['Ofsted', 'inspection', 'ILACS', 'judgement'],
  ['agency', 'locum', 'temporary social workers'],
  ['turnover', 'retention', 'leavers'],
  ['spend', 'spending', 'cost', 'budget', 'expenditure', 'section 251'],
  ['ethnicity', 'ethnic', 'global majority', 'diversity'],
  ['criminal exploitation', 'county lines', 'CCE'],
  ['sexual exploitation', 'CSE'],
  ['A&E', 'hospital', 'injuries', 'accidents'],
  ['re-referrals', 'repeat referrals', 'rereferrals', 'front door', 'MASH'],
  ['placement', 'where a child lives', 'foster', 'residential', 'children’s home'],
];
