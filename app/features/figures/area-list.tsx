import { Link } from '@remix-run/react';
import { createColumnHelper, createSortedRowModel, rowSortingFeature, sortFns, tableFeatures, useTable } from '@tanstack/react-table';
import { useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ListRow } from '../../../shared/list-model.ts';
import { useHydrated } from '../../ui/use-hydrated.ts';

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel(), sortFns });
const column = createColumnHelper<typeof features, ListRow>();
const columns = column.columns([
  column.accessor('name', { header: 'Local authority', enableSorting: false }),
  // Rows without a number stay below, in the order of their names.
  column.accessor((row) => row.value ?? undefined, { id: 'figure', header: 'Figure', sortUndefined: 'last' }),
]);

type Order = 'name' | 'largest' | 'smallest';
const SORTING: Readonly<Record<Order, { id: string; desc: boolean }[]>> = {
  name: [],
  largest: [{ id: 'figure', desc: true }],
  smallest: [{ id: 'figure', desc: false }],
};
const SAID: Readonly<Record<Order, string>> = {
  name: 'Listed by name.',
  largest: 'Listed by figure, largest first. This is not an order of how well anyone does.',
  smallest: 'Listed by figure, smallest first. This is not an order of how well anyone does.',
};

interface AreaListProps {
  /** By name. */
  readonly rows: readonly ListRow[];
  readonly caption: string;
  readonly chosen: string;
  readonly areaHref: (code: string) => string;
  /** Whether rows have numbers to sort by. */
  readonly sortable: boolean;
}

/**
 * Local authorities of a group by name, each with its figure and a small bar. Sorting by figure is a passing way of
 * looking: it needs script, is said aloud, and never reaches the address or paper.
 */
export function AreaList({ rows, caption, chosen, areaHref, sortable }: AreaListProps) {
  const [order, setOrder] = useState<Order>('name');
  const sorts = useHydrated() && sortable;
  useNameOrderOnPaper(setOrder);
  const data = useMemo(() => [...rows], [rows]);
  const table = useTable({ features, data, columns, state: { sorting: SORTING[order] }, getRowId: (row) => row.code });
  const close = rows.some(({ closeness }) => closeness);
  return (
    <>
      {sorts ? (
        <div className="list-order" role="group" aria-label="Order of the list">
          {(['name', 'largest', 'smallest'] as const).map((one) => (
            <button key={one} type="button" className="chip" aria-pressed={order === one} onClick={() => setOrder(one)}>
              {one === 'name' ? 'By name' : one === 'largest' ? 'Largest first' : 'Smallest first'}
            </button>
          ))}
        </div>
      ) : null}
      <p className="govuk-visually-hidden" aria-live="polite">{sorts ? SAID[order] : ''}</p>
      <table className="area-list">
        <caption className="govuk-visually-hidden">{caption}</caption>
        <thead className="govuk-visually-hidden">
          <tr><th scope="col">Local authority</th><th scope="col">Figure</th>{close ? <th scope="col">Closeness</th> : null}</tr>
        </thead>
        <tbody>
          {table.getRowModel().rows.map(({ original: row }) => (
            <tr key={row.code} className={row.code === chosen ? 'area-list__chosen' : undefined}>
              <th scope="row">
                {row.code === chosen ? <span aria-current="true">{row.name}</span> : <Link to={areaHref(row.code)} preventScrollReset>{row.name}</Link>}
              </th>
              <td>{row.reason === null ? <Bar row={row} /> : <span className="area-list__reason">{row.text}</span>}</td>
              {close ? <td className="area-list__closeness">{row.closeness || 'chosen area'}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Bar({ row }: { row: ListRow }) {
  if (row.value === null) return <>{row.text}</>;
  return (
    <span className="bar">
      <span className="bar__figure">{row.text}</span>
      <span className="bar__track" aria-hidden="true"><span className={`bar__fill${row.offScale ? ' bar__fill--off' : ''}`} style={{ width: `${Math.round(row.share * 1000) / 10}%` }} /></span>
      {row.offScale ? <span className="bar__off">off the scale</span> : null}
    </span>
  );
}

/** Paper shows names in order, whatever the screen shows. */
function useNameOrderOnPaper(setOrder: (order: Order) => void): void {
  useEffect(() => {
    const reset = () => flushSync(() => setOrder('name'));
    window.addEventListener('beforeprint', reset);
    return () => window.removeEventListener('beforeprint', reset);
  }, [setOrder]);
}
