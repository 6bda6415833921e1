import { HOUSE_TERMS } from './glossary/house-terms.ts';
import { ORGANISATION_TERMS } from './glossary/organisation-terms.ts';
import { SOCIAL_CARE_TERMS } from './glossary/social-care-terms.ts';
import { SYMBOL_TERMS } from './glossary/symbol-terms.ts';

/** One word of the sector or of this house, in plain words. */
export interface GlossaryEntry {
  /** Anchor on the glossary page: `/glossary#sgo`. */
  readonly id: string;
  /** As it is mostly written, the long form first where there is a short one. */
  readonly term: string;
  /** Other ways people say or abbreviate it; searches find the entry by each. */
  readonly synonyms: readonly string[];
  /** One or two sentences. */
  readonly words: string;
  /** Who says so: a law, a publisher, or this house. */
  readonly source: string;
}

/** Every term, by name as an English reader expects it. */
export const GLOSSARY: readonly GlossaryEntry[] = [...SOCIAL_CARE_TERMS, ...ORGANISATION_TERMS, ...HOUSE_TERMS, ...SYMBOL_TERMS].sort((a, b) =>
  a.term.localeCompare(b.term, 'en-GB'),
);
