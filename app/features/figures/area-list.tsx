import { Link } from '@remix-run/react';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { ListRow } from '../../../shared/list-model.ts';
import { useHydrated } from '../../ui/use-hydrated.ts';
import { Bar } from './bar.tsx';
import { AreaNoteCount } from './figure-notes.tsx';

const SortedRows = lazy(() => import('./sorted-rows.tsx'));

type Order = 'name' | 'largest' | 'smallest';
const ORDERS: readonly (readonly [order: Order, name: string])[] = [['name', 'By name'], ['largest', 'Largest first'], ['smallest', 'Smallest first']];
const SAID: Readonly<Record<Order, string>> = {
  name: 'Listed by name.',
  largest: 'Listed by figure, largest first. This is not an order of how well anyone does.',
  smallest: 'Listed by figure, smallest first. This is not an order of how well anyone does.',
};

interface AreaListProps {
  /** What the rows are: "Local authority". */
  readonly of: string;
  /** By name. */
  readonly rows: readonly ListRow[];
  readonly caption: string;
  /** Of the figures: where notes on one of them are counted. */
  readonly period: string;
  readonly chosen: string;
  readonly areaHref: (code: string) => string;
  /** Whether rows have numbers to sort by. */
  readonly sortable: boolean;
  /** Address of the same list without a row, where the reader made the list. */
  readonly withoutHref?: (code: string) => string;
}

/**
 * Areas of a group by name, each with its figure and a small bar. Sorting by figure is a passing way of looking: it
 * needs script, is said aloud, and never reaches the address or paper.
 */
export function AreaList({ rows, sortable, ...table }: AreaListProps) {
  const [order, setOrder] = useState<Order>('name');
  const sorts = useHydrated() && sortable;
  useNameOrderOnPaper(setOrder);
  const shown = (inOrder: readonly ListRow[]): ReactNode => <Rows rows={inOrder} {...table} />;
  return (
    <>
      {sorts ? (
        <div className="list-order" role="group" aria-label="Order of the list">
          {ORDERS.map(([one, name]) => (
            <button key={one} type="button" className="chip" aria-pressed={order === one} onClick={() => setOrder(one)}>{name}</button>
          ))}
        </div>
      ) : null}
      {sortable ? <p className="govuk-visually-hidden" aria-live="polite">{sorts ? SAID[order] : ''}</p> : null}
      {order === 'name' ? shown(rows) : (
        <Suspense fallback={shown(rows)}>
          <SortedRows rows={rows} largestFirst={order === 'largest'}>{shown}</SortedRows>
        </Suspense>
      )}
    </>
  );
}

function Rows({ of, rows, caption, period, chosen, areaHref, withoutHref }: Omit<AreaListProps, 'sortable'>) {
  const close = rows.some(({ closeness }) => closeness);
  const behind = rows.some((row) => row.behind !== null || row.limits !== null);
  return (
    <table className="area-list">
      <caption className="govuk-visually-hidden">{caption}</caption>
      <thead className="govuk-visually-hidden">
        <tr>
          <th scope="col">{of}</th><th scope="col">Figure</th>
          {behind ? <th scope="col">What stands behind it</th> : null}
          {close ? <th scope="col">Closeness</th> : null}
          {withoutHref ? <th scope="col">Change the list</th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code} className={row.code === chosen ? 'area-list__chosen' : undefined}>
            <th scope="row">
              {row.code === chosen ? <span aria-current="true">{row.name}</span> : <Link to={areaHref(row.code)} preventScrollReset>{row.name}</Link>}
            </th>
            <td>
              <span className="area-list__noted">
                {row.reason === null ? <Bar {...row} share={row.value === null ? null : row.share} /> : <span className="area-list__reason">{row.text}</span>}
                <AreaNoteCount area={row.code} name={row.name} period={period} />
              </span>
            </td>
            {behind ? <td className="area-list__behind"><span>{row.behind}</span><span>{row.limits}</span></td> : null}
            {close ? <td className="area-list__closeness">{row.closeness || 'chosen area'}</td> : null}
            {withoutHref ? <td className="area-list__change"><Link to={withoutHref(row.code)} preventScrollReset>Leave out<span className="govuk-visually-hidden"> {row.name}</span></Link></td> : null}
          </tr>
        ))}
      </tbody>
    </table>
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
