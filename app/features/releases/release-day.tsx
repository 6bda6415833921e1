import { Link } from '@remix-run/react';
import { areaName, counted, dateText, listText } from '../../../shared/format.ts';
import type { DayArea, DayMeasure, ReleaseDayView } from '../../../shared/release-pages.ts';
import { AreaPicker } from '../../ui/area-picker.tsx';
import { InventedTag } from '../../ui/tag.tsx';
import { Sets } from './release-log.tsx';

/** What one day's releases brought for the chosen areas, in words; made to be printed, too. */
export function ReleaseDay({ view }: { view: ReleaseDayView }) {
  const { day, world, releases, areas, chosen, shortened } = view;
  return (
    <article className="releases">
      <h1>Release day, {dateText(day)} {world === 'invented' ? <InventedTag /> : null}</h1>
      {releases.map((release) => (
        <section key={release.title} className="releases__came" aria-label={release.title}>
          <p><b>{release.title}</b> <span className="small">{release.published} · {release.publisher}</span></p>
          <Sets release={release} />
        </section>
      ))}
      <div className="choices">
        <AreaPicker chosen={areas[0]?.code ?? ''} world={world} offered={null} keep={chosen.map((code) => ['area', code] as const)} />
        <Chosen day={day} chosen={chosen} />
      </div>
      {areas.map((area) => <Area key={area.code} area={area} />)}
      <p className="small releases__foot">
        Compared with the figures that were public before this day; rates that agree at one decimal count as the same. A figure is suppressed
        to protect people; what it was before is not shown any more.{' '}
        <a href={`/releases/changes.csv${queryOf([['day', day], ...chosen.map((code) => ['area', code] as const)])}`}>{shortened ? 'All changes, also those the lists leave out (CSV)' : 'These changes as CSV'}</a>
        {' · '}<Link to={`/releases${queryOf(chosen.slice(0, 1).map((code) => ['area', code] as const))}`}>All releases</Link>
      </p>
    </article>
  );
}

/** The areas in the address, each to be left out again. */
function Chosen({ day, chosen }: { day: string; chosen: readonly string[] }) {
  if (chosen.length === 0) return null;
  return (
    <nav className="choices__group" aria-label="Chosen areas">
      <span className="choices__label">shown</span>
      <ul>
        {chosen.map((code) => (
          <li key={code}>
            <Link to={`/releases/${day}${queryOf(chosen.filter((other) => other !== code).map((other) => ['area', other] as const))}`} className="chip chip--on">
              {areaName(code)}<span aria-hidden="true"> ×</span><span className="govuk-visually-hidden">: leave out</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Area({ area: { code, name, authorities, measures, unchanged } }: { area: DayArea }) {
  return (
    <section className="releases__area" aria-labelledby={`area-${code}`}>
      <h2 id={`area-${code}`}>{name}{authorities > 0 ? ` and its ${counted(authorities, 'local authority', 'local authorities')}` : ''}</h2>
      {measures.map((measure) => <Measure key={measure.slug} measure={measure} code={code} />)}
      {unchanged ? <p>{unchanged}</p> : null}
      {measures.length === 0 && !unchanged ? <p>No measure of this day is published for {name}.</p> : null}
    </section>
  );
}

function Measure({ measure: { slug, title, sentences, changes, besides }, code }: { measure: DayMeasure; code: string }) {
  return (
    <>
      <h3><Link to={`/indicators/${slug}?area=${encodeURIComponent(code)}`}>{title}</Link></h3>
      {sentences.map((words) => <p key={words}>{words}</p>)}
      <dl className="releases__changes">
        {changes.map(({ heading, total, texts }) => (
          <div key={heading}>
            <dt>{heading}{total > 1 ? ` (${total.toLocaleString('en-GB')})` : ''}</dt>
            <dd>{texts.join('; ')}{total > texts.length ? `; and ${(total - texts.length).toLocaleString('en-GB')} more` : ''}</dd>
          </div>
        ))}
      </dl>
      <p className="small">Read it beside {listText(besides)}.</p>
    </>
  );
}

function queryOf(parts: readonly (readonly [string, string])[]): string {
  return parts.length === 0 ? '' : `?${new URLSearchParams(parts.map(([name, value]) => [name, value]))}`;
}
