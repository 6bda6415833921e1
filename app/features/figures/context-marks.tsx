import { useId } from 'react';
import { CONTEXT_SIGN, markYears, marksAt, signsAt, type ContextMark } from '../../../shared/context-marks.ts';
import { listText } from '../../../shared/format.ts';
import { across } from './chart-places.ts';

/**
 * Official context on the drawing: a sign above each period it is about, with a thin line down to the axis. For both
 * drawings of the chart, inside their `svg`. The words stand in the list below, in the table and in what is read out.
 */
export function ContextSigns({ marks, periods }: { marks: readonly ContextMark[]; periods: readonly string[] }) {
  return (
    <g className="context-signs" aria-hidden="true">
      {periods.map((period, index) =>
        signsAt(marks, period, periods).length === 0 ? null : (
          <svg key={period} x={`${across(index, periods.length)}%`} overflow="visible">
            <line y1={-2} y2="100%" />
            <line className="context-signs__stem" y1={-36} y2={-2} />
            <path d="M0,-14L6,-8L0,-2L-6,-8Z" />
          </svg>
        ),
      )}
    </g>
  );
}

/** What the signs on the chart stand for, in a line below it: years and short words. The list of the page has the whole. */
export function ContextKey({ marks }: { marks: readonly ContextMark[] }) {
  const dated = marks.filter(({ from }) => from !== null);
  if (dated.length === 0) return null;
  return (
    <p className="context-key">
      <Sign /> Official context: {dated.map((mark) => `${markYears(mark)} ${mark.label}`).join('; ')}. The whole of it stands further down this page.
    </p>
  );
}

/** Every mark of a page with its years, words and source; nobody edits or removes one. */
export function ContextList({ marks, heading = 'Official context' }: { marks: readonly ContextMark[]; heading?: string }) {
  const id = useId();
  if (marks.length === 0) return null;
  return (
    <section className="context-list" aria-labelledby={id}>
      <h2 id={id}><Sign /> {heading}</h2>
      <ul>
        {marks.map((mark) => (
          <li key={`${mark.id} ${mark.from}`}>
            <b>{capitalised(markYears(mark))}{mark.areas === 'all' ? '' : `, ${listText(mark.areas)}`}:</b> {mark.words}{' '}
            {mark.source ? <span className="context-list__source">Source: {mark.source.publisher}, <a href={mark.source.url}>{mark.source.title}</a></span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What a row of the table says of its period: the sign and the short words of each mark. */
export function ContextCell({ period, marks }: { period: string; marks: readonly ContextMark[] }) {
  const here = marksAt(marks, period);
  if (here.length === 0) return null;
  return <span className="context-cell"><Sign /> {here.map(({ label }) => label).join('; ')}</span>;
}

/** Whether any row of a table has something to say in its column of context. */
export function hasContext(marks: readonly ContextMark[], periods: readonly string[]): boolean {
  return periods.some((period) => marksAt(marks, period).length > 0);
}

function Sign() {
  return <span className="context-sign" aria-hidden="true">{CONTEXT_SIGN}</span>;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
