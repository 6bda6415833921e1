import { checkText } from '../../shared/guard/check.ts';
import { strictest } from '../../shared/guard/finding.ts';
import type { Label, Labelled } from './labelled.ts';

/** How one half of the corpus came out. */
interface Measured {
  readonly mustBlock: number;
  readonly blocked: number;
  readonly harmless: number;
  /** Harmless sentences of which anything at all was said. */
  readonly nudged: number;
  readonly mayAsk: number;
  /** May-ask sentences that were refused. */
  readonly refused: number;
  readonly missed: readonly Labelled[];
  readonly disturbed: readonly Labelled[];
}

/** Checks every sentence of one half. */
export function measure(half: readonly Labelled[]): Measured {
  const of = (label: Label) => half.filter((sentence) => sentence.label === label);
  const level = ({ text, context }: Labelled) => strictest(checkText(text, context));
  const missed = of('must-block').filter((sentence) => level(sentence) !== 'block');
  const disturbed = of('harmless').filter((sentence) => level(sentence) !== null);
  return {
    mustBlock: of('must-block').length,
    blocked: of('must-block').length - missed.length,
    harmless: of('harmless').length,
    nudged: disturbed.length,
    mayAsk: of('may-ask').length,
    refused: of('may-ask').filter((sentence) => level(sentence) === 'block').length,
    missed, disturbed,
  };
}
