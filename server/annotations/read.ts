import { Prisma } from '../../prisma/generated/client.ts';
import type { AnnotationView } from '../../shared/annotations.ts';
import type { NoteTally } from '../../shared/note-tally.ts';
import type { OwnerReplyView } from '../../shared/owner-replies.ts';
import type { Transaction } from '../db.ts';
import type { Reader } from '../visibility.ts';
import { peopleIn, type People } from '../workspaces/queries.ts';
import { authorsOf } from './authors.ts';
import type { FiguresNow } from './figures-now.ts';
import { presentAnnotation, presentReply } from './present.ts';
import { presentTallies, readTallies } from './tallies.ts';
import { readReplies, readRows, type AnnotationRow, type ReadBy } from './rows.ts';

/**
 * Which notes: those that stand beside a metric's figures (about it, about areas, about everything), those of some ids,
 * or all. `forFiles` leaves out what its author keeps out of files that others take along.
 */
export type Which = ({ readonly metric: string } | { readonly ids: readonly string[] } | { readonly all: true }) & {
  /** Without a reader the caller sends each note only to those who may see it. */
  readonly reader?: ReadBy;
  readonly forFiles?: boolean;
};

/**
 * Annotations as they are read in a workspace, by somebody whose membership the caller has asked about; in no particular
 * order. Authors whom the caller knows are not asked for again.
 * @param figuresIn what is shown by now of these metrics (`figuresNow`): a transaction cannot ask for itself without
 * taking a second connection
 */
export async function annotationsIn(
  db: Transaction,
  workspaceId: string,
  which: Which,
  figuresIn: (metrics: readonly string[]) => Promise<FiguresNow>,
  known?: Promise<People>,
): Promise<AnnotationView[]> {
  const rows = await readRows(db, { workspaceId, reader: which.reader ?? 'everybody', where: conditionOf(which) });
  return presentRows(db, workspaceId, rows, figuresIn, await known);
}

/** What a page lists at first: so many of the newest notes about its area. */
interface ListedNotes {
  readonly area: string;
  readonly newest: number;
}

/** Where there are no more notes besides than these, all come with their words. */
const FEW_OTHERS = 40;

interface NotesInPart {
  readonly annotations: AnnotationView[];
  readonly tallies: readonly NoteTally[];
  /** Who was asked for, so that nobody need be asked for again. */
  readonly people?: People;
}

/** Of the notes beside a metric's figures those that a page lists at first, and the others counted; where these are few, all. */
export async function notesInPart(db: Transaction, reader: Reader, metric: string, { area, newest }: ListedNotes, figures: FiguresNow): Promise<NotesInPart> {
  const { workspaceId } = reader;
  const beside = conditionOf({ metric });
  const rows = await readRows(db, { workspaceId, reader, where: Prisma.sql`${beside} AND (area IS NULL OR area = ${area} OR ${area} = ANY(other_areas))`, newest });
  const others = await readTallies(db, reader, Prisma.sql`${beside} AND NOT annotation.id = ANY(${rows.map(({ id }) => id)}::uuid[])`);
  const few = others.reduce((sum, { at }) => sum + at.length, 0) <= FEW_OTHERS;
  if (few && others.length > 0) return { annotations: await annotationsIn(db, workspaceId, { metric, reader }, async () => figures), tallies: [] };
  const people = await peopleIn(db, workspaceId, [...rows, ...others].filter((row) => row.workspaceId === workspaceId));
  return {
    annotations: await presentRows(db, workspaceId, rows, async () => figures, people),
    tallies: presentTallies(others, workspaceId, await authorsOf(db, workspaceId, others, people), figures),
    people,
  };
}

/** Rows as views, each question asked once for all of them. */
export async function presentRows(
  db: Transaction,
  workspaceId: string,
  rows: readonly AnnotationRow[],
  figuresIn: (metrics: readonly string[]) => Promise<FiguresNow>,
  known?: People,
): Promise<AnnotationView[]> {
  if (rows.length === 0) return [];
  const byId = new Map(rows.map((row) => [row.id, row]));
  const replies = (await readReplies(db, rows.map(({ id }) => id))).map((reply) => {
    const { workspaceId: home, rule } = byId.get(reply.annotationId)!;
    return { ...reply, authorOrganisationId: reply.organisationId, workspaceId: home, rule };
  });
  const authorOf = await authorsOf(db, workspaceId, [...rows, ...replies], known);
  const repliesTo = new Map<string, OwnerReplyView[]>();
  for (const reply of replies) repliesTo.set(reply.annotationId, [...(repliesTo.get(reply.annotationId) ?? []), presentReply(reply, authorOf(reply))]);
  const now = await figuresIn(rows.flatMap(({ metric }) => metric ?? []));
  return rows.map((row) => presentAnnotation(row, workspaceId, authorOf(row), repliesTo.get(row.id) ?? [], now));
}

function conditionOf(which: Which): Prisma.Sql {
  const narrowed = 'ids' in which ? Prisma.sql`annotation.id = ANY(${[...which.ids]}::uuid[])` : 'metric' in which ? Prisma.sql`(metric = ${which.metric} OR metric IS NULL)` : Prisma.sql`true`;
  if (!which.forFiles) return narrowed;
  const own = which.reader === undefined || which.reader === 'everybody' ? Prisma.sql`false` : Prisma.sql`author_id = ${which.reader.userId}::uuid`;
  return Prisma.sql`${narrowed} AND (NOT confidential OR ${own})`;
}
