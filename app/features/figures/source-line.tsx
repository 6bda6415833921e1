import { Link } from '@remix-run/react';
import type { World } from '../../../shared/areas/register.ts';
import { ageText, coverageText, lastDayOf, publishedText, unitText } from '../../../shared/format.ts';
import type { MeasureView, SeriesFigures } from '../../../shared/indicator-view.ts';

/** Under the title: unit, what the newest figure covers, when it was published, and how old it is. */
export function FigureStamp({ measure: { figures, dataset, unit }, today }: { measure: MeasureView; today: string }) {
  const newest = figures?.periods[figures.periods.length - 1];
  const parts = [
    unitText(unit),
    newest === undefined ? 'no figures loaded yet' : `covers ${coverageText(newest, dataset)}`,
    ...(figures && newest !== undefined ? [publishedText(figures.release), `newest figure ${ageText(lastDayOf(newest, dataset), today)}`] : []),
  ];
  return <p className="indicator__stamp">{capitalised(parts.filter(Boolean).join(' · '))}</p>;
}

/** What kind of measure it is: few of them count an outcome, and the page says so. */
export function MeasureKind({ measures }: Pick<MeasureView, 'measures'>) {
  return <p className="indicator__kind"><span className="indicator__kind-name">{KINDS[measures][0]}</span> {KINDS[measures][1]}</p>;
}

const KINDS: Readonly<Record<MeasureView['measures'], readonly [name: string, words: string]>> = {
  activity: ['Activity', 'It counts what services do or are asked to do, not how children fare.'],
  outcome: ['Outcome', 'It counts something about how children fare; services are one part of what lies behind it.'],
  context: ['Context', 'It helps to read other figures and is no headline of its own.'],
  proxy: ['Proxy', 'It stands in for something that is not measured.'],
};

/** Who published the figures, in which release, under which licence. */
export function SourceLine({ source, world, figures }: { source: MeasureView['source']; world: World; figures: SeriesFigures }) {
  if (world === 'invented') {
    return <p className="source-line">Invented figures for trying things out; they say nothing about any real place. <Link to="/reading#symbols">What the symbols mean</Link></p>;
  }
  return (
    <p className="source-line">
      Source: {source ? `${source.publisher}, ${source.title}` : 'published statistics'}, {publishedText(figures.release)}
      {figures.denominator && figures.denominator.published !== figures.release.published ? `; read with figures ${publishedText(figures.denominator)}` : ''}.{' '}
      Contains public sector information licensed under the <a href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/">Open Government Licence v3.0</a>.{' '}
      {source ? <><a href={source.url}>Footnotes and further breakdowns on the publisher’s page</a>.{' '}</> : null}
      <Link to="/reading#symbols">What the symbols mean</Link>
    </p>
  );
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
