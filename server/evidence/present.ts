import type { Evidence, EvidenceLink } from '../../prisma/generated/client.ts';
import type { EvidenceKind, EvidenceLinkView, EvidenceView } from '../../shared/evidence.ts';
import type { PersonView } from '../../shared/workspaces.ts';
import { visibleContributionOf } from '../contribution-state.ts';

type EvidenceRow = Evidence & { readonly links: readonly EvidenceLink[] };

/** The same for every reader of the workspace; of what is withdrawn, hidden or purged the words are left out. */
export function presentEvidence(row: EvidenceRow, workspaceId: string, author: PersonView): EvidenceView {
  const contribution = visibleContributionOf({ ...row, unattributed: false }, workspaceId);
  const said = (words: string) => (contribution.state === 'shown' ? words : '');
  return {
    ...contribution,
    kind: row.kind as EvidenceKind,
    title: said(row.title),
    finding: said(row.finding),
    method: said(row.method),
    consent: said(row.consent),
    size: said(row.size),
    limits: said(row.limits),
    gathered: said(row.gathered),
    notKnownYet: row.notKnownYet,
    links: row.links.map(({ metric, area, period }) => ({ metric, area, period })).sort(byPlace),
    author,
  };
}

function byPlace(a: EvidenceLinkView, b: EvidenceLinkView): number {
  return a.metric.localeCompare(b.metric) || a.area.localeCompare(b.area) || b.period.localeCompare(a.period);
}
