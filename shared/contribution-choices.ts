import { z } from 'zod';
import { CAPACITIES, VISIBILITIES, type Capacity } from './contributions.ts';
import { storable } from './written-text.ts';

/** A ticked box of a form; a script's `true` means the same. */
const Ticked = z.union([z.boolean(), z.string()]).optional().transform((sent) => sent === true || sent === 'on' || sent === 'yes' || sent === 'true');

/**
 * What somebody chooses with everything they write: who may see it, for whom they write, what may be done with it. The
 * form's fields of the same names (`app/live/contribution-choices.tsx`); what is left out is the quietest.
 */
export const ContributionChoices = {
  visibility: z.enum(VISIBILITIES, { error: 'Choose who may see this.' }).default('workspace'),
  capacity: z.enum(Object.keys(CAPACITIES) as [Capacity, ...Capacity[]], { error: 'Say for whom you write.' }).default('self'),
  confidential: Ticked,
  quoteConsent: Ticked,
  contactConsent: Ticked,
  /** Why it may be sent although the guard asks; demanded only then. */
  guardReason: z.string().trim().max(300, 'Keep the reason under 300 characters.').transform(storable).optional(),
};

export interface ChosenForContribution {
  readonly visibility: (typeof VISIBILITIES)[number];
  readonly capacity: Capacity;
  readonly confidential: boolean;
  readonly quoteConsent: boolean;
  readonly contactConsent: boolean;
}
