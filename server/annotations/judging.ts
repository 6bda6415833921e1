import { areaOf, findArea, type Area } from '../../shared/areas/register.ts';
import { spanOf } from '../../shared/areas/history.ts';
import type { Judgement } from '../../shared/annotations.ts';
import { MISSING_WORDS, parseBreakdownKey } from '../../shared/figures.ts';
import { areaName, dateText, listText } from '../../shared/format.ts';
import { findMetric } from '../../shared/framework/metrics.ts';
import type { Metric } from '../../shared/framework/types.ts';
import { judge, type ShownNow } from '../../shared/judgement.ts';
import { figureSeen } from './figure-seen.ts';
import { dayOfEdition, type FiguresNow } from './figures-now.ts';

/** What of a note says which figure it is about. */
export interface Anchored {
  readonly metric: string | null;
  readonly area: string | null;
  readonly period: string | null;
  readonly breakdown: string;
  readonly editionKey: string | null;
  readonly figureSeen: string | null;
  readonly definitionVersion: number;
  readonly createdAt: Date;
  /** The world of its workspace. */
  readonly invented: boolean;
  /** Whether its area is one of its workspace's still; true where it has none. */
  readonly areaIsHere: boolean;
}

/** A note's figure as everybody may be told of it now. */
export interface Told {
  readonly judgement: Judgement;
  readonly figureSeen: string | null;
  readonly withheldSince?: string;
}

/** Judges a note by the figures shown now. A figure that its publisher suppresses by now is not told again. */
export function judgeNote(note: Anchored, now: FiguresNow): Told {
  const area = note.area === null ? null : (findArea(note.area) ?? null);
  const suppressed = suppressedSince(note, area, now);
  const judgement = judge(
    {
      figureSeen: note.figureSeen,
      pinned: note.metric !== null && note.area !== null && note.period !== null,
      hadFigures: note.editionKey !== null,
      definitionVersion: note.definitionVersion,
    },
    shownNow(note, area, suppressed ?? null, now),
  );
  // Where the area is in no register any more, nobody can say whether its figure is suppressed.
  if (note.area !== null && area === null) return { judgement, figureSeen: null };
  return suppressed === undefined
    ? { judgement, figureSeen: note.figureSeen }
    : { judgement, figureSeen: `withheld since ${dateText(suppressed)}`, withheldSince: suppressed };
}

/** What was confidential already when the note was written stays that. */
function suppressedSince({ metric, period, breakdown, figureSeen }: Anchored, area: Area | null, { suppressed }: FiguresNow): string | undefined {
  if (figureSeen === null || figureSeen === MISSING_WORDS.c || metric === null || area === null || period === null) return undefined;
  return suppressed({ metric, area: area.code, period, breakdown });
}

function shownNow(note: Anchored, area: Area | null, suppressed: string | null, now: FiguresNow): ShownNow {
  const metric = note.metric === null ? null : (findMetric(note.metric) ?? null);
  const world = note.invented ? 'invented' : 'published';
  const edition = metric ? now.edition(metric.slug, world) : undefined;
  const figure = metric && area && note.period !== null ? edition?.at(area.code, note.period, note.breakdown) : undefined;
  return {
    lost: lostWhy(note, metric, area),
    suppressedSince: suppressed,
    figure: metric && figure ? figureSeen(figure, metric) : null,
    asOf: edition ? dayOfEdition(edition) : null,
    hasFigures: metric === null || edition !== undefined,
    definition: metric ? now.definition(metric.slug, world, note.definitionVersion) : null,
    succeeded: area && succession(area, note.createdAt),
  };
}

function lostWhy(note: Anchored, metric: Metric | null, area: Area | null): string | null {
  if (note.metric !== null && !metric) return 'The measure it is about is not one of the framework’s any more.';
  if (note.area !== null && !area) return 'The area it is about is not in the register of areas any more.';
  if (area && !note.areaIsHere) return `${areaName(area.code)} is not one of the areas of this workspace any more.`;
  if (metric && note.breakdown !== '' && !isGroupOf(metric, note.breakdown)) return 'The group it is about is not published for this measure any more.';
  return null;
}

function isGroupOf({ breakdowns }: Metric, key: string): boolean {
  const chosen = parseBreakdownKey(key);
  return breakdowns.length === Object.keys(chosen).length && breakdowns.every(({ name, values }) => values.some(({ value }) => value === chosen[name]));
}

/** Who followed an area that has ended. */
function succession(area: Area, written: Date): ShownNow['succeeded'] {
  const { to } = spanOf(area);
  if (!area.successors || to === null || to >= isoDay(new Date())) return null;
  return { by: listText(area.successors.map((code) => areaOf(code).name)), since: isoDay(written) <= to };
}

const isoDay = (at: Date) => at.toISOString().slice(0, 10);
