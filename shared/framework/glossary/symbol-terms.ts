import { MISSING_WORDS } from '../../figures.ts';
import type { GlossaryEntry } from '../glossary.ts';

const SYMBOLS = 'Symbols of the Department for Education’s published files';

/** Why a place in a table has no number: the publishers' symbols, never blurred into one another. */
export const SYMBOL_TERMS: readonly GlossaryEntry[] = [
  {
    id: 'symbol-c', term: `c (${MISSING_WORDS.c})`, synonyms: ['suppression', 'suppressed', 'confidential', 'small number', 'withheld', 'disclosure control', 'redacted'],
    words: 'The publisher withholds the number because few children stand behind it and someone might recognise them. Nothing on these pages is computed from it, also not from earlier releases.',
    source: SYMBOLS,
  },
  {
    id: 'symbol-k', term: `k or low (${MISSING_WORDS.k})`, synonyms: ['k', 'low', 'rounds to zero', 'negligible'],
    words: 'There is something to count, but the number rounds to zero. It is not zero.',
    source: SYMBOLS,
  },
  {
    id: 'symbol-u', term: `u (${MISSING_WORDS.u})`, synonyms: ['unreliable', 'low reliability', 'data quality'],
    words: 'The publisher does not trust the number enough to show it.',
    source: SYMBOLS,
  },
  {
    id: 'symbol-x', term: `x (${MISSING_WORDS.x})`, synonyms: ['not available', 'missing', 'no return', 'not received'],
    words: 'There is no number: no return was made, or it was not collected in that year.',
    source: SYMBOLS,
  },
  {
    id: 'symbol-z', term: `z (${MISSING_WORDS.z})`, synonyms: ['not applicable', 'n/a'],
    words: 'There can be no number, for example of an authority that did not exist yet.',
    source: SYMBOLS,
  },
];
