import type { Annotation } from '../../prisma/generated/client.ts';
import type { AnnotationView } from '../../shared/annotations.ts';
import type { AnnotationKind } from '../../shared/annotation-kinds.ts';
import { MISSING_WORDS } from '../../shared/figures.ts';
import { dateText } from '../../shared/format.ts';
import type { SuppressedSince } from '../figures/queries.ts';
import { personOf, type People } from '../workspaces/queries.ts';

/** The same for every reader of the workspace. A figure that its publisher suppresses by now is not told again. */
export function presentAnnotation(row: Annotation, people: People, suppressed: SuppressedSince): AnnotationView {
  const { id, metric, area, period, breakdown, body } = row;
  return {
    id, metric, area, period, breakdown, body,
    ...figureTold(row, suppressed),
    kind: row.kind as AnnotationKind,
    author: personOf(people, row),
    at: row.createdAt.toISOString(),
  };
}

/** What was a reason already when the note was written stays that reason. */
function figureTold(row: Annotation, suppressed: SuppressedSince): Pick<AnnotationView, 'figureSeen' | 'withheldSince'> {
  const { figureSeen } = row;
  const withheldSince = figureSeen === null || figureSeen === MISSING_WORDS.c ? undefined : suppressed(row);
  return withheldSince === undefined ? { figureSeen } : { figureSeen: `withheld since ${dateText(withheldSince)}`, withheldSince };
}
