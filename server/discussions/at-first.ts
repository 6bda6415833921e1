import { oldestFirst, type Conversation } from '../../shared/conversation.ts';
import { notesInPart, type FiguresNow } from '../annotations/queries.ts';
import type { Database, Transaction } from '../db.ts';
import { figuresGeneration } from '../figures/queries.ts';
import type { Reader } from '../visibility.ts';
import { listedDiscussions, type Listed } from './in-part.ts';

/** What a page shows at first where a great deal is said. */
export interface ShownOnPage {
  /** The area it is about, of a workspace of these. */
  area(areas: readonly string[]): string;
  /** The thread that stands open. */
  readonly open: string | null;
}

/** Notes and discussions as a page gets them at first, each list oldest first. */
export type SaidAtFirst = Required<Pick<Conversation, 'annotations' | 'tallies' | 'discussions'>>;

/** What is asked about. */
interface Asked {
  readonly metric: string;
  readonly area: string;
  readonly open: string | null;
}

/** So many of the newest notes come with their words at once: some more than a page lists. */
const NOTES_AT_FIRST = 24;
/** Where there are no more discussions than these, all come with their comments; else those that a page lists. */
const FEW_DISCUSSIONS = 24;
const LISTED_DISCUSSIONS = 12;

const listedAtFirst = (area: string, open: string | null): Listed => (rows) => {
  if (rows.length <= FEW_DISCUSSIONS) return rows;
  const here = rows.filter((row) => row.area === null || row.area === area);
  const newest = new Set([...here.filter(({ resolvedAt }) => resolvedAt === null).slice(-LISTED_DISCUSSIONS), ...here.slice(-1)]);
  return rows.filter((row) => newest.has(row) || row.id === open);
};

/** The newest notes and discussions with their words, the others counted or in part; charts come without their figures. */
export async function readAtFirst(tx: Transaction, reader: Reader, { metric, area, open }: Asked, figures: FiguresNow): Promise<SaidAtFirst> {
  const { annotations, tallies, people } = await notesInPart(tx, reader, metric, { area, newest: NOTES_AT_FIRST }, figures);
  const discussions = await listedDiscussions(tx, reader.workspaceId, metric, reader, listedAtFirst(area, open), people);
  return { annotations: annotations.sort(oldestFirst), tallies, discussions: discussions.sort(oldestFirst) };
}

/**
 * What was read for one is the same for everybody who acts for the same organisation and has written nothing there that is
 * theirs alone: it is kept until the workspace's log goes on, other figures are shown, or ten seconds have passed. So a
 * hall in which everybody opens the same page makes as many readings as there are connections at most, not one for each.
 * What no log tells (an organisation or an account that changes its name, a stricter rule of another workspace for what it
 * shares here) shows ten seconds later.
 */
const KEPT_MS = 10_000;
const MOST_KEPT = 32;

interface Kept {
  readonly sequence: number;
  readonly generation: number;
  readonly until: number;
  readonly said: SaidAtFirst;
}

const KEPT = new WeakMap<Database, Map<string, Kept>>();

/** Where what is read at one moment of a workspace's log is kept. */
export interface Place {
  /** What is kept there and is still so, its charts with their figures. */
  readonly said: SaidAtFirst | null;
  keep(said: SaidAtFirst): void;
}

/**
 * The place of what somebody asks for at that number of the log; `null` where it is theirs alone. To be asked in the
 * transaction that reads it.
 * @param generation of the figures that it is judged by (`figuresGeneration`), asked before they were
 */
export async function placeToKeep(db: Database, tx: Transaction, reader: Reader, { metric, area, open }: Asked, { sequence, generation }: Pick<Kept, 'sequence' | 'generation'>): Promise<Place | null> {
  if (generation === 0 || (await hasOfTheirOwn(tx, reader, metric))) return null;
  const places = KEPT.get(db) ?? new Map<string, Kept>();
  KEPT.set(db, places);
  const key = JSON.stringify([reader.workspaceId, reader.organisationId, metric, area]);
  const kept = places.get(key);
  const said = kept && kept.sequence === sequence && kept.generation === generation && kept.until > Date.now() ? kept.said : null;
  // A thread that stands open comes with its comments, where it would not at first: that is read for this reader.
  if (open !== null && (said === null || said.discussions.some(({ id, inPart }) => id === open && inPart))) return null;
  return {
    said,
    keep(read) {
      // Other figures may have been shown since.
      if (figuresGeneration(db) !== generation) return;
      places.delete(key);
      const [oldest] = places.keys();
      if (oldest !== undefined && places.size >= MOST_KEPT) places.delete(oldest);
      places.set(key, { sequence, generation, until: Date.now() + KEPT_MS, said: read });
    },
  };
}

/** Whether they wrote something on this metric that others of their organisation do not see, or may not edit. */
async function hasOfTheirOwn(tx: Transaction, { userId, organisationId, workspaceId }: Reader, metric: string): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ own: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM annotation WHERE workspace_id = ${workspaceId}::uuid AND author_id = ${userId}::uuid AND (metric = ${metric} OR metric IS NULL)
        AND (visibility = 'me' OR author_organisation_id IS NULL OR author_organisation_id <> ${organisationId}::uuid)
    ) OR EXISTS (
      SELECT FROM discussion WHERE workspace_id = ${workspaceId}::uuid AND author_id = ${userId}::uuid AND (metric = ${metric} OR ${metric} = ANY(other_metrics))
        AND (visibility = 'me' OR author_organisation_id IS NULL OR author_organisation_id <> ${organisationId}::uuid)
    ) AS own`;
  return found?.own ?? true;
}
