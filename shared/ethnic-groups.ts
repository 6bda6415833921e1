/** One cell: a number as it is shown, or the reason that there is none in words. */
export interface GroupCell {
  readonly text: string;
  readonly isReason: boolean;
}

/** Who published something, and when, in words. */
export interface GroupSource {
  readonly words: string;
  readonly url: string;
}

/** One group's share over the years, newest first: a column for each area. */
export interface GroupSeries {
  readonly name: string;
  readonly areas: readonly string[];
  readonly rows: readonly { readonly period: string; readonly cells: readonly GroupCell[] }[];
}

/** Social workers of one area and seniority by ethnic group, in the newest period, beside the area's residents. */
export interface GroupFigures {
  readonly area: string;
  /** The seniority in words. */
  readonly what: string;
  readonly period: string;
  readonly rows: readonly { readonly slug: string; readonly staff: GroupCell; readonly residents: GroupCell }[];
  readonly staffSource: GroupSource;
  /** `null` where the census is not loaded for this kind of area. */
  readonly residentsSource: GroupSource | null;
  /** Of how many social workers ethnicity is known; empty where that is not said. */
  readonly known: string;
  /** Managers are three rows of the file: how their share is worked out. */
  readonly managers: boolean;
  readonly series: GroupSeries | null;
}

/** The ethnic groups of an indicator's page. */
export interface EthnicGroupsView {
  readonly groups: readonly { readonly slug: string; readonly name: string }[];
  /** `null` on a page as at an earlier day: groups are shown for the newest release only. */
  readonly figures: GroupFigures | null;
}
