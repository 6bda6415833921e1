import type { Annotation } from '../../prisma/generated/client.ts';
import type { AnnotationKind, AnnotationView } from '../../shared/annotations.ts';
import { personOf, type People } from '../workspaces/queries.ts';

/** The same for every reader of the workspace. */
export function presentAnnotation(row: Annotation, people: People): AnnotationView {
  const { id, metric, area, period, breakdown, body, figureSeen } = row;
  return {
    id, metric, area, period, breakdown, body, figureSeen,
    kind: row.kind as AnnotationKind,
    author: personOf(people, row.authorId),
    at: row.createdAt.toISOString(),
  };
}
