import { z } from 'zod';
import { JobRole, NewPassword, PersonName } from './accounts.ts';
import { OptionalDay } from './written-day.ts';
import { isSeen, storable } from './written-text.ts';

/** What a pasted list may weigh: 200 long lines and room to spare. */
const LONGEST_LIST = 60_000;

const text = (most: number, empty: string, long: string) => z.string().transform(storable).pipe(z.string().trim().refine(isSeen, empty).max(most, long));

export const Addresses = text(LONGEST_LIST, 'Enter at least one email address.', 'This list is too long to be read at once. Send it in parts.');

export const InviteToOrganisation = z.object({
  addresses: Addresses,
  role: z.enum(['practitioner', 'analyst', 'lead'], { error: 'Choose what they will be in your organisation.' }),
});
export type InviteToOrganisationInput = z.output<typeof InviteToOrganisation>;

/** Last day of a membership, or none. */
const MemberUntil = OptionalDay.optional().transform((day) => day ?? null);

const organisationId = z.uuid({ error: 'Choose an organisation.' });

export const InviteToWorkspace = z.object({
  addresses: Addresses,
  organisationId,
  role: z.enum(['coordinator', 'member', 'observer'], { error: 'Choose what they will be in the workspace.' }),
  memberUntil: MemberUntil,
});
export type InviteToWorkspaceInput = z.output<typeof InviteToWorkspace>;

export const InviteOrganisation = z.object({
  organisationId,
  role: z.enum(['member', 'observer'], { error: 'Choose what its people will be in the workspace.' }),
  memberUntil: MemberUntil,
});
export type InviteOrganisationInput = z.output<typeof InviteOrganisation>;

/** What somebody without an account says to accept. Whether the password is a common one is asked by server/auth. */
export const MakeAccount = z.object({
  name: PersonName,
  jobRole: JobRole,
  password: NewPassword,
  terms: z.literal('accepted', { error: 'Read the terms, then tick the box to go on.' }),
});
export type MakeAccountInput = z.output<typeof MakeAccount>;

/** The same by an account elsewhere: no password of ours. */
const MakeAccountWith = MakeAccount.omit({ password: true }).extend({ provider: z.string().max(100) });

/** What the page of an invitation sends. A button `with:<provider>` says two things at once. */
export const AnswerInvitation = z.preprocess(
  (form) => {
    const { answer, ...rest } = form as Record<string, unknown>;
    return typeof answer === 'string' && answer.startsWith('with:') ? { ...rest, answer: 'with-provider', provider: answer.slice('with:'.length) } : form;
  },
  z.discriminatedUnion('answer', [
    z.object({ answer: z.literal('accept') }),
    z.object({ answer: z.literal('decline') }),
    z.object({ answer: z.literal('make-account'), ...MakeAccount.shape }),
    z.object({ answer: z.literal('with-provider'), ...MakeAccountWith.shape }),
  ]),
);

/** A field that may be ticked several times, once or not at all. */
const several = z.union([z.array(z.uuid()), z.uuid().transform((one) => [one])]).optional().transform((all) => all ?? []);

export const AnswerSlot = z.discriminatedUnion('answer', [
  z.object({ invitationId: z.uuid(), answer: z.literal('accept'), people: several }),
  z.object({ invitationId: z.uuid(), answer: z.literal('decline'), people: several }),
]);
export type AnswerSlotInput = z.output<typeof AnswerSlot>;
