import { JOINT_RETURNS, RECODINGS, REORGANISATIONS } from './changes.ts';
import { AREA_NOTES, OTHER_NAMES } from './notes.ts';
import { areaOf, AREAS, predecessorsOf, type Area } from './register.ts';

/** Days are ISO, both inclusive; `null` where the register does not go that far, or until today. */
export interface Span {
  readonly from: string | null;
  readonly to: string | null;
}

/** A code and the days on which it was the area's. */
export interface CodeSpan extends Span {
  readonly code: string;
  /** Why the area got this code; `null` for the one it had at first. */
  readonly why: string | null;
}

/** Another area that belongs to the story of this one. */
export interface AreaLink {
  readonly code: string;
  /** With its years, where it has not been there all along or shares its name. */
  readonly name: string;
}

/** What has happened to an area, as a page tells it. */
export interface AreaStory {
  readonly span: Span;
  /** ONS codes, newest first. */
  readonly codes: readonly CodeSpan[];
  readonly localCode: string | null;
  readonly otherNames: readonly string[];
  /** The reorganisation that ended or began it, in words. */
  readonly change: string | null;
  readonly successors: readonly AreaLink[];
  readonly predecessors: readonly AreaLink[];
  /** Another area of the same name at another time. */
  readonly namesakes: readonly AreaLink[];
  /** Whom it returns its workforce with, and the return itself. */
  readonly joint: { readonly partners: readonly AreaLink[]; readonly area: AreaLink; readonly from: string; readonly to: string } | null;
  readonly notes: readonly string[];
}

/** Days on which an area existed. */
export function spanOf(area: Area): Span {
  const began = REORGANISATIONS.find(({ ended }) => Object.values(ended).some((successors) => successors.includes(area.code)));
  const ended = REORGANISATIONS.find((reorganisation) => area.code in reorganisation.ended);
  return { from: began?.on ?? null, to: ended ? dayBefore(ended.on) : null };
}

/** Whether an area existed on a day (ISO). */
export function existedOn(area: Area, day: string): boolean {
  const { from, to } = spanOf(area);
  return (from === null || from <= day) && (to === null || day <= to);
}

/** Every ONS code an area has had with the days it was in force, newest first; a joint return has none of its own. */
export function codesOf(area: Area): readonly CodeSpan[] {
  if (area.partners) return [];
  const { from, to } = spanOf(area);
  const recodings = RECODINGS.filter(({ code }) => code === area.code).sort((a, b) => (a.on < b.on ? -1 : 1));
  const codes = [...recodings.map(({ earlier }) => earlier), area.code];
  return codes
    .map((code, index): CodeSpan => {
      const [since, until] = [recodings[index - 1], recodings[index]];
      return { code, from: since?.on ?? from, to: until ? dayBefore(until.on) : to, why: since?.why ?? null };
    })
    .reverse();
}

/** Everything a page says about an area through time. */
export function storyOf(area: Area): AreaStory {
  const joint = JOINT_RETURNS.find(({ codes }) => codes.includes(area.code) || codes.join(' / ') === area.code);
  const change = REORGANISATIONS.find(({ ended }) => area.code in ended || Object.values(ended).some((successors) => successors.includes(area.code)));
  return {
    span: spanOf(area),
    codes: codesOf(area),
    localCode: area.localCode ?? null,
    otherNames: OTHER_NAMES[area.code] ?? [],
    change: change?.words ?? null,
    successors: (area.successors ?? []).map((code) => linkTo(areaOf(code))),
    predecessors: predecessorsOf(area.code).map(linkTo),
    namesakes: AREAS.filter((other) => other !== area && other.world === area.world && other.name === area.name && other.level === area.level).map(linkTo),
    joint: joint
      ? { area: linkTo(areaOf(joint.codes.join(' / '))), partners: joint.codes.filter((code) => code !== area.code).map((code) => linkTo(areaOf(code))), from: joint.from, to: joint.to }
      : null,
    notes: AREA_NOTES[area.code] ?? [],
  };
}

/** Two authorities have been called Dorset: the years tell them apart. */
function linkTo(area: Area): AreaLink {
  const { from, to } = spanOf(area);
  const years = to !== null ? ` (until ${to.slice(0, 4)})` : from !== null ? ` (from ${from.slice(0, 4)})` : '';
  return { code: area.code, name: area.name + years };
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}
