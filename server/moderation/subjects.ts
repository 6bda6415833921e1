import { Prisma } from '../../prisma/generated/client.ts';
import type { SharedKind, SubjectKind, Visibility } from '../../shared/contributions.ts';
import { notFound } from '../../shared/errors.ts';
import type { RecordedFact } from '../activity.ts';
import type { Transaction } from '../db.ts';
import { visibleTo, type Reader } from '../visibility.ts';

/** Something that was written, as far as deciding about it needs it. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
  /** The workspace it was written in. */
  readonly workspaceId: string;
  readonly visibility: Visibility;
  readonly authorId: string | null;
  readonly authorOrganisationId: string | null;
  /** The time for taking it back is not over, by the database's clock. */
  readonly fresh: boolean;
  readonly withdrawn: boolean;
  readonly hidden: boolean;
  readonly purged: boolean;
  /** The note of an owner's reply, the discussion of a comment; else its own id. */
  readonly parentId: string;
  /** A comment's place in its discussion; 1 is the opening. */
  readonly position: number;
}

interface Source {
  /** Tables, with the row itself as `s` and what says who may see it as `p`. */
  readonly from: Prisma.Sql;
  readonly parent: SharedKind;
  readonly position: Prisma.Sql;
  readonly organisation: Prisma.Sql;
  readonly withdrawn: Prisma.Sql;
}

const column = (name: string) => Prisma.raw(`s."${name}"`);
const itself = (table: string): Pick<Source, 'from' | 'position' | 'organisation' | 'withdrawn'> => ({
  from: Prisma.raw(`"${table}" s JOIN "${table}" p ON p.id = s.id`),
  position: Prisma.raw('0'), organisation: column('author_organisation_id'), withdrawn: column('withdrawn_at'),
});

const SOURCES: Readonly<Record<SubjectKind, Source>> = {
  annotation: { ...itself('annotation'), parent: 'annotation' },
  discussion: { ...itself('discussion'), parent: 'discussion' },
  evidence: { ...itself('evidence'), parent: 'evidence' },
  comment: { ...itself('comment'), from: Prisma.raw('"comment" s JOIN "discussion" p ON p.id = s.discussion_id'), parent: 'discussion', position: column('position') },
  'owner-reply': {
    from: Prisma.raw('"owner_reply" s JOIN "annotation" p ON p.id = s.annotation_id'), parent: 'annotation',
    position: Prisma.raw('0'), organisation: column('organisation_id'), withdrawn: Prisma.raw('NULL::timestamptz'),
  },
};

/** What a subject is shown and shared with: itself, a comment's discussion, a reply's note. */
export const parentKind = (kind: SubjectKind) => SOURCES[kind].parent;

/**
 * Something written, by kind and id, locked until the transaction ends.
 * @param reader must be able to see it; `moderator`: what others reported to them as well
 * @throws Refusal 404 where it is not there, or not for them
 */
export async function findSubject(tx: Transaction, kind: SubjectKind, id: string, reader: Reader & { readonly moderator?: boolean }): Promise<Subject> {
  const { from, parent } = SOURCES[kind];
  const seen = reader.moderator
    ? Prisma.sql`(${visibleTo(reader, parent, 'p')} OR ${reportedTo(reader.workspaceId, kind, Prisma.raw('s.id'))} AND p.visibility <> 'me')`
    : visibleTo(reader, parent, 'p');
  const [found] = await tx.$queryRaw<Subject[]>`SELECT ${columnsOf(kind)} FROM ${from} WHERE s.id = ${id}::uuid AND ${seen} FOR UPDATE OF s`;
  if (!found) throw notFound();
  return found;
}

/** SQL condition: somebody reported it to the moderators of this workspace. */
export const reportedTo = (workspaceId: string, kind: SubjectKind, id: Prisma.Sql) => Prisma.sql`EXISTS (
  SELECT FROM moderation_case reported WHERE reported.workspace_id = ${workspaceId}::uuid AND reported.subject_kind = ${kind}
    AND reported.subject_id = ${id} AND reported.reporter_id IS NOT NULL)`;

/** The same for whoever asks for all: the program itself, never a reader. */
export async function subjectAsItIs(tx: Transaction, kind: SubjectKind, id: string): Promise<Subject | undefined> {
  const [found] = await tx.$queryRaw<Subject[]>`SELECT ${columnsOf(kind)} FROM ${SOURCES[kind].from} WHERE s.id = ${id}::uuid`;
  return found;
}

/** Somebody else wrote beneath it. */
export async function isAnswered(tx: Transaction, { kind, id, authorId }: Subject): Promise<boolean> {
  if (kind === 'annotation') return (await tx.ownerReply.count({ where: { annotationId: id, authorId: { not: authorId ?? '' } } })) > 0;
  return kind === 'discussion' && (await tx.comment.count({ where: { discussionId: id, OR: [{ authorId: null }, { authorId: { not: authorId } }] } })) > 0;
}

function columnsOf(kind: SubjectKind): Prisma.Sql {
  const { organisation, withdrawn, position } = SOURCES[kind];
  return Prisma.sql`${kind} AS kind, s.id, p.workspace_id AS "workspaceId", p.visibility, s.author_id AS "authorId", ${organisation} AS "authorOrganisationId",
    s.created_at > now() - interval '15 minutes' AS fresh, ${withdrawn} IS NOT NULL AS withdrawn, s.hidden_at IS NOT NULL AS hidden,
    s.purged_at IS NOT NULL AS purged, p.id AS "parentId", ${position} AS position`;
}

/** The fact by which open pages learn what became of something. */
export function changedFact({ kind, id, parentId }: Pick<Subject, 'kind' | 'id' | 'parentId'>, what: string): RecordedFact {
  switch (kind) {
    case 'annotation':
      return { fact: 'annotation:changed', subject: { annotationId: id, what } };
    case 'owner-reply':
      return { fact: 'annotation:changed', subject: { annotationId: parentId, what: 'owner-reply' } };
    case 'discussion':
      return { fact: 'discussion:changed', subject: { discussionId: id, what } };
    case 'comment':
      return { fact: 'comment:changed', subject: { discussionId: parentId, commentId: id, what } };
    case 'evidence':
      return { fact: 'evidence:changed', subject: { evidenceId: id, what } };
  }
}

/** What it is shown with, as it is shared. */
export const wholeOf = ({ kind, parentId, workspaceId }: Pick<Subject, 'kind' | 'parentId' | 'workspaceId'>) => ({ kind: parentKind(kind), id: parentId, workspaceId });
