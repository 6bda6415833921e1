import { Link } from '@remix-run/react';
import { areaName } from '../../../shared/format.ts';
import type { EvidenceLinkView, EvidenceView } from '../../../shared/evidence.ts';

type Said = Pick<EvidenceView, 'finding' | 'method' | 'consent' | 'size' | 'limits' | 'gathered'>;

/** What an item says, and how far it carries: method, size and limits always stand beside the finding. */
export function EvidenceFacts({ item: { finding, method, consent, size, limits, gathered } }: { readonly item: Said }) {
  const rows = ([['How it was gathered', method], ['When', gathered], ['How many', size], ['What they agreed to', consent], ['What it cannot tell', limits]] as const).filter(([, words]) => words !== '');
  return (
    <>
      <p className="beside-item__words">{finding}</p>
      <dl className="evidence__facts">
        {rows.map(([term, words]) => <div key={term}><dt>{term}</dt><dd>{words}</dd></div>)}
      </dl>
    </>
  );
}

interface EvidenceLinksProps {
  readonly links: readonly EvidenceLinkView[];
  /** Titles of indicators by their metric. */
  readonly titles: Readonly<Record<string, string>>;
  readonly workspace: string;
}

/** The figures an item is read beside, each leading there. */
export function EvidenceLinks({ links, titles, workspace }: EvidenceLinksProps) {
  return (
    <ul className="evidence__links">
      {links.map(({ metric, area, period }) => (
        <li key={`${metric}|${area}|${period}`}>
          <Link to={`/workspaces/${workspace}/indicators/${metric}${area === '' ? '' : `?area=${encodeURIComponent(area)}`}`}>{titles[metric] ?? metric}</Link>
          {area === '' ? ', all areas' : `, ${areaName(area)}`}{period === '' ? '' : `, ${period}`}
        </li>
      ))}
    </ul>
  );
}
