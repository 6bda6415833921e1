import { z } from 'zod';
import { ACTION_STATUSES, type ActionStatus } from './action-statuses.ts';
import { AnchorFields, SubmissionKey, type Anchor } from './anchors.ts';
import type { PersonView } from './workspaces.ts';
import { isSeen, storable } from './written-text.ts';

/** Who sees to an action: a member by id, or `me`, whoever sends the form. Empty or left out: `me` when it is agreed, as it is when it is moved. */
const Holder = z.union([z.literal(['', 'me']), z.uuid()], { error: 'Choose a member, or yourself.' }).optional();

const Status = z.enum(Object.keys(ACTION_STATUSES) as [ActionStatus, ...ActionStatus[]], { error: 'Choose how far it is.' });

export const AgreeAction = z.object({
  key: SubmissionKey,
  ...AnchorFields,
  what: z.string().trim().refine(isSeen, 'Say what will be done.').max(1_000, 'Keep it under 1,000 characters.').transform(storable),
  organisationId: z.uuid({ error: 'Choose which organisation will do it.' }),
  who: z.string().trim().refine(isSeen, 'Say who will do it: a role or a name.').max(120, 'Keep it under 120 characters.').transform(storable),
  holderId: Holder,
  /** Why it may be sent although the guard asks; demanded only then. */
  guardReason: z.string().trim().max(300, 'Keep the reason under 300 characters.').transform(storable).optional(),
  /** ISO day of this century: a database knows no year 0, and a year with a slip in it is no plan. */
  due: z.iso.date({ error: 'Give a real date, for example 30 1 2027.', abort: true }).regex(/^20/, { error: 'Give a date of this century, for example 30 1 2027.' }),
}).omit({ period: true });
export type AgreeActionInput = z.infer<typeof AgreeAction>;

export const MoveAction = z.object({ key: SubmissionKey, actionId: z.uuid(), status: Status, holderId: Holder });
export type MoveActionInput = z.infer<typeof MoveAction>;

export interface ActionView extends Anchor {
  readonly id: string;
  readonly period: null;
  readonly what: string;
  readonly organisation: string;
  readonly who: string;
  /** The member who sees to it; `null` where there is none. */
  readonly holder: PersonView | null;
  /** ISO day. */
  readonly due: string;
  readonly status: ActionStatus;
  readonly author: PersonView;
  readonly at: string;
}
