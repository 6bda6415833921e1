import { Link } from '@remix-run/react';
import type { ChartModel, ChartSeries } from '../../../shared/chart-model.ts';
import type { ContextMark } from '../../../shared/context-marks.ts';
import { counted } from '../../../shared/format.ts';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import type { NoteHref } from './chart-parts.tsx';
import { ContextCell, hasContext } from './context-marks.tsx';

interface FiguresTableProps {
  readonly model: ChartModel;
  readonly noteHref: NoteHref;
  readonly context: readonly ContextMark[];
  /** Whose figures, where two such tables stand on a page. */
  readonly of: string;
}

/** The chart's own figures as a table, newest first, with a link for a note on every row where one can write. */
export function FiguresTable({ model, noteHref, context, of }: FiguresTableProps) {
  const rows = model.periods.map((period, index) => ({ period, index })).reverse();
  const area = model.series.find(({ role }) => role === 'area');
  const withNotes = rows.some(({ period, index }) => noteHref(period) !== null || (model.notes[index] ?? 0) > 0);
  const withContext = hasContext(context, model.periods);
  return (
    <ScrollRegion label={`The same figures as a table${of}`}>
      <table className="figures-table">
        <caption>The same figures</caption>
        <thead>
          <tr>
            <th scope="col">Year</th>
            {model.series.map((series) => <Heading key={series.role} series={series} />)}
            {withContext ? <th scope="col" className="figures-table__context">Official context</th> : null}
            {withNotes ? <th scope="col" className="figures-table__notes">Notes on {area?.name}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ period, index }) => (
            <tr key={period}>
              <th scope="row">{period}</th>
              {model.series.map((series) => <Cells key={series.role} series={series} index={index} />)}
              {withContext ? <td className="figures-table__context"><ContextCell period={period} marks={context} /></td> : null}
              {withNotes ? <td className="figures-table__notes"><NoteLink count={model.notes[index] ?? 0} href={noteHref(period)} about={`${area?.name} ${period}`} /></td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Heading({ series }: { series: ChartSeries }) {
  return (
    <>
      <th scope="col" className="figures-table__figure">{series.name}</th>
      {withLimits(series) ? <th scope="col" className="figures-table__figure">95% confidence limits</th> : null}
      {series.basis ? <th scope="col" className="figures-table__figure">Neighbours with data</th> : null}
    </>
  );
}

function Cells({ series, index }: { series: ChartSeries; index: number }) {
  const point = series.points[index];
  const own = series.role === 'area' ? ' figures-table__own' : '';
  return (
    <>
      <td className={point?.reason === null ? `figures-table__figure${own}` : 'figures-table__reason'}>{point?.text}{point?.revised ? <span className="figures-table__was">{point.revised}</span> : null}</td>
      {withLimits(series) ? <td className="figures-table__limits">{point?.behind.limits?.range}</td> : null}
      {series.basis ? <td className="figures-table__figure">{series.basis[index]}</td> : null}
    </>
  );
}

/** Of the chosen area only: those of the others stand with what is behind their figures. */
function withLimits({ role, points }: ChartSeries): boolean {
  return role === 'area' && points.some(({ behind }) => behind.limits !== null);
}

function NoteLink({ count, href, about }: { count: number; href: string | null; about: string }) {
  const words = count > 0 ? counted(count, 'note') : 'Add a note';
  const badge = count > 0 ? <span className="count-badge" aria-hidden="true">{count}</span> : null;
  if (href === null) return count > 0 ? <>{badge}{words}</> : null;
  return <>{badge}<Link to={href}>{words}<span className="govuk-visually-hidden"> on {about}</span></Link></>;
}
