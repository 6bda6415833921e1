import { Link } from '@remix-run/react';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import type { ChartModel } from '../../../shared/chart-model.ts';
import type { ContextMark } from '../../../shared/context-marks.ts';
import { useHydrated } from '../../ui/use-hydrated.ts';
import type { NoteHref } from './chart-parts.tsx';
import { across, down } from './chart-places.ts';
import { besideWords, noNoteWords, noteWords, pointWords, READING_KEYS, walked, type ReadingPlace } from './chart-reading.ts';

interface ChartReaderProps {
  readonly model: ChartModel;
  /** The chart's title: what it is called when the keyboard comes to it. */
  readonly title: string;
  readonly context: readonly ContextMark[];
  readonly noteHref: NoteHref;
  /** Words of the notes on a period; left out on pages without notes. */
  readonly notesAt?: (period: string) => readonly string[];
}

/**
 * Lets the keyboard walk the chart, one stop for Tab, and says each point. It lies over the plot of either drawing, lets
 * every pointer and finger through, and is not there without script: the table says the same.
 */
export function ChartReader({ model, title, context, noteHref, notesAt }: ChartReaderProps) {
  const id = useId();
  const add = useRef<HTMLAnchorElement>(null);
  const [place, setPlace] = useState<ReadingPlace>({ series: 0, index: Infinity });
  const [said, setSaid] = useState<string | null>(null);
  if (!useHydrated() || model.periods.length === 0) return null;

  // The page may have changed since the last step: another area has fewer years or lines.
  const here = { series: Math.min(place.series, model.series.length - 1), index: Math.min(place.index, model.periods.length - 1) };
  const period = model.periods[here.index]!;
  const point = model.series[here.series]?.points[here.index];
  const href = noteHref(period);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = walked(here, event.key, model);
    const key = event.key.toLowerCase();
    if (next) {
      setPlace(next);
      setSaid(pointWords(model, next, context));
    } else if (key === 'r') setSaid(noteWords(model, here, notesAt?.(period) ?? []));
    else if (key === 'c') setSaid(besideWords(model, here));
    else if (key === 'n' || key === 'a' || key === 'enter') {
      const elsewhere = noNoteWords(model, here);
      if (!add.current) setSaid('Notes are written in a workspace.');
      else if (elsewhere) setSaid(elsewhere);
      else add.current.click();
    } else if (event.key === 'Escape') event.currentTarget.blur();
    else return;
    event.preventDefault();
  };
  // As an application a screen reader hands the arrow keys over; the rules for plain elements do not know that role.
  const stop = { role: 'application', tabIndex: 0, onKeyDown, onFocus: () => setSaid(pointWords(model, here, context)), onBlur: () => setSaid(null) };
  return (
    <div className="chart-reader">
      <div className="chart-reader__stop" data-back-to="chart" aria-label={`Walk the chart: ${title}`} aria-describedby={`${id}keys`} {...stop} />
      {said === null ? null : (
        <span className="chart-reader__ring" style={{ left: `${across(here.index, model.periods.length)}%`, top: `${point?.drawn == null ? 100 : down(point.drawn, model.domain)}%` }} />
      )}
      {href === null ? null : <Link ref={add} to={href} tabIndex={-1} hidden>Add a note on {period}</Link>}
      <div className={said === null ? 'chart-reader__said govuk-visually-hidden' : 'chart-reader__said'}>
        <p role="status">{said}</p>
        <p id={`${id}keys`} className="small">{READING_KEYS}</p>
      </div>
    </div>
  );
}
