import { ANNOTATION_KINDS } from '../../../shared/annotation-kinds.ts';
import type { AnnotationView, Judgement } from '../../../shared/annotations.ts';
import { findArea } from '../../../shared/areas/register.ts';
import { listText } from '../../../shared/format.ts';
import type { IndicatorView } from '../../../shared/indicator-view.ts';
import { judgementWords } from '../../../shared/judgement-words.ts';
import { notesOnFigure, type SeriesOf } from '../../../shared/note-marks.ts';
import { OWNER_VERDICTS, type OwnerReplyView } from '../../../shared/owner-replies.ts';
import { breakdownEntries } from '../../ui/figure-path.ts';

/** "2 notes on all years, 1 on this indicator": what is written about more than the chart has points for. */
export function wideWords(notes: readonly Pick<AnnotationView, 'scope'>[]): string {
  const of = { series: 'on all its years', indicator: 'on this indicator', area: 'on this area', everything: 'on everything here' } as const;
  const parts = (Object.keys(of) as (keyof typeof of)[]).flatMap((scope) => {
    const many = notes.filter((note) => note.scope === scope).length;
    return many === 0 ? [] : [[many, of[scope]] as const];
  });
  return parts.map(([many, where], index) => (index === 0 ? `${many} ${many === 1 ? 'note' : 'notes'} ${where}` : `${many} ${where}`)).join(', ');
}

/** Whom and which years a note is about: "Carrow 2021", "Carrow 2019 to 2021", "All areas", "Everything here". */
export function aboutWords({ scope, area, otherAreas, period, periodTo }: Pick<AnnotationView, 'scope' | 'area' | 'otherAreas' | 'period' | 'periodTo'>): string {
  if (scope === 'everything') return 'Everything here';
  const areas = [area, ...otherAreas].flatMap((code) => (code === null ? [] : [nameOf(code)]));
  const whom = areas.length === 0 ? 'All areas' : listText(areas);
  if (scope === 'indicator') return `${whom}, this indicator`;
  if (scope === 'area') return `${whom}, every indicator`;
  if (period === null) return `${whom}, all years`;
  return periodTo === null || periodTo === period ? `${whom} ${period}` : `${whom} ${period} to ${periodTo}`;
}

// A note may outlive its area's entry in the register: then its code is all there is to say.
const nameOf = (code: string): string => findArea(code)?.name ?? code;

/** Of several areas or years the one whose figure is kept with the note: " (Carrow 2018)", " (2018)"; else nothing. */
export function ofOneWords({ area, otherAreas, period, periodTo }: Pick<AnnotationView, 'area' | 'otherAreas' | 'period' | 'periodTo'>): string {
  const one = [area !== null && otherAreas.length > 0 ? nameOf(area) : null, otherAreas.length > 0 || (periodTo !== null && periodTo !== period) ? period : null].filter((words) => words !== null);
  return one.length === 0 ? '' : ` (${one.join(' ')})`;
}

/** "going missing": of which part of a measure a note's figure is, where that is not the one shown; else nothing. */
export function groupWords({ scope, breakdown }: Pick<AnnotationView, 'scope' | 'breakdown'>, { shown, breakdowns }: { readonly shown: string; readonly breakdowns: IndicatorView['breakdowns'] }): string | null {
  if ((scope !== 'point' && scope !== 'series') || breakdown === shown) return null;
  const words = breakdownEntries(breakdown).map(([name, value]) => breakdowns.find((one) => one.name === name)?.values.find((one) => one.value === value)?.label ?? value);
  return words.length === 0 ? null : words.join(', ');
}

/** Where a note stood, with its indicator. */
export function placeWords(anchor: Pick<AnnotationView, 'scope' | 'area' | 'otherAreas' | 'period' | 'periodTo'>, title: string | undefined): string {
  return [title, aboutWords(anchor)].filter(Boolean).join(', ');
}

/** The way to a note's own page: what it leads to besides its address. */
export function pageWords({ editedAt }: Pick<AnnotationView, 'editedAt'>): string {
  return editedAt ? 'History and link' : 'Its own page';
}

export { judgementWords };

/** The same to be heard: an arrow is not a word. */
export function judgementSaid(judgement: Judgement): string | null {
  return judgementWords(judgement)?.replace(/: (.+) → (.+)$/, ' from $1 to $2') ?? null;
}

/** "Gorsley confirms this". */
export function verdictWords({ organisation, verdict }: Pick<OwnerReplyView, 'organisation' | 'verdict'>): string {
  return `${organisation} ${OWNER_VERDICTS[verdict]}`;
}

/** One line for what is left of a note that is not shown. */
export const GONE: Readonly<Record<Exclude<AnnotationView['state'], 'shown'>, string>> = {
  withdrawn: 'A note stood here. Its author has withdrawn it.',
  hidden: 'A note stands here. It is hidden until a moderator has looked at it.',
  purged: 'A note stood here. A moderator has removed what it said.',
};

/** A note in one breath, for whoever walks the chart and listens: first what the owner of the figure says. */
export function noteSaid({ kind, body, inPart, author, judgement, ownerReplies, period, periodTo }: AnnotationView): string {
  const owners = ownerReplies.filter(({ state }) => state === 'shown').map((reply) => `${verdictWords(reply)}${reply.body ? `: ${sentence(reply.body)}` : '.'}`);
  const since = judgementSaid(judgement);
  const years = period !== null && periodTo !== null && periodTo !== period ? `, about ${period} to ${periodTo}` : '';
  return [...owners, `${ANNOTATION_KINDS[kind]}${years}${inPart ? ': its words are on their way, ask again.' : `, by ${author.name}: ${sentence(body)}`}`, ...(since ? [sentence(capitalised(since))] : [])].join(' ');
}

/** The notes on one figure in words, oldest first, for whoever walks the chart by keyboard and listens. */
export function noteTexts(notes: readonly AnnotationView[], series: SeriesOf, period: string): readonly string[] {
  return [...notesOnFigure(notes, series, period)].sort((a, b) => a.at.localeCompare(b.at)).map(noteSaid);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const sentence = (text: string): string => (/[.?!…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);
