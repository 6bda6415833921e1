import { Link } from '@remix-run/react';
import type { ChartModel, ChartSeries } from '../../../shared/chart-model.ts';
import type { ContextMark } from '../../../shared/context-marks.ts';
import { numbersText } from '../../../shared/note-marks.ts';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import type { NoteHref } from './chart-parts.tsx';
import { ContextCell, hasContext } from './context-marks.tsx';
import { NoteCount, placesAt, useFigureNotes } from './figure-notes.tsx';

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
  const notes = useFigureNotes();
  const written = rows.map(({ index }) => placesAt(notes, index));
  const withNotes = rows.some(({ period }, row) => noteHref(period) !== null || written[row]!.length > 0);
  const withContext = hasContext(context, model.periods);
  return (
    <ScrollRegion label={`The same figures as a table${of}`}>
      <table className="figures-table">
        <caption>The same figures{withNotes && noteHref(model.periods[0] ?? '') !== null ? <span className="govuk-visually-hidden">. In a row the key N writes a note on its year.</span> : null}</caption>
        <thead>
          <tr>
            <th scope="col">Year</th>
            {model.series.map((series) => <Heading key={series.role} series={series} />)}
            {withContext ? <th scope="col" className="figures-table__context">Official context</th> : null}
            {withNotes ? <th scope="col" className="figures-table__notes">Notes on {area?.name}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ period, index }, row) => (
            <tr key={period}>
              <th scope="row">{period}</th>
              {model.series.map((series) => <Cells key={series.role} series={series} index={index} />)}
              {withContext ? <td className="figures-table__context"><ContextCell period={period} marks={context} /></td> : null}
              {withNotes ? (
                <td className="figures-table__notes">
                  <NoteCount count={written[row]!.reduce((sum, { ids }) => sum + ids.length, 0)} href={notes?.listHref([period, period]) ?? null} about={`${area?.name} ${period}`} numbers={numbersText(written[row]!)} />
                  <AddContext href={noteHref(period)} about={`${area?.name} ${period}`} />
                </td>
              ) : null}
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

/** From the row to the form; the key N on the row does the same. */
function AddContext({ href, about }: { href: string | null; about: string }) {
  if (href === null) return null;
  return <Link to={href} className="add-context" preventScrollReset>Add context<span className="govuk-visually-hidden">: add a note on {about}</span></Link>;
}
