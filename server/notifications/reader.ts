import { randomUUID } from 'node:crypto';
import { NOTIFICATION_KINDS, type NotificationKind } from '../../shared/notifications.ts';
import type { FactName, FactSubjects } from '../../shared/live.ts';
import { ACTIVITY_CHANNEL, readNotice } from '../activity.ts';
import { listenTo, type Listening } from '../database/listen.ts';
import type { Database } from '../db.ts';
import { enqueue } from '../jobs/commands.ts';
import { notificationsChanged } from './channel.ts';
import { membersNow } from './members.ts';
import { ofChangedComment, ofChangedDiscussion, ofNewComment, ofNewDiscussion } from './of-discussions.ts';
import { ofChangedNote, ofNewNote, ofRevisedNotes } from './of-notes.ts';
import { ofAction, ofEvidence, ofHandedOver, ofRelease } from './of-others.ts';
import { revisedNotes } from './revised.ts';
import type { Reading, Told } from './told.ts';

const READER = 'notifications';
const MOST_ROWS = 100;
const PATIENCE = { timeout: 60_000 };

type Row = { [Name in FactName]: { sequence: number; fact: Name; subject: FactSubjects[Name]; actorId: string | null; organisationId: string | null } }[FactName];

/**
 * Reads every workspace's log from where it was read last, and writes down who is told of what. Several may read at
 * once: each workspace is read by one of them at a time, and a row that was read is not read again.
 */
export async function readActivity(db: Database): Promise<void> {
  const behind = await db.prisma.$queryRaw<{ id: string }[]>`
    SELECT w.id FROM workspace w LEFT JOIN activity_reader r ON r.workspace_id = w.id AND r.reader = ${READER} WHERE w.sequence > coalesce(r.sequence, 0) ORDER BY w.id`;
  for (const { id } of behind) await readWorkspace(db, id);
}

/** One workspace, to the end of its log. */
export async function readWorkspace(db: Database, workspaceId: string): Promise<void> {
  while (await readSome(db, workspaceId));
}

/** @returns whether there is more to read. */
async function readSome(db: Database, workspaceId: string): Promise<boolean> {
  // Asked before: a transaction cannot ask about figures without taking a second connection.
  const revised = await revisedSince(db, workspaceId);
  const { more, told } = await db.prisma.$transaction(async (tx) => {
    await tx.$executeRaw`INSERT INTO activity_reader (reader, workspace_id, sequence) SELECT ${READER}, id, 0 FROM workspace WHERE id = ${workspaceId}::uuid ON CONFLICT DO NOTHING`;
    const [place] = await tx.$queryRaw<{ sequence: number; invented: boolean }[]>`
      SELECT r.sequence, w.invented FROM activity_reader r JOIN workspace w ON w.id = r.workspace_id
      WHERE r.reader = ${READER} AND r.workspace_id = ${workspaceId}::uuid FOR UPDATE OF r SKIP LOCKED`;
    // Another node is at it, and hears of the same commits.
    if (!place) return { more: false, told: 0 };
    const found = await tx.$queryRaw<Row[]>`
      SELECT sequence, fact, subject, actor_id AS "actorId", organisation_id AS "organisationId" FROM activity
      WHERE workspace_id = ${workspaceId}::uuid AND sequence > ${place.sequence} ORDER BY sequence LIMIT ${MOST_ROWS}`;
    // A release that was recorded since we asked: up to it now, and it next.
    const unasked = found.findIndex(({ fact, sequence }) => RELEASES.has(fact) && !revised.has(sequence));
    const rows = unasked < 0 ? found : found.slice(0, unasked);
    const last = rows.at(-1);
    if (!last) return { more: unasked === 0, told: 0 };
    const reading: Reading = { tx, workspaceId, invented: place.invented, members: await membersNow(tx, workspaceId) };
    const people = new Set<string>();
    for (const row of rows) for (const userId of await tell(reading, row, await whoIsTold(reading, row, revised))) people.add(userId);
    await tx.$executeRaw`UPDATE activity_reader SET sequence = ${last.sequence} WHERE reader = ${READER} AND workspace_id = ${workspaceId}::uuid`;
    for (const userId of people) await notificationsChanged(tx, userId);
    return { more: unasked >= 0 || found.length === MOST_ROWS, told: people.size };
  }, PATIENCE);
  if (told > 0) await enqueue(db, 'mail').catch(() => {});
  return more;
}

const RELEASES: ReadonlySet<FactName> = new Set(['release:signed-off', 'release:rolled-back']);

type RevisedNotes = ReadonlyMap<number, readonly string[]>;

/** For the releases in what is still to be read, which notes are about other figures since. */
async function revisedSince(db: Database, workspaceId: string): Promise<RevisedNotes> {
  const rows = await db.prisma.$queryRaw<{ sequence: number; release: string }[]>`
    SELECT a.sequence, a.subject->>'release' AS release FROM activity a LEFT JOIN activity_reader r ON r.workspace_id = a.workspace_id AND r.reader = ${READER}
    WHERE a.workspace_id = ${workspaceId}::uuid AND a.sequence > coalesce(r.sequence, 0) AND a.fact IN ('release:signed-off', 'release:rolled-back') ORDER BY a.sequence LIMIT ${MOST_ROWS}`;
  const notes = new Map<number, readonly string[]>();
  for (const { sequence, release } of rows) notes.set(sequence, await revisedNotes(db, workspaceId, release));
  return notes;
}

async function whoIsTold(reading: Reading, row: Row, revised: RevisedNotes): Promise<readonly Told[]> {
  switch (row.fact) {
    case 'annotation:added': return ofNewNote(reading, row.subject);
    case 'annotation:changed': return ofChangedNote(reading, row.subject, row.organisationId);
    case 'discussion:started': return ofNewDiscussion(reading, row.subject);
    case 'discussion:changed': return ofChangedDiscussion(reading, row.subject);
    case 'comment:posted': return ofNewComment(reading, row.subject);
    case 'comment:changed': return ofChangedComment(reading, row.subject);
    case 'evidence:added': return ofEvidence(reading, row.subject.evidenceId, 'added');
    case 'evidence:changed': return ofEvidence(reading, row.subject.evidenceId, row.subject.what);
    case 'action:agreed':
    case 'action:moved': return ofAction(reading, row.subject.actionId, false);
    case 'member:ended': return ofHandedOver(reading, row.subject);
    case 'release:signed-off':
    case 'release:rolled-back': return [...(await ofRelease(reading, row.subject)), ...(await ofRevisedNotes(reading, revised.get(row.sequence) ?? []))];
    default: return [];
  }
}

const ORDER = Object.keys(NOTIFICATION_KINDS) as readonly NotificationKind[];
/** Once for good, however often it is edited or shared on; the others once as long as nobody was told of it. */
const ONCE: ReadonlySet<NotificationKind> = new Set(['mention', 'question', 'your-figure', 'reply']);

/**
 * Writes down who is told, each person once of one thing, never of what they did themselves. What they are to answer for
 * their organisation is another thing than the text: it is done on another page. @returns who was.
 */
async function tell({ tx, workspaceId }: Reading, row: Row, told: readonly Told[]): Promise<readonly string[]> {
  const others = told.filter(({ userId }) => userId !== row.actorId).sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  const first = [...new Map(others.map((one) => [`${one.userId} ${one.subjectId} ${one.kind === 'proposal'}`, one] as const).reverse()).values()];
  if (first.length === 0) return [];
  const inserted = await tx.$queryRaw<{ userId: string }[]>`
    INSERT INTO notification (id, user_id, workspace_id, sequence, kind, subject_kind, subject_id, created_at)
    SELECT new.id, new.user_id, ${workspaceId}::uuid, ${row.sequence}, new.kind, new.subject_kind, new.subject_id, date_trunc('milliseconds', now())
    FROM unnest(${first.map(() => randomUUID())}::uuid[], ${first.map(({ userId }) => userId)}::uuid[], ${first.map(({ kind }) => kind)}::text[], ${first.map(({ subjectKind }) => subjectKind)}::text[], ${first.map(({ subjectId }) => subjectId)}::text[])
      AS new (id, user_id, kind, subject_kind, subject_id)
    WHERE NOT EXISTS (
      SELECT FROM notification known WHERE known.user_id = new.user_id AND known.kind = new.kind AND known.subject_kind = new.subject_kind AND known.subject_id = new.subject_id
        AND (new.kind = ANY(${[...ONCE]}::text[]) OR (known.workspace_id = ${workspaceId}::uuid AND known.read_at IS NULL AND known.mailed_at IS NULL AND known.mail_id IS NULL))
    )
    ON CONFLICT DO NOTHING RETURNING user_id::text AS "userId"`;
  return inserted.map(({ userId }) => userId);
}

/** What comes in a row is read together. */
const TOGETHER_MS = 250;
const AGAIN_MS = 2_000;

/** Reads a workspace's log shortly after every commit in it, and everything whenever the connection stands anew. */
export function watchActivity(db: Database): Listening {
  const waiting = new Set<string>();
  let everything = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let reading: Promise<void> = Promise.resolve();

  const soon = (ms: number) => {
    if (stopped) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      reading = reading.then(readOn);
    }, ms);
  };
  const readOn = async () => {
    const workspaces = [...waiting];
    const all = everything;
    waiting.clear();
    everything = false;
    try {
      if (all) await readActivity(db);
      else for (const id of workspaces) await readWorkspace(db, id);
    } catch {
      // The database is away, or one row cannot be read now: the log keeps it, and where we were.
      everything = true;
      soon(AGAIN_MS);
    }
  };

  const listening = listenTo(db.url, ACTIVITY_CHANNEL, {
    notified: (notice) => {
      waiting.add(readNotice(notice).workspaceId);
      soon(TOGETHER_MS);
    },
    connected: () => {
      everything = true;
      soon(TOGETHER_MS);
    },
  });
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await listening.stop();
      await reading;
    },
  };
}

