import { Link } from '@remix-run/react';
import type { AreaLevel } from '../../../shared/areas/register.ts';
import { areaName } from '../../../shared/format.ts';
import type { IndicatorRow, PillarView, RowFigure } from '../../../shared/framework-view.ts';
import { addressOf } from '../../ui/address.ts';
import { SmallLine } from '../../ui/small-line.tsx';

/** Whose figures the lines show, and of which day. */
export interface LinesPlace {
  readonly area: string;
  readonly areaLevel: AreaLevel;
  readonly country: string;
  /** ISO day chosen; `null` for the newest figures. */
  readonly day: string | null;
}

interface IndicatorLinesProps {
  readonly domain: PillarView['domains'][number];
  readonly place: LinesPlace;
  readonly indicatorPath: (slug: string) => string;
}

/** The indicators of one domain: name, the shape of the series, the area's newest figure, the country's beside it. */
export function IndicatorLines({ domain, place, indicatorPath }: IndicatorLinesProps) {
  const { area, areaLevel, country, day } = place;
  const beside = areaLevel !== 'England';
  return (
    <table className="lines">
      <caption>{domain.title}</caption>
      <thead className="govuk-visually-hidden">
        <tr><th scope="col">Indicator</th><th scope="col">Shape</th><th scope="col">{areaName(area)}</th>{beside ? <th scope="col">{areaName(country)}</th> : null}</tr>
      </thead>
      <tbody>
        {domain.indicators.map((row) => (
          <tr key={row.slug}>
            <th scope="row">
              <Link to={addressOf(indicatorPath(row.slug), ['area', area], ['asAt', day])}>{row.title}</Link>
              <Under row={row} />
            </th>
            {row.figures ? (
              <>
                <td className="lines__shape">{row.figures.values ? <SmallLine values={row.figures.values} /> : null}</td>
                <Cell figure={row.figures.area} own />
                {beside && row.figures.country ? <Cell figure={row.figures.country} /> : null}
              </>
            ) : (
              <td className="lines__none" colSpan={beside ? 3 : 2}>{day === null ? 'no figures loaded yet' : 'nothing public on that day'}</td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Small print of a line: unit, breakdown and period, so that no number stands alone. */
function Under({ row }: { row: IndicatorRow }) {
  const parts = [row.figures?.unit, row.breakdown, row.figures?.period, row.figures?.joint?.said].filter(Boolean);
  return parts.length > 0 && row.figures ? <span className="lines__under">{parts.join(' · ')}</span> : null;
}

function Cell({ figure, own = false }: { figure: RowFigure; own?: boolean }) {
  const words = !figure.missing && !/^[£\d-]/.test(figure.text);
  return <td className={figure.missing ? 'lines__reason' : `${own ? 'lines__own' : 'lines__beside'}${words ? ' lines__words' : ''}`}>{figure.text}</td>;
}
