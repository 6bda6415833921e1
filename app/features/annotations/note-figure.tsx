import { Link } from '@remix-run/react';
import type { AnnotationView } from '../../../shared/annotations.ts';
import { areaName } from '../../../shared/format.ts';
import { SmallLine } from '../../ui/small-line.tsx';
import { notePath } from './note-path.ts';
import type { NoteSeries } from './note-series.ts';

interface NoteFigureProps {
  readonly note: AnnotationView;
  readonly series: NoteSeries;
  /** Of the workspace. */
  readonly slug: string;
}

/** What a note is about: the indicator, the line of its area at a glance, its figure then and now, and the way there. */
export function NoteFigure({ note, series: { slug: indicator, title, values, first, last, text }, slug }: NoteFigureProps) {
  const { area, period, periodTo, figureSeen, withheldSince } = note;
  return (
    <>
      <p><strong>{title}</strong>{area === null ? '' : `, ${areaName(area)}`}</p>
      {area === null ? null : <p><SmallLine values={values} /> <span className="byline">{first} to {last}</span></p>}
      {period !== null && periodTo === null && text !== null ? <p>{period}: <strong>{text}</strong> as published now{figureSeen !== null && withheldSince === undefined && figureSeen !== text ? `; ${figureSeen} when the note was written` : ''}</p> : null}
      <p><Link to={notePath(note, slug, indicator)}>See it on the chart, with the other notes</Link></p>
    </>
  );
}
