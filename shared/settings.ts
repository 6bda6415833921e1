import { z } from 'zod';
import { RETENTION, type RetentionName } from './retention.ts';

/** A whole number within the bounds of what it is the time of. */
function count(name: RetentionName) {
  const { least, most, unit, usual } = RETENTION[name];
  const words = `Enter a whole number of ${unit} from ${least} to ${most}.`;
  return z.coerce.number({ error: words }).int(words).min(least, words).max(most, words).default(usual);
}

/** How long things are kept, as administrators set it. */
export const RetentionSettings = z.object({
  auditMonths: count('auditMonths'),
  workspaceMonths: count('workspaceMonths'),
  guestDays: count('guestDays'),
  invitationDays: count('invitationDays'),
});

/** What one may do on the page of settings. */
export const SettingsDeed = z.discriminatedUnion('intent', [
  RetentionSettings.extend({ intent: z.literal('retention') }),
  z.object({ intent: z.literal('apply') }),
  z.object({ intent: z.literal('mail') }),
]);
