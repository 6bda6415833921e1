import { Prisma } from '../../prisma/generated/client.ts';
import { codesOf } from '../../shared/areas/history.ts';
import { AREAS } from '../../shared/areas/register.ts';
import type { NoteTally } from '../../shared/note-tally.ts';
import type { PersonView } from '../../shared/workspaces.ts';
import type { Transaction } from '../db.ts';
import type { Reader } from '../visibility.ts';
import type { FiguresNow } from './figures-now.ts';
import { presentAnnotation } from './present.ts';
import { COLUMNS_WITHOUT_WORDS, fromJson, JOINS, standing, type AnnotationJson, type AnnotationRow } from './rows.ts';

/** Notes that are alike, as one of them. */
interface TallyRow extends AnnotationRow {
  /** When each was written, in milliseconds since 1970. */
  readonly at: readonly number[];
  /** The reader may edit them. */
  readonly mine: boolean;
}
type TallyJson = AnnotationJson & Pick<TallyRow, 'mine'> & { /** Parted by spaces. */ readonly times: string };

/** Areas that have ended: what a note about one is judged depends on the day it was written. */
const ENDED = AREAS.filter(({ successors }) => successors).flatMap((area) => codesOf(area).map(({ code }) => code));

/** Tallies as the page gets them: of several people's notes one stands for all, and what is its own alone is left out. */
export function presentTallies(rows: readonly TallyRow[], workspaceId: string, authorOf: (row: AnnotationRow) => PersonView, now: FiguresNow): NoteTally[] {
  return alike(rows.map(({ at, mine, ...row }) => {
    const { id: _, at: __, ...like } = presentAnnotation(row, workspaceId, authorOf(row), [], now);
    return { like: { ...like, author: { ...like.author, name: '' }, version: 1, editedAt: null, visibility: 'workspace', publication: null, capacity: 'self' }, at, mine };
  }));
}

/**
 * Those that read alike become one, in the order of their times, and of one time in that of what is told of them: the
 * database told some apart by figures that are withheld by now, and neither that nor the order it found them in may be told.
 */
function alike(tallies: readonly NoteTally[]): NoteTally[] {
  const joined = new Map<string, { readonly like: NoteTally['like']; readonly mine: boolean; readonly at: number[] }>();
  for (const { like, at, mine } of tallies) {
    const key = JSON.stringify([like, mine]);
    const known = joined.get(key);
    if (known) known.at.push(...at);
    else joined.set(key, { like, mine, at: [...at] });
  }
  for (const { at } of joined.values()) at.sort((a, b) => a - b);
  const earliest = ({ at }: NoteTally) => at[0] ?? 0;
  return [...joined].sort(([key, one], [otherKey, other]) => earliest(one) - earliest(other) || (key < otherKey ? -1 : 1)).map(([, tally]) => tally);
}

/**
 * Notes that a page does not list at first, counted: what marks, filters and judgements ask for, as far as the reader may
 * see it, and no words. @param where as `readRows` takes it
 */
export async function readTallies(db: Transaction, reader: Reader, where: Prisma.Sql): Promise<TallyRow[]> {
  const { workspaceId, userId, organisationId } = reader;
  const mine = Prisma.sql`coalesce(n.workspace_id = ${workspaceId}::uuid AND (n.author_id = ${userId}::uuid OR n.author_organisation_id = ${organisationId}::uuid AND NOT n.unattributed), false)`;
  // Of guests, and of whoever wrote for no organisation, each by themselves: what is shown of theirs is their own.
  const author = Prisma.sql`CASE WHEN n.author_organisation_id IS NULL OR n.author_id IN (SELECT id FROM user_account WHERE guest) THEN n.author_id END`;
  // One number stands for all that makes notes alike: grouping by twenty columns takes five times as long.
  const [answer] = await db.$queryRaw<{ rows: string | null }[]>`
    WITH counted AS (
      SELECT (array_agg(n.id))[1] AS id, string_agg(floor(date_part('epoch', n.created_at) * 1000)::bigint::text, ' ') AS times, bool_or(${mine}) AS mine
      FROM ${standing({ workspaceId, reader, where })}
      GROUP BY hash_record_extended(ROW(
        n.workspace_id, n.scope, n.metric, n.area, n.other_areas, n.period, n.period_to, n.breakdown, n.definition_version, n.edition_key, n.figure_seen, n.kind,
        n.author_organisation_id, n.author_organisation_kind, n.unattributed, n.withdrawn_at IS NULL, n.hidden_at IS NULL, n.purged_at IS NULL, ${mine}, ${author},
        CASE WHEN n.area IN (SELECT unnest(${ENDED}::text[])) THEN n.created_at::date END
      ), 0)
    )
    SELECT json_agg(r)::text AS rows FROM (
      SELECT ${COLUMNS_WITHOUT_WORDS}, counted.times, counted.mine FROM counted JOIN annotation n ON n.id = counted.id ${JOINS}
    ) r`;
  return ((JSON.parse(answer?.rows ?? '[]') ?? []) as TallyJson[]).map(({ times, ...row }) => ({ ...fromJson(row), at: times.split(' ').map(Number) }));
}
