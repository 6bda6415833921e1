import { applyRetentionDaily } from '../administration/commands.ts';
import { sweepLogins } from '../auth/commands.ts';
import { sweepMemberships } from '../members/commands.ts';
import { hideWithheldWords } from '../moderation/commands.ts';
import { mailWhatIsDue, readActivity, tidyNotifications } from '../notifications/commands.ts';
import { publishBatches, publishEverything } from '../unattributed/commands.ts';
import { noticesOfEnd } from '../workspaces/commands.ts';
import type { Job } from './queue.ts';

/** Everything this program does without being asked by a request, and when. */
export const JOBS: readonly Job[] = [
  // Read as soon as something is committed (notifications/reader.ts); every minute for what that missed.
  { name: 'notifications', schedule: '* * * * *', run: readActivity },
  { name: 'mail', schedule: '* * * * *', longestSeconds: 600, run: (db) => mailWhatIsDue(db) },
  // Within the minute of a sign-off.
  { name: 'withheld-words', schedule: '* * * * *', longestSeconds: 900, run: hideWithheldWords },
  // By the clock alone, never asked for by a send: no time of a send is anywhere.
  { name: 'unattributed-batches', schedule: '* * * * *', run: (db) => publishBatches(db) },
  { name: 'unattributed-all', schedule: '*/5 * * * *', run: publishEverything },
  { name: 'memberships-over', schedule: '* * * * *', run: sweepMemberships },
  { name: 'logins-over', schedule: '11 * * * *', run: sweepLogins },
  // It remembers what it told: a day's work, and no harm in asking every hour.
  { name: 'notices-of-end', schedule: '23 * * * *', run: noticesOfEnd },
  // Once a day at most; asked every hour, so that a day on which the server was down is made up for.
  { name: 'retention', schedule: '37 * * * *', longestSeconds: 900, run: (db) => applyRetentionDaily(db) },
  { name: 'notifications-over', schedule: '41 4 * * *', run: tidyNotifications },
];
