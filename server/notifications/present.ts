import { clockText } from '../../shared/clock.ts';
import { INDICATORS } from '../../shared/framework/indicators.ts';
import type { NotificationKind, NotificationView } from '../../shared/notifications.ts';
import type { Database } from '../db.ts';
import { authorsOf } from '../annotations/queries.ts';
import { clockInEngland } from './mail-times.ts';
import { isFrom } from './of-others.ts';
import { subjectsFor, type Eyes, type Subject } from './subjects.ts';
import { excerptWords, goneWords, placeWords, releaseWords, wordsOf } from './words.ts';

/** A row with the workspace it stands in, and what its reader is there. */
export interface NotificationRow {
  readonly id: string;
  readonly userId: string;
  readonly workspaceId: string;
  readonly kind: NotificationKind;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly createdAt: Date;
  readonly readAt: Date | null;
  /** They are a member; else they work for the organisation that a question is put to, or that something was written for. */
  readonly takesPart: boolean;
  readonly organisationId: string | null;
  readonly workspace: string;
  readonly slug: string;
  readonly invented: boolean;
}

/** A notification in words, with the page it leads to; `null` where nothing is shown of it any more. */
export interface Presented {
  readonly row: NotificationRow;
  readonly words: string;
  readonly where: string;
  /** The beginning of what was written; never in a mail. */
  readonly excerpt: string;
  readonly path: string | null;
}

/** One person's rows in words, as far as they may see now what they are about; in the order of the rows. */
export async function presentRows(db: Database, rows: readonly NotificationRow[]): Promise<readonly Presented[]> {
  const presented = new Map<string, Presented>();
  for (const own of groupsOf(rows)) for (const one of await presentIn(db, own)) presented.set(one.row.id, one);
  return rows.flatMap((row) => presented.get(row.id) ?? []);
}

/** Rows of one workspace, apart for those who take part there, and what is theirs to answer for their organisation. */
function groupsOf(rows: readonly NotificationRow[]): readonly (readonly NotificationRow[])[] {
  const groups = new Map<string, NotificationRow[]>();
  for (const row of rows) {
    const key = `${row.workspaceId} ${row.takesPart} ${row.kind === 'proposal'}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

async function presentIn(db: Database, rows: readonly NotificationRow[]): Promise<readonly Presented[]> {
  const [first] = rows;
  if (!first) return [];
  const { userId, workspaceId, organisationId, takesPart, kind } = first;
  const eyes: Eyes = kind === 'proposal' ? 'approver' : takesPart ? { userId, organisationId, workspaceId } : 'asked';
  const subjects = await subjectsFor(db.prisma, eyes, rows.filter(({ subjectKind }) => subjectKind !== 'release'));
  // Somebody from outside the workspace reads the question, and not who asks there; who wants what to be public stands where it is answered.
  const authorOf = await authorsOf(db.prisma, workspaceId, typeof eyes === 'string' ? [] : [...subjects.values()]);
  const releases = await releasesOf(db, rows);
  return rows.map((row) => {
    const where = takesPart ? row.workspace : '';
    if (row.subjectKind === 'release') return { row, words: releaseWords(row.subjectId, releases.get(row.subjectId) ?? null), where, excerpt: '', path: releases.has(row.subjectId) ? `/releases/${row.subjectId}` : `/workspaces/${row.slug}` };
    const subject = subjects.get(`${row.subjectKind} ${row.subjectId}`);
    if (!subject) return { row, words: goneWords(row.kind), where, excerpt: '', path: null };
    const by = typeof eyes === 'string' ? null : authorOf(subject);
    const place = placeWords(subject);
    return {
      row,
      words: wordsOf({ kind: row.kind, subjectKind: row.subjectKind, readerId: userId, by }, subject),
      where: [place, where].filter((part) => part !== '').join(' · '),
      excerpt: excerptWords(subject),
      path: pathOf(row, subject),
    };
  });
}

/** Metrics of the focus set by the day on which their figures came out, of the releases that stand. */
async function releasesOf(db: Database, rows: readonly NotificationRow[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const days = [...new Set(rows.filter(({ subjectKind }) => subjectKind === 'release').map(({ subjectId }) => subjectId))];
  const [first] = rows;
  if (!first || days.length === 0) return new Map();
  const [releases, focus] = await Promise.all([
    db.prisma.release.findMany({ where: { published: { in: days.map((day) => new Date(day)) }, invented: first.invented, state: 'signed-off' }, select: { dataset: true, published: true } }),
    db.prisma.workspaceFocus.findMany({ where: { workspaceId: first.workspaceId }, orderBy: { position: 'asc' }, select: { metric: true } }),
  ]);
  const metrics = (day: string) => focus.map(({ metric }) => metric).filter((metric) => releases.some(({ dataset, published }) => published.toISOString().slice(0, 10) === day && isFrom(dataset, metric)));
  return new Map(days.map((day) => [day, metrics(day)] as const).filter(([, found]) => found.length > 0));
}

/** The permalink of what a notification is about. */
function pathOf({ kind, subjectKind, subjectId, slug, takesPart, userId }: NotificationRow, subject: Subject): string | null {
  if (kind === 'question' && !takesPart && subject.asked) return `/organisations/${subject.asked.organisationId}/questions`;
  const workspace = `/workspaces/${slug}`;
  if (kind === 'moderation' && subject.authorId !== userId) return `${workspace}/moderation`;
  if (subject.state !== 'shown' && kind !== 'moderation') return null;
  if (kind === 'proposal') return `/organisations/${subject.authorOrganisationId ?? ''}/publications`;
  switch (subjectKind) {
    case 'annotation':
    case 'owner-reply': return `${workspace}/annotations/${subject.annotationId ?? subjectId}`;
    case 'discussion': return `${workspace}/discussions/${subjectId}`;
    case 'comment': return `${workspace}/discussions/${subject.discussionId ?? ''}#comment-${subjectId}`;
    case 'evidence': return `${workspace}/evidence/${subjectId}`;
    case 'action': {
      const indicator = INDICATORS.find(({ metric }) => metric === subject.metric);
      return indicator ? `${workspace}/indicators/${indicator.slug}?area=${encodeURIComponent(subject.area ?? '')}#action-${subjectId}` : workspace;
    }
    default: return null;
  }
}

/** As the app gets it. */
export function viewOf({ row, words, where, excerpt, path }: Presented): NotificationView {
  const { id, kind, createdAt, readAt } = row;
  const at = createdAt.toISOString();
  return { id, kind, words, where, excerpt, at, time: clockText(at).split(', ').at(-1) ?? '', unread: readAt === null, href: path === null ? null : `/notifications/${id}` };
}

/** ISO day in England. */
export const dayOf = ({ createdAt }: NotificationRow) => clockInEngland(createdAt).day;
