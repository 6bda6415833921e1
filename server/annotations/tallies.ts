import { Prisma } from '../../prisma/generated/client.ts';
import { codesOf } from '../../shared/areas/history.ts';
import { AREAS } from '../../shared/areas/register.ts';
import type { NoteTally } from '../../shared/note-tally.ts';
import type { Transaction } from '../db.ts';
import type { Reader } from '../visibility.ts';
import { authorsOf } from './authors.ts';
import type { FiguresNow } from './figures-now.ts';
import { presentAnnotation } from './present.ts';
import { COLUMNS_WITHOUT_WORDS, fromJson, JOINS, standing, type AnnotationJson, type AnnotationRow } from './rows.ts';

type TallyJson = AnnotationJson & {
  /** When each was written, in milliseconds since 1970, parted by spaces. */
  readonly times: string;
  /** The reader may edit them. */
  readonly mine: boolean;
};

/** Areas that have ended: what a note about one is judged depends on the day it was written. */
const ENDED = AREAS.filter(({ successors }) => successors).flatMap((area) => codesOf(area).map(({ code }) => code));

/**
 * Notes that a page does not list at first, counted: what marks, filters and judgements ask for, as far as the reader may
 * see it, and no words. @param where as `readRows` takes it
 */
export async function noteTallies(db: Transaction, reader: Reader, where: Prisma.Sql, now: FiguresNow): Promise<NoteTally[]> {
  const rows = await readTallies(db, reader, where);
  if (rows.length === 0) return [];
  const authorOf = await authorsOf(db, reader.workspaceId, rows);
  return alike(rows.map(({ times, mine, ...row }) => {
    const { id: _, at: __, ...like } = presentAnnotation(row, reader.workspaceId, authorOf(row), [], now);
    // Of several people's notes one stands for all: who wrote it, when it changed and who sees it is its own.
    const common = { ...like, author: { ...like.author, name: '' }, version: 1, editedAt: null, visibility: 'workspace', publication: null, capacity: 'self' } as const;
    return { like: common, at: times.split(' ').map(Number), mine };
  }));
}

/**
 * Those that read alike become one, in the order of their times: the database told some apart by figures that are
 * withheld by now, and neither that nor the order it found them in may be told.
 */
function alike(tallies: readonly NoteTally[]): NoteTally[] {
  const joined = new Map<string, { readonly like: NoteTally['like']; readonly mine: boolean; readonly at: number[] }>();
  for (const { like, at, mine } of tallies) {
    const key = JSON.stringify([like, mine]);
    const known = joined.get(key);
    if (known) known.at.push(...at);
    else joined.set(key, { like, mine, at: [...at] });
  }
  const earliest = ({ at }: NoteTally) => at[0] ?? 0;
  return [...joined.values()].map((tally) => ({ ...tally, at: tally.at.sort((a, b) => a - b) })).sort((a, b) => earliest(a) - earliest(b) || (JSON.stringify(a.like) < JSON.stringify(b.like) ? -1 : 1));
}

async function readTallies(db: Transaction, reader: Reader, where: Prisma.Sql): Promise<(AnnotationRow & Pick<TallyJson, 'times' | 'mine'>)[]> {
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
  return ((JSON.parse(answer?.rows ?? '[]') ?? []) as TallyJson[]).map(fromJson);
}
