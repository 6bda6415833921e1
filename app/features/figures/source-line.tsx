import { Link } from '@remix-run/react';
import type { ReleaseStamp } from '../../../shared/figures.ts';
import { ageText, coverageText, dateText, lastDayOf, unitText } from '../../../shared/format.ts';
import type { IndicatorFigures, IndicatorView } from '../../../shared/indicator-view.ts';

/** Under the title: unit, what the newest figure covers, when it was published, and how old it is. */
export function FigureStamp({ view }: { view: IndicatorView }) {
  const { figures, dataset, unit, today } = view;
  const newest = figures?.periods[figures.periods.length - 1];
  const parts = [
    capitalised(unitText(unit)),
    newest === undefined ? 'no figures loaded yet' : `covers ${coverageText(newest, dataset)}`,
    ...(figures && newest !== undefined ? [publishedText(figures.release), `newest figure ${ageText(lastDayOf(newest, dataset), today)}`] : []),
  ];
  return <p className="indicator__stamp">{parts.filter(Boolean).join(' · ')}</p>;
}

/** Who published the figures, in which release, under which licence. */
export function SourceLine({ view, figures }: { view: IndicatorView; figures: IndicatorFigures }) {
  const { source, world } = view;
  if (world === 'invented') {
    return <p className="source-line">Invented figures for trying things out; they say nothing about any real place. <Link to="/reading#symbols">What the symbols mean</Link></p>;
  }
  return (
    <p className="source-line">
      Source: {source ? <>{source.publisher}, <a href={source.url}>{source.title}</a></> : 'published statistics'}, {publishedText(figures.release)}
      {figures.denominator ? `; population figures ${publishedText(figures.denominator)}` : ''}.{' '}
      <a href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/">Open Government Licence v3.0</a>.{' '}
      <Link to="/reading#symbols">What the symbols mean</Link>
    </p>
  );
}

function publishedText({ published, assumed }: ReleaseStamp): string {
  return assumed ? `loaded ${dateText(published)}, day of publication not known` : `published ${dateText(published)}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
