import { z } from 'zod';
import { AnswerSlot } from './invitation-forms.ts';

/** What the page of an organisation sends: a button of a list with the id of its line, or the answer to a workspace. */
export const OrganisationChange = z.union([
  z.object({ withdraw: z.uuid() }).transform(({ withdraw: id }) => ({ what: 'withdraw' as const, id })),
  z.object({ again: z.uuid() }).transform(({ again: id }) => ({ what: 'again' as const, id })),
  z.object({ confirm: z.uuid() }).transform(({ confirm: id }) => ({ what: 'confirm' as const, id })),
  z.object({ refuse: z.uuid() }).transform(({ refuse: id }) => ({ what: 'refuse' as const, id })),
  AnswerSlot.transform((answer) => ({ what: 'slot' as const, answer })),
]);

export const ChangeColleague = z.object({
  role: z.enum(['practitioner', 'analyst', 'lead'], { error: 'Choose what they are in your organisation.' }),
});
export type ChangeColleagueInput = z.output<typeof ChangeColleague>;

/** Which workspace, if not all; for each workspace a field `successor-<its id>`, empty where nobody was chosen. */
export const EndColleague = z.looseObject({
  workspace: z.union([z.literal('').transform(() => null), z.uuid()]).optional().transform((id) => id ?? null),
}).transform(({ workspace, ...fields }, context) => {
  const successors: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields)) {
    const id = /^successor-([0-9a-f-]{36})$/.exec(name)?.[1];
    if (id === undefined || value === '') continue;
    if (!z.uuid().safeParse(value).success) context.addIssue({ code: 'custom', path: [name], message: 'Choose somebody from the list.' });
    else successors[id] = value as string;
  }
  return { workspaceId: workspace, successors };
});
export type EndColleagueInput = z.output<typeof EndColleague>;
