import type { ChartModel } from '../../../shared/chart-model.ts';
import { ScrollRegion } from '../../ui/scroll-region.tsx';

/** Counts and denominators of every line that has them, in a part of their own that opens: a phone need not carry them. */
export function BehindTable({ model, of }: { model: ChartModel; of: string }) {
  const { series, periods, behind } = model;
  const has = (key: 'count' | 'denominator' | 'limits') => series.some(({ points }) => points.some((point) => point.behind[key] !== null));
  const columns = [
    ...(has('count') ? [{ key: 'count' as const, name: behind.count }] : []),
    ...(has('denominator') ? [{ key: 'denominator' as const, name: behind.denominator }] : []),
    ...(has('limits') ? [{ key: 'limits' as const, name: '95% confidence limits' }] : []),
  ];
  if (columns.length === 0) return null;
  const lines = series.filter(({ points }) => points.some((point) => columns.some(({ key }) => point.behind[key] !== null)));
  const rows = periods.map((period, index) => ({ period, index })).filter(({ index }) => lines.some(({ points }) => columns.some(({ key }) => points[index]?.behind[key] != null))).reverse();
  return (
    <details className="behind">
      <summary>What stands behind the figures: {columns.map(({ name }) => name.charAt(0).toLowerCase() + name.slice(1)).join(', ')}</summary>
      <ScrollRegion label={`What stands behind the figures${of}`}>
        <table className="figures-table">
          <caption className="govuk-visually-hidden">What stands behind the figures</caption>
          <thead>
            <tr><td />{lines.map(({ role, name }) => <th key={role} scope="colgroup" colSpan={columns.length} className="figures-table__group">{name}</th>)}</tr>
            <tr><th scope="col">Year</th>{lines.flatMap(({ role }) => columns.map(({ key, name }) => <th key={`${role} ${key}`} scope="col" className="figures-table__figure">{name}</th>))}</tr>
          </thead>
          <tbody>
            {rows.map(({ period, index }) => (
              <tr key={period}>
                <th scope="row">{period}</th>
                {lines.flatMap(({ role, points }) =>
                  columns.map(({ key }) => {
                    const cell = points[index]?.behind[key] ?? null;
                    return <td key={`${role} ${key}`} className="figures-table__figure">{cell === null ? 'none given' : typeof cell === 'string' ? cell : cell.range}</td>;
                  }),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  );
}
