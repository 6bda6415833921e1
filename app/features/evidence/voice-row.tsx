import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { findArea } from '../../../shared/areas/register.ts';
import { EVIDENCE_KINDS, VOICE_QUESTION, type EvidenceView } from '../../../shared/evidence.ts';
import { areaName, listText } from '../../../shared/format.ts';
import { BesideItem } from '../../ui/beside-item.tsx';
import { Byline } from '../../ui/byline.tsx';
import { seenByWords } from '../../ui/seen-by.ts';
import { EvidenceFacts } from './evidence-facts.tsx';

interface EvidenceBesideProps {
  /** What the reader may see beside this indicator and area, oldest first. */
  readonly items: readonly EvidenceView[];
  readonly metric: string;
  /** Slug of the workspace. */
  readonly workspace: string;
  /** The area an item would be about: empty for all of them. */
  readonly area: string;
  readonly mayAdd: boolean;
  isNew(id: string): boolean;
  /** The form that says "we do not know yet"; nothing where it was said. */
  readonly notKnown: ReactNode;
  /** Address of the form for an action, where one may agree one. */
  readonly actionHref: string | null;
  /** Where everything on this figure is taken along as a file; `null` for those who may not. */
  readonly takeHref: string | null;
}

/** What was found out beside the figure, and first of all what children and families say: asked beside every indicator. */
export function EvidenceBeside({ items, metric, workspace, area, mayAdd, isNew, notKnown, actionHref, takeHref }: EvidenceBesideProps) {
  const shown = items.filter(({ state }) => state === 'shown');
  const voices = shown.filter(({ kind, notKnownYet }) => kind === 'voice' && !notKnownYet);
  const unknown = shown.filter(({ notKnownYet }) => notKnownYet);
  const others = shown.filter(({ kind }) => kind !== 'voice');
  const href = (kind: string) => `/workspaces/${workspace}/evidence/new?${new URLSearchParams({ metric, ...(area === '' ? {} : { area }), ...(kind === '' ? {} : { kind }) }).toString()}`;
  const item = (one: EvidenceView) => <EvidenceItem key={one.id} item={one} metric={metric} workspace={workspace} isNew={isNew(one.id)} />;
  return (
    <section className="voice" aria-labelledby="voice">
      <h3 id="voice">{VOICE_QUESTION}</h3>
      {voices.length > 0 ? <ul className="beside-list">{voices.map(item)}</ul> : null}
      {unknown.length > 0 ? <p className="voice__unknown">Not known yet: {listText(unknown.map(whoseAnswer))}.</p> : null}
      {voices.length + unknown.length === 0 ? <p className="voice__unknown">Nobody has said yet.</p> : null}
      {unknown.length > 0 && actionHref ? <p className="voice__unknown voice__doing"><a href={actionHref}>Agree an action to find out</a></p> : null}
      {mayAdd ? <div className="voice__answer"><Link to={href('voice')}>Add what they told you</Link>{notKnown}</div> : null}
      {others.length > 0 ? <><h3>Evidence</h3><ul className="beside-list">{others.map(item)}</ul></> : null}
      {mayAdd ? <p className="voice__unknown voice__doing"><Link to={href('')}>Add an audit, a survey or other evidence</Link></p> : null}
      {takeHref ? <p className="voice__unknown voice__doing"><Link to={takeHref}>Take all of this along as a file</Link></p> : null}
    </section>
  );
}

/** It is the organisation's answer, not one person's. */
function whoseAnswer({ author, links }: EvidenceView): string {
  const whose = author.organisation || author.name;
  const place = findArea(links[0]?.area ?? '')?.name ?? '';
  return place === '' || place === whose ? whose : `${whose}, on ${place}`;
}

function EvidenceItem({ item, metric, workspace, isNew }: { readonly item: EvidenceView; readonly metric: string; readonly workspace: string; readonly isNew: boolean }) {
  const here = item.links.filter((link) => link.metric === metric);
  const about = [...new Set(here.map(({ area, period }) => `${area === '' ? 'All areas' : areaName(area)} ${period}`.trim()))].join(', ');
  return (
    <BesideItem id={`evidence-${item.id}`} tone="note" tag={EVIDENCE_KINDS[item.kind]} about={about} isNew={isNew} meta={[item.size, seenByWords(item)].filter(Boolean).join(' · ')}>
      <p className="beside-item__title"><Link to={`/workspaces/${workspace}/evidence/${item.id}`}>{item.title}</Link></p>
      <details className="thread">
        <summary>What it says, and how it was gathered</summary>
        <div className="thread__inside"><EvidenceFacts item={item} /></div>
      </details>
      <Byline author={item.author} at={item.at} />
    </BesideItem>
  );
}
