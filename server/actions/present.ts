import type { Action } from '../../prisma/generated/client.ts';
import type { ActionView } from '../../shared/actions.ts';
import type { ActionStatus } from '../../shared/action-statuses.ts';
import { personOf, type Author, type People } from '../workspaces/queries.ts';

type Row = Action & { organisation: { name: string } };

/** The same for every reader of the workspace. */
export function presentAction(row: Row, people: People): ActionView {
  const { id, metric, area, breakdown, what, who } = row;
  const [holder] = holderOf(row);
  return {
    id, metric, area, breakdown, what, who,
    period: null,
    organisation: row.organisation.name,
    due: row.due.toISOString().slice(0, 10),
    status: row.status as ActionStatus,
    holder: holder ? personOf(people, holder) : null,
    author: personOf(people, row),
    at: row.createdAt.toISOString(),
  };
}

/** Who sees to an action, for the organisation they act for now; nobody or one. */
export function holderOf({ holderId }: Pick<Action, 'holderId'>): readonly Author[] {
  return holderId === null ? [] : [{ authorId: holderId, authorOrganisationId: null }];
}
