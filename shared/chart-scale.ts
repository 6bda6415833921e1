import { nice, ticks } from 'd3-array';
import { figureText, type Notation } from './format.ts';
import { numbersOnScale } from './off-scale.ts';

/** Where a chart's axis begins: at zero, or at the figures of the lines shown. */
export const AXES = ['zero', 'chosen'] as const;
export type Axis = (typeof AXES)[number];

/** A range that the publisher names, such as 14 to 16 of a score. */
export interface Band {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

export interface Scale {
  readonly domain: readonly [number, number];
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
  /** "The axis starts at 250, not at zero." where it does; `null` where it starts at zero. */
  readonly words: string | null;
}

/**
 * The scale of a chart's lines. From zero (or from below, where a figure is negative) to a round number; with the
 * axis `chosen` from a round number below the smallest. Numbers that would flatten the other lines are left to the edge.
 * @param lines the numbers of each line
 * @param bands ranges whose beginnings the scale shows too, where it starts at zero
 */
export function scaleOf(lines: readonly (readonly number[])[], axis: Axis, { unit }: Pick<Notation, 'unit'>, bands: readonly Band[] = []): Scale {
  const numbers = numbersOnScale(lines);
  const domain = axis === 'chosen' ? aroundNumbers(numbers) : fromZero([...numbers, ...(numbers.length > 0 ? bands.map(({ from }) => from) : [])]);
  const steps = ticks(domain[0], domain[1], 5);
  const text = (value: number) => tickText(value, steps, unit);
  return {
    domain,
    ticks: steps.map((value) => ({ value, text: text(value) })),
    words: axis === 'chosen' && domain[0] !== 0 ? `The axis starts at ${text(domain[0])}, not at zero.` : null,
  };
}

function fromZero(numbers: readonly number[]): readonly [number, number] {
  const [low, high] = [Math.min(0, ...numbers), Math.max(0, ...numbers)];
  return low === high ? [0, 1] : nice(low, high, 5);
}

function aroundNumbers(numbers: readonly number[]): readonly [number, number] {
  if (numbers.length === 0) return [0, 1];
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  if (low !== high) return nice(low, high, 5);
  // One level only: as much room on both sides as lets it be read.
  const room = Math.abs(low) * 0.1 || 1;
  return nice(low - room, high + room, 5);
}

function tickText(value: number, steps: readonly number[], unit: Notation['unit']): string {
  const step = Math.abs((steps[1] ?? 1) - (steps[0] ?? 0));
  const decimals = step >= 1 || step === 0 ? 0 : Math.ceil(-Math.log10(step));
  return figureText(value, { unit: unit === 'months' ? 'score' : unit, decimals });
}
