import { checkText } from '../../shared/guard/check.ts';
import { BUSY, overAndOver } from '../guard/busy.ts';
import { HELD_OUT } from '../guard/corpus-held-out.ts';
import { KNOWN } from '../guard/corpus-known.ts';
import type { Labelled } from '../guard/labelled.ts';
import { measure } from '../guard/measure.ts';
import type { BenchRow } from './bench-row.ts';

const SHORT = 2_000;
const TIMES_AS_LONG = 10;
/** Of the time that as many letters take in short texts. */
const MOST = 2;

/** What the disclosure guard refuses and what it disturbs, on both halves of its corpus; and whether a text can keep it busy. */
export default function benchGuard(): Promise<BenchRow[]> {
  return Promise.resolve([...rows('held apart from the rules', HELD_OUT), ...rows('known to the rules', KNOWN), busiest()]);
}

/** Milliseconds of checking a text so many times, the quickest of seven: what else the machine does counts for little. */
function took(text: string, times: number): number {
  return Math.min(...Array.from({ length: 7 }, () => {
    const start = performance.now();
    for (let time = 0; time < times; time += 1) checkText(text, { suppressed: 'among', withheld: [30.3], hiddenPeriods: ['2022'] });
    return performance.now() - start;
  }));
}

/** The text that takes longest for its length, of those made to. */
function busiest(): BenchRow {
  const measured = BUSY.map((piece) => {
    took(overAndOver(piece, SHORT), 1);
    const [short, long] = [took(overAndOver(piece, SHORT), TIMES_AS_LONG), took(overAndOver(piece, SHORT * TIMES_AS_LONG), 1)];
    return { piece, short, long, ratio: long / short };
  });
  const worst = measured.reduce((one, other) => (other.ratio > one.ratio ? other : one));
  return {
    row: 'S4', what: `a text made to keep the guard busy, beside ${TIMES_AS_LONG} of a tenth of its length`, goal: `at most ${MOST} ×`, ratio: worst.ratio,
    detail: `worst of ${BUSY.length}: "${worst.piece}", ${worst.long.toFixed(1)} ms beside ${worst.short.toFixed(1)} ms; longest of all ${Math.max(...measured.map(({ long }) => long)).toFixed(0)} ms for ${(SHORT * TIMES_AS_LONG).toLocaleString('en-GB')} letters`,
    holds: worst.ratio <= MOST,
  };
}

function rows(half: string, sentences: readonly Labelled[]): BenchRow[] {
  const { mustBlock, blocked, harmless, nudged, mayAsk, refused } = measure(sentences);
  const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)}%`;
  return [
    { row: 'N7', what: `must-block sentences blocked, ${half}`, goal: 'at least 98%', ratio: null, detail: `${blocked} of ${mustBlock}, ${share(blocked, mustBlock)}`, holds: blocked / mustBlock >= 0.98 },
    { row: 'N7', what: `harmless sentences disturbed, ${half}`, goal: 'at most 5%', ratio: null, detail: `${nudged} of ${harmless}, ${share(nudged, harmless)}; ${refused} of ${mayAsk} that may be asked about were refused`, holds: nudged / harmless <= 0.05 },
  ];
}
