import { Form, Link } from '@remix-run/react';
import { EVIDENCE_KINDS, type EvidenceListPage as View } from '../../../shared/evidence.ts';
import { BesideItem } from '../../ui/beside-item.tsx';
import { Byline } from '../../ui/byline.tsx';
import { seenByWords } from '../../ui/seen-by.ts';
import { EvidenceFacts, EvidenceLinks } from './evidence-facts.tsx';

/** What was found out beside the published figures, newest first. */
export function EvidenceListPage({ workspace, items, indicators, chosen, titles }: View) {
  const home = `/workspaces/${workspace.slug}/evidence`;
  const filtered = chosen.metric !== '' || chosen.kind !== '';
  return (
    <article className="evidence">
      <h1>Evidence</h1>
      <p>What was found out beside the published figures: audits, surveys, what children and families say, inspection findings, local figures. It is read beside a figure, never drawn into its chart.</p>
      {workspace.abilities['evidence.add'] ? <p><Link className="govuk-button" to={`${home}/new`}>Add evidence</Link></p> : null}
      {indicators.length > 0 || filtered ? (
        <Form method="get" action={home} className="evidence__filter" role="search" aria-label="Which evidence">
          <label htmlFor="filter-kind" className="govuk-label">Kind</label>
          <select id="filter-kind" name="kind" className="govuk-select" defaultValue={chosen.kind}>
            <option value="">All kinds</option>
            {Object.entries(EVIDENCE_KINDS).map(([kind, words]) => <option key={kind} value={kind}>{words}</option>)}
          </select>
          <label htmlFor="filter-metric" className="govuk-label">Indicator</label>
          <select id="filter-metric" name="metric" className="govuk-select" defaultValue={chosen.metric}>
            <option value="">All indicators</option>
            {indicators.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
          </select>
          <button className="govuk-button govuk-button--secondary" type="submit">Show</button>
        </Form>
      ) : null}
      {items.length === 0 ? <p>{filtered ? 'Nothing of this kind stands here yet.' : 'Nothing stands here yet.'}</p> : null}
      <ul className="beside-list">
        {items.map((item) => (
          <BesideItem key={item.id} id={`evidence-${item.id}`} tone="note" tag={EVIDENCE_KINDS[item.kind]} about="" isNew={false} meta={[item.elsewhere ? 'shared from another workspace' : '', seenByWords(item)].filter(Boolean).join(' · ')}>
            <h2 className="beside-item__title"><Link to={`${home}/${item.id}`}>{item.title}</Link></h2>
            {item.notKnownYet ? null : <EvidenceFacts item={item} />}
            <EvidenceLinks links={item.links} titles={titles} workspace={workspace.slug} />
            <Byline author={item.author} at={item.at} />
          </BesideItem>
        ))}
      </ul>
    </article>
  );
}
