import { z } from 'zod';
import { addressIn } from './address-list.ts';
import { ORGANISATION_KINDS } from './workspaces.ts';
import { storable } from './written-text.ts';

const oneLine = (most: number, empty: string) =>
  z.string({ error: empty }).transform((given) => storable(given).replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()).pipe(z.string().min(1, empty).max(most, `Use at most ${most} letters.`));

const AN_ADDRESS = 'Enter an email address, such as name@example.org.';
export const Address = z.string({ error: AN_ADDRESS }).max(320, AN_ADDRESS).transform((given, context) => {
  const address = addressIn(storable(given));
  if (address === null) context.addIssue({ code: 'custom', message: AN_ADDRESS });
  return address ?? '';
});

const Id = z.uuid({ error: 'This is not an id. Copy it whole from the list.' });

export const OrganisationForm = z.object({
  name: oneLine(120, 'Enter the organisation’s name.'),
  kind: z.enum(ORGANISATION_KINDS, { error: 'Choose what kind of organisation it is.' }),
  /** Codes or names, one a line. */
  areas: z.string().max(20_000, 'These are too many areas.').default(''),
});
export type OrganisationInput = z.output<typeof OrganisationForm>;

/** What one may do on the page of an organisation. */
export const OrganisationDeed = z.discriminatedUnion('intent', [
  OrganisationForm.extend({ intent: z.literal('change') }),
  z.object({ intent: z.literal('close') }),
  z.object({ intent: z.literal('open') }),
  z.object({ intent: z.literal('name-approver'), email: Address, role: z.enum(['practitioner', 'analyst', 'lead'], { error: 'Choose what they are in the organisation besides.' }) }),
  z.object({ intent: z.literal('end-approver'), person: Id }),
  z.object({ intent: z.literal('withdraw'), invitation: Id }),
]);
export type NamedApprover = Extract<z.output<typeof OrganisationDeed>, { intent: 'name-approver' }>;

export const GiveWorkspace = z.object({ workspace: Id, owner: z.uuid({ error: 'Choose the organisation that will own it.' }) });

const InstallationRoleName = z.enum(['administrator', 'data-steward'], { error: 'Choose a role.' });
export const RoleDeed = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('grant'), email: Address, role: InstallationRoleName }),
  z.object({ intent: z.literal('end'), person: Id, role: InstallationRoleName }),
]);

export const SHORTEST_REASON = 20;
const A_REASON = `Say in at least ${SHORTEST_REASON} letters what happened and why it cannot be settled without reading.`;
export const IncidentDeed = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('ask'),
    workspace: z.string().trim().pipe(Id),
    reason: z.string({ error: A_REASON }).transform(storable).pipe(z.string().trim().min(SHORTEST_REASON, A_REASON).max(1_000, 'Use at most 1,000 letters.')),
  }),
  z.object({ intent: z.literal('agree'), incident: Id }),
  z.object({ intent: z.literal('end'), incident: Id }),
]);

export const FirstRun = z.object({
  token: z.string({ error: 'Enter the token that the server printed when it started.' }).trim().min(1, 'Enter the token that the server printed when it started.').max(200, 'Enter the token as it was printed.'),
  name: oneLine(120, 'Enter your name, as colleagues know you.'),
  email: Address,
  password: z.string({ error: 'Choose a password.' }).min(1, 'Choose a password.').max(1_000, 'Choose a shorter password.'),
});
export type FirstRunInput = z.output<typeof FirstRun>;
