import { z } from 'zod';

/** The choice of the organisation one acts for in a workspace, made on any of its pages. */
export const ActFor = z.object({
  organisationId: z.uuid({ error: 'Choose one of your organisations.' }),
  next: z.string().max(2_000).default(''),
});
