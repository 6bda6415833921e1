import type { PersonView } from './workspaces.ts';

/** What a search finds: one page, with why it was found where that needs saying. */
export interface SearchHit {
  readonly kind: 'indicator' | 'area' | 'outcome' | 'term';
  readonly title: string;
  /** One line of what it is: "Outcome 1, per 10,000 children", "local authority, Yorkshire and The Humber". */
  readonly about: string;
  readonly href: string;
}

/** A piece of text; `mark`: it is what was looked for. Never markup. */
export interface Piece {
  readonly text: string;
  readonly mark: boolean;
}

/** What people wrote, by what it is; the name of each in a search's filter. */
export const POST_KINDS = { notes: 'Context notes', discussions: 'Discussions', evidence: 'Evidence', actions: 'Actions' } as const;
export type PostKind = keyof typeof POST_KINDS;

/** Something people wrote that the reader may see. */
export interface PostHit {
  readonly id: string;
  readonly what: 'note' | 'reply' | 'discussion' | 'comment' | 'evidence' | 'action';
  readonly title: readonly Piece[];
  readonly words: readonly Piece[];
  /** Indicator, area and year it is about. */
  readonly about: string;
  readonly workspace: { readonly slug: string; readonly name: string; readonly invented: boolean };
  readonly author: PersonView;
  readonly at: string;
  readonly href: string;
}

/** What a search among posts was narrowed to; empty: not at all. */
export interface PostFilter {
  readonly kind: PostKind | '';
  /** Slug. */
  readonly workspace: string;
  readonly metric: string;
  readonly area: string;
  /** In which year it was written. */
  readonly year: string;
  /** From 1. */
  readonly page: number;
}

export interface PostAnswer {
  readonly hits: readonly PostHit[];
  readonly filter: PostFilter;
  /** How many were found; of very common words the newest only. */
  readonly found: number;
  readonly more: boolean;
  readonly pages: number;
  /** What it can be narrowed to. */
  readonly workspaces: readonly { readonly slug: string; readonly name: string }[];
  readonly areas: readonly { readonly code: string; readonly name: string }[];
  readonly indicators: readonly { readonly slug: string; readonly title: string }[];
  readonly years: readonly string[];
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
  ['CIN', 'CINO', 'children in need', 'child in need', 'section 17'],
  ['CP', 'CPP', 'CPPO', 'child protection', 'child protection plan', 'protection plan'],
  ['ICPC', 'initial child protection conference', 'conference'],
  ['section 47', 's47', 'child protection enquiry'],
  ['UASC', 'unaccompanied asylum-seeking', 'unaccompanied children', 'separated children'],
  ['SGO', 'special guardianship', 'special guardian'],
  ['CAO', 'child arrangements order', 'residence order', 'kinship'],
  ['SDQ', 'strengths and difficulties'],
  ['EET', 'education, employment or training', 'NEET', 'not in education, employment or training'],
  ['care leavers', 'care experienced', 'leaving care', 'former relevant'],
  ['KS2', 'key stage 2', 'SATs'],
  ['KS4', 'key stage 4', 'GCSE', 'attainment 8', 'attainment eight'],
  ['RIIA', 'RIA', 'regional improvement and innovation alliance', 'regional alliance'],
  ['SLIP', 'sector-led improvement'],
  ['ICB', 'CCG', 'integrated care board', 'clinical commissioning group', 'health'],
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

/**
 * Names of the groups above that say more than the thing itself: good for finding an indicator, too wide among what
 * people write, where they stand for themselves alone.
 */
export const WIDE_NAMES: readonly string[] = [
  'care', 'conference', 'health', 'judgement', 'inspection', 'leavers', 'cost', 'budget', 'expenditure', 'agency', 'hospital', 'injuries', 'accidents', 'diversity',
  'foster', 'residential', 'placement', 're-referrals', 'repeat referrals', 'rereferrals', 'kinship', 'where a child lives', 'designated officer', 'missing school',
];

/** More of them, for what people write: no figure and no term bears these. */
export const SPOKEN_SYNONYMS: readonly (readonly string[])[] = [
  ['EHE', 'elective home education', 'electively home educated', 'home education', 'home educated'],
  ['SEND', 'SEN', 'EHCP', 'EHC plan', 'special educational needs', 'education, health and care plan'],
  ['MASH', 'multi-agency safeguarding hub', 'front door', 'single point of access'],
  ['LADO', 'local authority designated officer', 'designated officer'],
  ['IRO', 'independent reviewing officer'],
  ['DCS', 'director of children’s services'],
  ['NFA', 'no further action'],
  ['FGC', 'family group conference', 'family group decision making'],
  ['PEP', 'personal education plan'],
  ['YJS', 'YOT', 'YOS', 'youth justice', 'youth offending'],
];
