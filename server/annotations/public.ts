import { Prisma } from '../../prisma/generated/client.ts';
import type { AnnotationView } from '../../shared/annotations.ts';
import { areaOf, type World } from '../../shared/areas/register.ts';
import { UNDO_MINUTES } from '../../shared/contributions.ts';
import { oldestFirst } from '../../shared/conversation.ts';
import type { OwnerReplyView } from '../../shared/owner-replies.ts';
import { KIND_OF_ORGANISATION } from '../../shared/people.ts';
import type { OrganisationKind, PersonView } from '../../shared/workspaces.ts';
import type { Database } from '../db.ts';
import { figuresNow } from './figures-now.ts';
import { presentAnnotation, presentReply } from './present.ts';
import { COLUMNS, JOINS, readReplies, type AnnotationRow } from './rows.ts';

interface PublicRow extends AnnotationRow {
  readonly jobRole: string | null;
  readonly organisation: string | null;
  readonly organisationKind: OrganisationKind | null;
}

/**
 * Notes that stand on the public page of a metric: published by a moderator, and 15 minutes old at least. Everybody may
 * read them; nobody is named but organisations, and these as far as the rule of the workspace goes.
 * @param area of one area's page: notes about it, about the indicator, or that compare it; `null`: about every area
 */
export async function publicAnnotationsOn(db: Database, metric: string, area: string | null): Promise<AnnotationView[]> {
  const world: World = area === null ? 'published' : areaOf(area).world;
  const about = area === null ? Prisma.sql`true` : Prisma.sql`(n.area = ${area} OR n.area IS NULL OR ${area} = ANY(n.other_areas))`;
  const rows = await db.prisma.$queryRaw<PublicRow[]>`
    SELECT ${COLUMNS}, u.job_role AS "jobRole", o.name AS organisation, o.kind AS "organisationKind"
    FROM annotation n ${JOINS} LEFT JOIN user_account u ON u.id = n.author_id LEFT JOIN organisation o ON o.id = n.author_organisation_id
    WHERE n.metric = ${metric} AND ${about} AND home.invented = ${world === 'invented'} AND n.visibility = 'public' AND n.publication = 'published'
      AND n.created_at <= now() - make_interval(mins => ${UNDO_MINUTES}::int) AND n.withdrawn_at IS NULL AND n.hidden_at IS NULL AND n.purged_at IS NULL`;
  if (rows.length === 0) return [];
  const now = await figuresNow(db, [metric]);
  const replies = new Map<string, OwnerReplyView[]>();
  for (const reply of await readReplies(db.prisma, rows.map(({ id }) => id))) {
    const view = presentReply(reply, { name: reply.organisation, organisation: '' });
    if (view.state === 'shown') replies.set(reply.annotationId, [...(replies.get(reply.annotationId) ?? []), view]);
  }
  return rows.map((row) => presentAnnotation(row, row.workspaceId, publicAuthor(row), replies.get(row.id) ?? [], now)).sort(oldestFirst);
}

/** A role and an organisation, or less where the rule says less; never a name. */
function publicAuthor({ rule, jobRole, organisation, organisationKind }: PublicRow): PersonView {
  const kind = organisationKind ? KIND_OF_ORGANISATION[organisationKind] : '';
  switch (rule) {
    case 'attributed':
      return { name: jobRole ?? 'Somebody', organisation: organisation ?? '' };
    case 'role-only':
      return { name: jobRole ?? 'Somebody', organisation: kind };
    case 'organisation-only':
      return { name: organisation ?? 'Somebody', organisation: '' };
    case 'none':
      return { name: 'Somebody', organisation: '' };
  }
}
