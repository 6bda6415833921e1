import { Prisma } from '../../prisma/generated/client.ts';

/** Somebody invented belongs to nothing real, whatever the tables say. */
const OF_THEIR_WORLD = Prisma.sql`JOIN organisation o ON o.id = a.organisation_id JOIN user_account who ON who.id = a.user_id AND (o.invented OR NOT who.invented)`;

/**
 * SQL condition on a notification `n`: its person still takes part in the workspace, has accepted its terms and is of its
 * world, or works for the organisation that the question is put to. What is to become public is for those alone who answer it for
 * the organisation it was written for. What somebody may see no more, they are told no more, neither in the app nor by mail.
 */
export const REACHABLE = Prisma.sql`(
  (n.kind <> 'proposal' AND EXISTS (SELECT FROM membership m JOIN workspace place ON place.id = m.workspace_id JOIN user_account me ON me.id = m.user_id AND (place.invented OR NOT me.invented)
    WHERE m.workspace_id = n.workspace_id AND m.user_id = n.user_id AND (m.ends_at IS NULL OR m.ends_at > now()) AND m.accepted_terms >= place.terms_version))
  OR (n.kind = 'question' AND EXISTS (
    SELECT FROM discussion d JOIN affiliation a ON a.organisation_id = d.addressed_to_id AND a.user_id = n.user_id AND a.role IN ('analyst', 'lead') ${OF_THEIR_WORLD}
    WHERE d.id::text = n.subject_id
  ))
  OR (n.kind = 'proposal' AND EXISTS (
    SELECT FROM affiliation a ${OF_THEIR_WORLD} WHERE a.user_id = n.user_id AND (a.role = 'lead' OR a.approver) AND a.organisation_id = CASE n.subject_kind
      WHEN 'annotation' THEN (SELECT author_organisation_id FROM annotation WHERE id = n.subject_id::uuid)
      WHEN 'discussion' THEN (SELECT author_organisation_id FROM discussion WHERE id = n.subject_id::uuid)
      WHEN 'evidence' THEN (SELECT author_organisation_id FROM evidence WHERE id = n.subject_id::uuid) END
  ))
)`;
