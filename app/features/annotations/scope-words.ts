import type { Scope } from '../../../shared/anchors.ts';

/** How much a note is about, as forms offer it. */
export const SCOPE_WORDS: Readonly<Record<Scope, string>> = {
  point: 'This figure: one area, one year',
  series: 'All its years, or some of them',
  indicator: 'This indicator, every area',
  area: 'This area, every indicator',
  everything: 'Everything in this workspace',
};
