import type { Prisma } from '../../prisma/generated/client.ts';
import type { ActionStatus, ActionView } from '../../shared/actions.ts';
import { presentPerson, type PersonRow } from '../workspaces/queries.ts';

type Row = Prisma.ActionGetPayload<object> & { author: PersonRow; organisation: { name: string } };

/** The same for every reader of the workspace. */
export function presentAction(row: Row): ActionView {
  const { id, metric, area, breakdown, what, who } = row;
  return {
    id, metric, area, breakdown, what, who,
    period: null,
    organisation: row.organisation.name,
    due: row.due.toISOString().slice(0, 10),
    status: row.status as ActionStatus,
    author: presentPerson(row.author),
    at: row.createdAt.toISOString(),
  };
}
