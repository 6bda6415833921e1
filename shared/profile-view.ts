import type { AreaStory } from './areas/history.ts';
import type { AreaLevel, World } from './areas/register.ts';
import type { AsAtView } from './as-at.ts';
import type { RowFigure } from './framework-view.ts';
import type { SourceView } from './indicator-view.ts';

/** All indicators of one area at a glance, in the catalogue's order. */
export interface ProfileView {
  /** Newest ONS code. */
  readonly area: string;
  readonly areaLevel: AreaLevel;
  readonly world: World;
  readonly asAt: AsAtView;
  /** The day the figures are of, ISO: the chosen one, or today. */
  readonly day: string;
  readonly story: AreaStory;
  /** Not there on the day whose figures are asked for: not yet, or no longer. */
  readonly absent: 'not-yet' | 'ended' | null;
  readonly facts: readonly AreaFact[];
  /** Names over the columns; `null` where an area has nothing of the kind. */
  readonly heads: { readonly region: string | null; readonly neighbours: string | null; readonly country: string | null };
  /** Whom the model of neighbours comes from; `null` where the area has none. */
  readonly neighbourModel: string | null;
  readonly nothingLoaded: boolean;
  readonly pillars: readonly ProfilePillar[];
}

/** A fact about the area to read the figures beside, with what it is of and where it comes from. */
export interface AreaFact {
  readonly title: string;
  readonly text: string;
  readonly source: string;
}

/** A few indicators of one area at a glance, in an order somebody chose. */
export interface GlanceView {
  /** Newest ONS code. */
  readonly area: string;
  readonly heads: ProfileView['heads'];
  readonly neighbourModel: string | null;
  readonly rows: readonly ProfileRow[];
}

export interface ProfilePillar {
  readonly slug: string;
  readonly label: string;
  /** "then Outcome 3, now Outcome 2"; `null` where the number is today's. */
  readonly thenAndNow: string | null;
  readonly title: string;
  readonly without: string | null;
  /** What there is of the area, in words. */
  readonly sentence: string;
  readonly domains: readonly { readonly title: string; readonly rows: readonly ProfileRow[] }[];
}

export interface ProfileRow {
  readonly slug: string;
  readonly title: string;
  /** Unit and breakdown: "per 10,000 children · primary schools". */
  readonly of: string;
  /** `null` where no figures are loaded. */
  readonly figures: ProfileFigures | null;
}

export interface ProfileFigures {
  readonly period: string;
  /** "seven months old, published 30 October 2025". */
  readonly age: string;
  /** One sentence that says the area's figure. */
  readonly sentence: string;
  readonly values: readonly (number | null)[] | null;
  readonly area: RowFigure;
  readonly region: RowFigure | null;
  readonly country: RowFigure | null;
  /** `basis`: "8 of 10". */
  readonly neighbours: (RowFigure & { readonly basis: string }) | null;
  /** Code of the joint return that holds this area's figures, where there is one. */
  readonly joint: string | null;
}

/** Another indicator to read a group's one beside, for the area the group is around. */
export interface GroupCompanion {
  readonly slug: string;
  readonly title: string;
  readonly why: string;
  /** "Yorkshire and The Humber 75 in 2025", or why there is no figure. */
  readonly said: string;
  readonly values: readonly (number | null)[];
}

/** One indicator in every area of a group, by name. */
export interface GroupView {
  readonly area: string;
  readonly areaLevel: AreaLevel;
  readonly world: World;
  readonly asAt: AsAtView;
  readonly slug: string;
  readonly title: string;
  readonly counts: string;
  readonly cannotSay: string;
  readonly readWithCare: readonly string[];
  readonly unit: string;
  /** Breakdowns that can be chosen; empty where there are none, or where judgements are listed. */
  readonly breakdowns: readonly { readonly name: string; readonly label: string; readonly values: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[] }[];
  /** Name and value of each chosen breakdown that is not the first. */
  readonly chosen: readonly (readonly [name: string, value: string])[];
  /** "local authorities of North East", "Leeds and its statistical neighbours". */
  readonly groupTitle: string;
  /** What the group is made by, where that needs saying. */
  readonly groupWords: string | null;
  readonly companions: readonly GroupCompanion[];
  readonly source: SourceView | null;
  readonly figures: GroupFigures | null;
}

export interface GroupFigures {
  readonly periods: readonly string[];
  /** The period of the figures in words beside the lines. */
  readonly period: string;
  /** What the newest period covers, when it was published, how old it is. */
  readonly stamp: string;
  /** The common axis, from zero or below; `null` where nothing is drawn. */
  readonly axis: { readonly low: number; readonly high: number; readonly lowText: string; readonly highText: string } | null;
  readonly places: readonly GroupPlace[];
  /** The region and the country, drawn faint in each and listed once. */
  readonly around: readonly { readonly role: 'region' | 'country'; readonly name: string; readonly text: string; readonly values: readonly (number | null)[] }[];
  /** Not published for local authorities, in words. */
  readonly notAtThisLevel: string | null;
}

export interface GroupPlace {
  readonly code: string;
  readonly name: string;
  /** Numbers by period, `null` where there is a reason. Empty where the measure is a judgement. */
  readonly values: readonly (number | null)[];
  /** The newest period's figure, or its reason. */
  readonly newest: RowFigure;
  /** "2013: 75" — the first number, where there is an earlier one than the newest. */
  readonly first: string | null;
  /** Goes beyond the common axis: drawn to the edge, and said. */
  readonly offScale: boolean;
  readonly closeness: string | null;
}
