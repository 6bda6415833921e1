import type { Prisma } from '../../prisma/generated/client.ts';
import type { AnnotationKind, AnnotationView } from '../../shared/annotations.ts';
import { presentPerson, type PersonRow } from '../workspaces/queries.ts';

type Row = Prisma.AnnotationGetPayload<object> & { author: PersonRow };

/** The same for every reader of the workspace. */
export function presentAnnotation(row: Row): AnnotationView {
  const { id, metric, area, period, breakdown, body, figureSeen } = row;
  return {
    id, metric, area, period, breakdown, body, figureSeen,
    kind: row.kind as AnnotationKind,
    author: presentPerson(row.author),
    at: row.createdAt.toISOString(),
  };
}
