import { Form, Link } from '@remix-run/react';
import { counted } from '../../../shared/format.ts';
import { LONGEST_QUERY, type SearchAnswer, type SearchHit } from '../../../shared/search.ts';

interface SearchPageProps extends SearchAnswer {
  /** Slug of the workspace one searches from. */
  readonly workspace: string | null;
}

const HEADINGS: Readonly<Record<SearchHit['kind'], string>> = {
  indicator: 'Indicators', area: 'Areas', outcome: 'Outcomes and enablers', term: 'Glossary',
};

/** What was found, by kind: names first, each with one line of what it is. */
export function SearchPage({ query, hits, workspace }: SearchPageProps) {
  const kinds = [...new Set(hits.map(({ kind }) => kind))];
  return (
    <article className="search-page">
      <h1>Search</h1>
      <Form method="get" action="/search" role="search" aria-label="Search and its results" className="search-page__form">
        <label htmlFor="search-words" className="govuk-label">Indicators, areas, outcomes and words of the sector</label>
        {workspace ? <input type="hidden" name="workspace" value={workspace} /> : null}
        <input key={query} id="search-words" type="search" name="q" defaultValue={query} maxLength={LONGEST_QUERY} className="govuk-input" autoComplete="off" />
        <button className="govuk-button" type="submit">Search</button>
      </Form>
      {query === '' ? <p className="muted">For example “LAC”, “Leds” (a slip of the finger is forgiven), “outcome 2” or an area’s code.</p> : null}
      {query !== '' ? (
        <p role="status">{hits.length === 0 ? <>Nothing bears the words “{query}”. Try fewer or other words; figures themselves cannot be searched.</> : <>Found for “{query}”: {counted(hits.length, 'result')}.</>}</p>
      ) : null}
      {kinds.map((kind) => (
        <section key={kind} aria-labelledby={`found-${kind}`}>
          <h2 id={`found-${kind}`}>{HEADINGS[kind]}</h2>
          <ul className="search-page__hits">
            {hits.filter((hit) => hit.kind === kind).map(({ href, title, about }) => (
              <li key={href}><Link to={href}>{title}</Link> <span className="small">{about}</span></li>
            ))}
          </ul>
        </section>
      ))}
    </article>
  );
}
