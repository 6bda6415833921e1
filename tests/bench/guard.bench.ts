import { HELD_OUT } from '../guard/corpus-held-out.ts';
import { KNOWN } from '../guard/corpus-known.ts';
import type { Labelled } from '../guard/labelled.ts';
import { measure } from '../guard/measure.ts';
import type { BenchRow } from './bench-row.ts';

/** What the disclosure guard refuses and what it disturbs, on both halves of its corpus. */
export default function benchGuard(): Promise<BenchRow[]> {
  return Promise.resolve([...rows('held apart from the rules', HELD_OUT), ...rows('known to the rules', KNOWN)]);
}

function rows(half: string, sentences: readonly Labelled[]): BenchRow[] {
  const { mustBlock, blocked, harmless, nudged, mayAsk, refused } = measure(sentences);
  const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)}%`;
  return [
    { row: 'N7', what: `must-block sentences blocked, ${half}`, goal: 'at least 98%', ratio: null, detail: `${blocked} of ${mustBlock}, ${share(blocked, mustBlock)}`, holds: blocked / mustBlock >= 0.98 },
    { row: 'N7', what: `harmless sentences disturbed, ${half}`, goal: 'at most 5%', ratio: null, detail: `${nudged} of ${harmless}, ${share(nudged, harmless)}; ${refused} of ${mayAsk} that may be asked about were refused`, holds: nudged / harmless <= 0.05 },
  ];
}
