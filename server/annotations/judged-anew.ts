import type { Judgement } from '../../shared/annotations.ts';
import type { World } from '../../shared/areas/register.ts';
import { DEFINITION_CHANGES, type DefinitionChange } from '../../shared/framework/definitions.ts';
import { alike } from '../../shared/judgement.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import type { Database } from '../db.ts';
import { findRelease, seenOtherwise, type Seen } from '../figures/queries.ts';
import { figuresNow, shownFigures } from './figures-now.ts';
import { judgeNote } from './judging.ts';
import { COLUMNS, JOINS, type AnnotationRow } from './rows.ts';

/** A note whose figure was judged otherwise before a decision about a release. */
interface JudgedAnew {
  readonly annotationId: string;
  /** The workspace it was written in. */
  readonly workspaceId: string;
  /** None of what is non-attributed: nobody is told. */
  readonly authorId: string | null;
  readonly authorOrganisationId: string | null;
  readonly visibility: string;
  readonly metric: string;
  readonly area: string | null;
  /** The verdict alone: figures of a state that is over may be suppressed, or were taken back. */
  readonly before: Judgement['verdict'];
  /** `same` where a decision was taken back. */
  readonly now: Judgement;
}

/**
 * Which notes are judged otherwise now than before the last decision about a release: after it was signed off, compared
 * with what people would see without it; after it was rolled back, with what they saw with it. Call it after the
 * decision's commit, for whoever is to be told; it reads and writes nothing else, and gives the same however often it is
 * called while the release stays as it is. Left out is what was written since, and what is withdrawn, hidden or purged.
 * @param workspaceId notes of this workspace alone
 */
export async function judgedAnew(db: Database, releaseKey: string, workspaceId?: string, definitions: readonly DefinitionChange[] = DEFINITION_CHANGES): Promise<readonly JudgedAnew[]> {
  const release = await findRelease(db, releaseKey);
  if (!release || release.state === 'waiting') return [];
  const { world, metrics } = release;
  const notes = await db.prisma.$queryRaw<AnnotationRow[]>`
    SELECT ${COLUMNS} FROM annotation n ${JOINS}
    WHERE n.metric = ANY(${[...metrics]}) AND home.invented = ${world === 'invented'} AND n.withdrawn_at IS NULL AND n.hidden_at IS NULL AND n.purged_at IS NULL
      AND n.created_at <= (SELECT state_since FROM release WHERE key = ${release.id})
      AND ${workspaceId === undefined ? Prisma.sql`true` : Prisma.sql`n.workspace_id = ${workspaceId}::uuid`}
    ORDER BY n.created_at, n.id`;
  const asked = metrics.filter((metric) => notes.some((note) => note.metric === metric));
  if (asked.length === 0) return [];
  const now = await figuresNow(db, asked, definitions);
  const otherwise = new Map<string, Seen>();
  // One after the other: memory stays bounded, and it takes one connection of the pool.
  for (const metric of asked) otherwise.set(metric, await seenOtherwise(db, metric, world, { id: release.id, signedOff: release.state === 'signed-off' }));
  const before = figuresBefore(otherwise, world, definitions);
  return notes.flatMap((note): JudgedAnew[] => {
    const [was, is] = [judgeNote(note, before).judgement, judgeNote(note, now).judgement];
    if (alike(was, is) || note.metric === null) return [];
    const { id, authorId, authorOrganisationId, visibility, metric, area } = note;
    return [{ annotationId: id, workspaceId: note.workspaceId, authorId, authorOrganisationId, visibility, metric, area, before: was.verdict, now: is }];
  });
}

function figuresBefore(seen: ReadonlyMap<string, Seen>, world: World, definitions: readonly DefinitionChange[]) {
  return shownFigures(
    (metric, asked) => (asked === world ? (seen.get(metric)?.edition ?? undefined) : undefined),
    ({ metric, area, period, breakdown }) => seen.get(metric)?.suppressedSince(area, period, breakdown),
    definitions,
  );
}
