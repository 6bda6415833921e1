import { figureText, listText, numberWord, type Notation } from './format.ts';
import type { ListRow } from './list-model.ts';
import { neighbourSpread } from './summary-position.ts';

/**
 * A list of areas in words: how many have a figure, between which numbers they lie, and why the others have none. No
 * area is named for where it lies.
 * @param nouns what the rows are: "local authority", "local authorities"
 */
export function listSummary(rows: readonly ListRow[], notation: Notation, period: string, nouns: readonly [one: string, many: string] = ['local authority', 'local authorities']): string {
  if (rows.length === 0) return '';
  const shown = rows.filter(({ reason }) => reason === null);
  const noun = (count: number) => (count === 1 ? nouns[0] : nouns[1]);
  const head =
    shown.length === rows.length
      ? rows.length === 1
        ? `The one ${nouns[0]} has a figure for ${period}`
        : `All ${numberWord(rows.length)} ${nouns[1]} have a figure for ${period}`
      : `${capitalised(shown.length === 0 ? 'none' : numberWord(shown.length))} of the ${numberWord(rows.length)} ${noun(rows.length)} ${shown.length < 2 ? 'has' : 'have'} a figure for ${period}`;
  return [`${head}${valuesText(shown, notation)}.`, ...withoutText(rows)].join(' ');
}

/** ", between 210 and 441, the middle half of them between 260 and 380"; for judgements how many have which. */
function valuesText(shown: readonly ListRow[], notation: Notation): string {
  const values = shown.flatMap(({ value }) => (value === null ? [] : [value]));
  if (values.length === 0) return judgementsText(shown);
  const text = (value: number) => figureText(value, notation);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (low === high) return values.length === 1 ? `: ${text(low)}` : `: ${text(low)} in each`;
  const spread = neighbourSpread(values, notation.decimals);
  if (!spread) return `, between ${text(low)} and ${text(high)}`;
  const middle = spread.lower === spread.upper ? `at ${text(spread.lower)}` : `between ${text(spread.lower)} and ${text(spread.upper)}`;
  return `, between ${text(low)} and ${text(high)}, the middle half of them ${middle}`;
}

function judgementsText(shown: readonly ListRow[]): string {
  const judgements = byText(shown);
  return judgements.length === 0 ? '' : `: ${listText(judgements.map(([text, rows]) => `“${text}” ${rows.length}`))}`;
}

/** "Two have none (confidential: small number), one has none (not available)." */
function withoutText(rows: readonly ListRow[]): readonly string[] {
  const reasons = byText(rows.filter(({ reason }) => reason !== null));
  if (reasons.length === 0) return [];
  const parts = reasons.map(([text, without]) => `${numberWord(without.length)} ${without.length === 1 ? 'has' : 'have'} none (${text})`);
  return [`${capitalised(listText(parts))}.`];
}

/** Rows together that say the same, by what they say. */
function byText(rows: readonly ListRow[]): readonly (readonly [text: string, rows: readonly ListRow[]])[] {
  const texts = [...new Set(rows.map(({ text }) => text))].sort((a, b) => a.localeCompare(b, 'en-GB'));
  return texts.map((text) => [text, rows.filter((row) => row.text === text)]);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
