import type { Database } from '../../db.ts';

const DAY_MS = 86_400_000;
/** The sandbox's year at work begins here: a Monday. */
const FIRST = Date.UTC(2026, 0, 12, 9, 30);
/** So many days lie between two things that are said. */
const DAYS_BETWEEN = 5;

/** When a step of the script is said to have happened: working hours, in the order of the script. */
function dateOf(index: number): Date {
  return new Date(FIRST + index * DAYS_BETWEEN * DAY_MS + (index % 7) * 3_600_000);
}

/**
 * Lets what was just said be of its day in the invented year, in the tables and in the activity log, so that nobody finds
 * a year of work in one minute.
 * @param keys of the steps and their places in the script
 */
export async function datePlayed({ pool }: Database, played: readonly { readonly key: string; readonly index: number }[]): Promise<void> {
  const values = [played.map(({ key }) => key), played.map(({ index }) => dateOf(index))];
  const dated = 'SELECT * FROM unnest($1::uuid[], $2::timestamptz[]) AS dated (key, at)';
  for (const table of ['annotation', 'discussion', 'comment', 'evidence', 'owner_reply', 'action']) {
    await pool.query(`WITH dated AS (${dated}) UPDATE ${table} t SET created_at = dated.at FROM dated WHERE t.id = dated.key`, values);
  }
  // The opening of a discussion has an id of its own.
  await pool.query(`WITH dated AS (${dated}) UPDATE comment c SET created_at = dated.at FROM dated WHERE c.discussion_id = dated.key AND c.position = 1`, values);
  await pool.query(`WITH dated AS (${dated}) UPDATE discussion d SET resolved_at = dated.at FROM dated JOIN submission s ON s.key = dated.key JOIN activity a ON a.workspace_id = s.workspace_id AND a.sequence = s.sequence
    WHERE d.resolved_at IS NOT NULL AND d.id::text = a.subject ->> 'discussionId' AND a.subject ->> 'what' = 'resolved'`, values);
  await pool.query(
    `WITH dated AS (${dated}) UPDATE activity a SET at = dated.at FROM dated JOIN submission s ON s.key = dated.key WHERE a.workspace_id = s.workspace_id AND a.sequence = s.sequence`,
    values,
  );
  // A reaction, and that a question is answered, have no key of their own: they are of the day of what was said just before.
  await pool.query(
    `UPDATE activity a SET at = before.at FROM activity before WHERE a.fact IN ('comment:changed', 'discussion:changed') AND a.at > before.at
       AND before.workspace_id = a.workspace_id AND before.sequence = (
         SELECT max(b.sequence) FROM activity b JOIN submission s ON s.workspace_id = b.workspace_id AND s.sequence = b.sequence
          WHERE b.workspace_id = a.workspace_id AND b.sequence < a.sequence AND s.key = ANY($1::uuid[]))
       AND NOT EXISTS (SELECT FROM submission s WHERE s.workspace_id = a.workspace_id AND s.sequence = a.sequence) AND a.sequence <= (SELECT max(sequence) FROM submission s WHERE s.workspace_id = a.workspace_id AND s.key = ANY($1::uuid[]))`,
    [values[0]],
  );
}
