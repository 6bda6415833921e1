import { z } from 'zod';
import { InviteOrganisation, InviteToWorkspace } from './invitation-forms.ts';
import { OptionalDay, withDays } from './written-day.ts';

/** What a button beside a standing invitation says: "again <id>" or "withdraw <id>". */
const Standing = z.string().regex(/^(again|withdraw) [0-9a-f-]{36}$/, 'Load the page again: this invitation is not there.').transform((text) => {
  const [what, invitationId = ''] = text.split(' ');
  return { what: what === 'again' ? ('again' as const) : ('withdraw' as const), invitationId };
});

/** What the page of a workspace's members takes: invitations, and what becomes of standing ones. */
export const InviteHere = withDays(['memberUntil'], z.discriminatedUnion('invite', [
  InviteToWorkspace.extend({ invite: z.literal('people') }),
  InviteOrganisation.extend({ invite: z.literal('organisation') }),
  z.object({ invite: z.literal('standing'), standing: Standing }),
], { error: 'Load the page again: the form does not say what is to be done.' }));

const successorId = z.union([z.literal('').transform(() => null), z.uuid()], { error: 'Choose somebody who stays, or leave it open.' }).default(null);

/** What the page of one member takes. */
export const ChangeMember = withDays(['memberUntil'], z.discriminatedUnion('change', [
  z.object({ change: z.literal('role'), role: z.enum(['coordinator', 'member', 'observer'], { error: 'Choose what they will be here.' }), memberUntil: OptionalDay }),
  z.object({ change: z.literal('end'), successorId }),
  z.object({ change: z.literal('leave'), successorId }),
], { error: 'Load the page again: the form does not say what is to be done.' }));
