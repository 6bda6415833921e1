import { Observations, type Cell, type ComputedFigure, type Observed } from './observations.ts';

/** For tests: `12.5` is a number, anything else a symbol. */
export function cell(text: string): Cell {
  return /^-?\d/.test(text) ? { value: text, missing: null } : { value: null, missing: text };
}

/** For tests: a line is `measure | area | period | breakdown | cell`, and what the file says where that is another text. */
export function observations(newestPeriod: string, lines: readonly string[]): Observations {
  const byMeasure = new Map<string, Observed[]>();
  for (const line of lines) {
    const [measure = '', area = '', period = '', breakdown = '', text = '', published = text] = line.split('|').map((part) => part.trim());
    byMeasure.set(measure, [...(byMeasure.get(measure) ?? []), { area, period, breakdown, ...cell(text), published }]);
  }
  return new Observations(newestPeriod, byMeasure);
}

/** For tests: a figure in one line, with what stands behind it. */
export function lineOf({ area, period, breakdown, content, published, behind = {} }: ComputedFigure): string {
  const { exact, count, denominator, lower, upper } = behind;
  const shown = 'category' in content ? content.category : (content.missing ?? content.value);
  const more = [
    published && `published ${published}`, count && `count ${count}`, denominator && `of ${denominator}`, exact && `exact ${exact}`, lower && `limits ${lower} ${upper}`,
  ].filter(Boolean);
  return [[area, period, breakdown, shown].filter(Boolean).join(' '), ...more].join(', ');
}
