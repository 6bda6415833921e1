import { createColumnHelper, createSortedRowModel, rowSortingFeature, sortFns, tableFeatures, useTable } from '@tanstack/react-table';
import { useMemo, type ReactNode } from 'react';
import type { ListRow } from '../../../shared/list-model.ts';

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel(), sortFns });
const column = createColumnHelper<typeof features, ListRow>();
const columns = column.columns([
  // Rows without a number stay below, in the order of their names.
  column.accessor((row) => row.value ?? undefined, { id: 'figure', header: 'Figure', sortUndefined: 'last' }),
]);
const LARGEST_FIRST = [{ id: 'figure', desc: true }];
const SMALLEST_FIRST = [{ id: 'figure', desc: false }];

interface SortedRowsProps {
  /** By name. */
  readonly rows: readonly ListRow[];
  readonly largestFirst: boolean;
  readonly children: (rows: readonly ListRow[]) => ReactNode;
}

/** Rows in the order of their figures. Loaded only when someone asks for that order. */
export default function SortedRows({ rows, largestFirst, children }: SortedRowsProps) {
  const data = useMemo(() => [...rows], [rows]);
  const table = useTable({ features, data, columns, state: { sorting: largestFirst ? LARGEST_FIRST : SMALLEST_FIRST }, getRowId: (row) => row.code });
  return children(table.getRowModel().rows.map(({ original }) => original));
}
