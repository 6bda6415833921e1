import type { Change, ChangeSet, VersionChanges } from './shapes.ts';
import { oneLine } from './trouble.ts';

/** What the publisher says changed with a version, a line each: its notes, then major and minor changes. */
export function changesWords({ notes, majorChanges, minorChanges }: VersionChanges): string[] {
  return [
    ...(notes ? [`the publisher's notes: ${oneLine(notes, 1_000)}`] : []),
    ...changeSetWords(majorChanges).map((words) => `major change: ${words}`),
    ...changeSetWords(minorChanges).map((words) => `minor change: ${words}`),
  ];
}

function changeSetWords(set: ChangeSet): string[] {
  if (!set) return [];
  const grouped = (groups: readonly { readonly [name: string]: unknown; readonly options: readonly Change[] }[] | null | undefined, noun: string, group: string) =>
    (groups ?? []).flatMap((one) => one.options.map((change) => `${noun} of ${nameOf(one[group])} ${changeWords(change)}`));
  const plain = (changes: readonly Change[] | null | undefined, noun: string) => (changes ?? []).map((change) => `${noun} ${changeWords(change)}`);
  return [
    ...plain(set.indicators, 'indicator'),
    ...plain(set.filters, 'filter'),
    ...grouped(set.filterOptions, 'option', 'filter'),
    ...plain(set.geographicLevels, 'geographic level'),
    ...plain(set.locationGroups, 'group of locations'),
    ...grouped(set.locationOptions, 'location', 'level'),
    ...plain(set.timePeriods, 'period'),
  ];
}

function changeWords({ previousState: before, currentState: after }: Change): string {
  if (!before) return `added: ${nameOf(after)}`;
  if (!after) return `taken away: ${nameOf(before)}`;
  const parts = Object.keys({ ...before, ...after }).flatMap((key) => {
    const [old, now] = [textOf(before[key]), textOf(after[key])];
    return old === now ? [] : [`${key} from ${old} to ${now}`];
  });
  return `changed: ${nameOf(after)}${parts.length === 0 ? '' : ` (${parts.join('; ')})`}`;
}

/** How people call a thing of the API: by its label, else its period or code. */
function nameOf(thing: unknown): string {
  if (typeof thing === 'string') return `"${oneLine(thing, 120)}"`;
  if (typeof thing !== 'object' || thing === null) return 'one without a name';
  const { label, level, period, code, id } = thing as Readonly<Record<string, unknown>>;
  const name = [label, period, typeof level === 'object' ? (level as { label?: unknown } | null)?.label : level, code, id].find((text) => typeof text === 'string');
  return typeof name === 'string' ? `"${oneLine(name, 120)}"` : 'one without a name';
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  return typeof value === 'string' ? `"${oneLine(value, 120)}"` : oneLine(JSON.stringify(value), 120);
}
