import { Link } from '@remix-run/react';
import type { AnnotationView } from '../../../shared/annotations.ts';
import { CAVEAT } from '../../../shared/caveat.ts';
import { areaName } from '../../../shared/format.ts';
import { SmallLine } from '../../ui/small-line.tsx';
import { besideFigure } from '../../ui/figure-path.ts';
import type { NoteSeries } from './note-series.ts';

interface NoteFigureProps {
  readonly note: AnnotationView;
  readonly series: NoteSeries;
  /** Of the workspace. */
  readonly slug: string;
}

/** What a note is about: the indicator, the line of its area at a glance, its figure then and now with unit, release and source, and the way there. */
export function NoteFigure({ note, series: { slug: indicator, title, of, values, first, last, text, source, published }, slug }: NoteFigureProps) {
  const { area, period, periodTo, figureSeen, withheldSince } = note;
  const ofOneYear = period !== null && periodTo === null && text !== null;
  return (
    <>
      <p><strong>{title}</strong>{area === null ? '' : `, ${[areaName(area), ...of].join(', ')}`}</p>
      {area === null ? null : <p><SmallLine values={values} /> <span className="byline">{first} to {last}{ofOneYear ? '' : `, ${published}`}</span></p>}
      {ofOneYear ? <p>{period}: <strong>{text}</strong>, {published}{figureSeen !== null && withheldSince === undefined && figureSeen !== text ? `; ${figureSeen} when the note was written` : ''}</p> : null}
      {area === null ? null : <p className="byline">Source: {source}. {CAVEAT}</p>}
      <p className="note-page__way"><Link to={besideFigure(note, slug, indicator, `note-${note.id}`)}>See it on the chart, with the other notes</Link></p>
    </>
  );
}
