import type { VisibleContributionView } from '../../shared/contributions.ts';

const SEEN_BY: Readonly<Record<VisibleContributionView['visibility'], string | null>> = {
  me: 'only you see this', organisation: 'only your organisation sees this', workspace: null, region: 'the region sees this too', public: 'for everybody, once approved',
};

/** Who sees something that was written, in a few words at its head; `null`: everybody of the workspace, as most of it. */
export function seenByWords({ visibility, publication }: Pick<VisibleContributionView, 'visibility' | 'publication'>): string | null {
  if (visibility === 'public' && publication === 'published') return 'everybody sees this';
  return publication === 'declined' ? 'not public' : SEEN_BY[visibility];
}
