import { findArea, regionsOf } from '../../shared/areas/register.ts';
import type { ChosenForContribution } from '../../shared/contribution-choices.ts';
import { whyNotPublic, type SharedKind } from '../../shared/contributions.ts';
import { invalid } from '../../shared/errors.ts';
import { recordFact, type RecordedFact } from '../activity.ts';
import type { Authorized } from '../authorize.ts';
import type { Transaction } from '../db.ts';
import { isWide } from '../visibility.ts';

/** Columns of everything that is written by a choice of its author. */
interface ChosenColumns extends ChosenForContribution {
  readonly publication: 'proposed' | null;
}

/**
 * The choices as columns. What becomes public is proposed first.
 * @throws Refusal 400 for an organisation's eyes where the author acts for none here, or public where the author is a guest
 * or nobody else could approve it for their organisation.
 */
export function chosenColumns(chosen: ChosenForContribution, { actor, organisationId, workspace }: Authorized): ChosenColumns {
  const { visibility, capacity, confidential, quoteConsent, contactConsent } = chosen;
  if (actor.guest && visibility !== 'workspace' && visibility !== 'me') throw invalid({ visibility: 'A guest writes for this workspace, or for themselves alone.' });
  if (visibility === 'organisation' && organisationId === null) throw invalid({ visibility: 'You act for no organisation here. Choose who else may see this.' });
  const why = visibility === 'public' ? whyNotPublic(workspace.organisation) : null;
  if (why !== null) throw invalid({ visibility: why });
  return { visibility, capacity, confidential, quoteConsent, contactConsent, publication: visibility === 'public' ? 'proposed' : null };
}

/** What an edit does to the way to the public: nobody has approved these words, so what is on it, or there, is proposed anew. */
export const proposedAnew = ({ publication }: { readonly publication: string | null }) => (publication === null ? {} : { publication: 'proposed', publishedAt: null });

/**
 * What is for the region, or public, is shown in the workspaces of the regions its areas lie in as well, and told there.
 * Call it in the command's transaction, after the row was written.
 * @param areas newest ONS codes it is about; none: every area of its workspace
 * @param what what it is, and its id
 */
export async function shareInRegions(tx: Transaction, { actor, organisationId, workspace }: Authorized, chosen: Pick<ChosenForContribution, 'visibility'>, areas: readonly string[], what: { readonly kind: SharedKind; readonly id: string }): Promise<void> {
  if (!isWide(chosen.visibility)) return;
  const about = areas.length > 0 ? areas : workspace.areas;
  const world = workspace.invented ? 'invented' : 'published';
  const ofWorld = new Set(regionsOf(world).map(({ code }) => code));
  const regions = new Set(about.flatMap((code) => regionOf(code, ofWorld)));
  if (regions.size === 0) return;
  // In the order of their ids, so that two who share at once never wait for each other.
  const others = await tx.$queryRaw<{ id: string }[]>`
    SELECT w.id FROM workspace w WHERE w.kind = 'region' AND w.invented = ${workspace.invented} AND w.id <> ${workspace.id}::uuid
      AND w.archived_at IS NULL AND (w.ends_at IS NULL OR w.ends_at > now())
      AND EXISTS (SELECT FROM workspace_area a WHERE a.workspace_id = w.id AND a.area = ANY(${[...regions]})) ORDER BY w.id`;
  for (const { id: workspaceId } of others) {
    await tx.contributionShare.create({ data: { subjectKind: what.kind, subjectId: what.id, workspaceId } });
    await recordFact(tx, workspaceId, addedFact(what.kind, what.id), { userId: actor.userId, organisationId });
  }
}

function addedFact(kind: SharedKind, id: string): RecordedFact {
  if (kind === 'annotation') return { fact: 'annotation:added', subject: { annotationId: id } };
  return kind === 'discussion' ? { fact: 'discussion:started', subject: { discussionId: id } } : { fact: 'evidence:added', subject: { evidenceId: id } };
}

function regionOf(code: string, regions: ReadonlySet<string>): readonly string[] {
  const area = findArea(code);
  if (!area) return [];
  if (regions.has(area.code)) return [area.code];
  return area.region === undefined ? [] : [area.region];
}
