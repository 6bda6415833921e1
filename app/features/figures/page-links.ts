import type { IndicatorView, PageChoice } from '../../../shared/indicator-view.ts';
import { addressParts, queryOf, type AddressPart } from './page-address.ts';

/** Addresses of the same page with something changed. */
export interface PageLinks {
  href(change: Partial<PageChoice>): string;
  /** The same for a form: what its hidden fields keep, the area among it. */
  parts(change: Partial<PageChoice>): readonly AddressPart[];
}

/** @param path of the page, without its query: links stay in the public pages or in the workspace */
export function pageLinks({ choice, breakdowns, lists }: Pick<IndicatorView, 'choice' | 'breakdowns' | 'lists'>, path: string): PageLinks {
  const parts = (change: Partial<PageChoice>): readonly AddressPart[] => {
    const next = { ...choice, ...change };
    // Another area may have other lists: there the address says which one even where this page need not.
    return [['area', next.area], ...addressParts(next, breakdowns, change.area ? undefined : lists[0]?.key)];
  };
  return { parts, href: (change) => path + queryOf(parts(change)) };
}
