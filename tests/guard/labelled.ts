import type { GuardContext } from '../../shared/guard/finding.ts';

/** What the guard should do: refuse; say or ask something (or nothing); say nothing. */
export type Label = 'must-block' | 'may-ask' | 'harmless';

/** One sentence as somebody may write it, and what it is. */
export interface Labelled {
  readonly label: Label;
  readonly text: string;
  readonly context: GuardContext;
}

/** Sentences of one half of the corpus, written as lists. `withheldHere`: about a figure that is suppressed. */
interface Half {
  readonly mustBlock: readonly string[];
  readonly mayAsk: readonly string[];
  readonly harmless: readonly string[];
  readonly withheldHere: Pick<Half, 'mustBlock' | 'harmless'>;
  readonly withheldAmong: Pick<Half, 'mustBlock' | 'harmless'>;
}

export function sentences(half: Half): readonly Labelled[] {
  const list = (label: Label, texts: readonly string[], context: GuardContext = {}) => texts.map((text): Labelled => ({ label, text, context }));
  const withheld = ({ mustBlock, harmless }: Half['withheldHere'], context: GuardContext) => [...list('must-block', mustBlock, context), ...list('harmless', harmless, context)];
  return [
    ...list('must-block', half.mustBlock), ...list('may-ask', half.mayAsk), ...list('harmless', half.harmless),
    ...withheld(half.withheldHere, { suppressed: 'here' }), ...withheld(half.withheldAmong, { suppressed: 'among' }),
  ];
}
