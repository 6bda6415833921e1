import { Form, Link } from '@remix-run/react';
import { counted } from '../../../shared/format.ts';
import { LONGEST_QUERY, type PostAnswer, type SearchAnswer, type SearchHit } from '../../../shared/search.ts';
import { FilterFields, FoundPosts } from './found-posts.tsx';

interface SearchPageProps extends SearchAnswer {
  /** Slug of the workspace one searches from. */
  readonly workspace: string | null;
  /** What people wrote; nothing for the public. */
  readonly posts: PostAnswer | null;
  readonly signedIn: boolean;
}

const HEADINGS: Readonly<Record<SearchHit['kind'], string>> = {
  indicator: 'Indicators', area: 'Areas', outcome: 'Outcomes and enablers', term: 'Glossary',
};

/** What was found, by kind: names first, each with one line of what it is; then what people wrote, which comes first for whoever searches from a workspace. */
export function SearchPage({ query, hits, workspace, posts, signedIn }: SearchPageProps) {
  const kinds = [...new Set(hits.map(({ kind }) => kind))];
  const narrowed = posts !== null && isNarrowed(posts.filter);
  // Further pages, and narrowed ones, are about what people wrote.
  const first = posts === null || (posts.filter.page === 1 && !narrowed);
  const nothing = (first ? hits.length : 0) + (posts?.found ?? 0) === 0;
  const written = posts && posts.found > 0 ? <FoundPosts posts={posts} query={query} workspace={workspace} /> : null;
  return (
    <article className="search-page">
      <h1>Search</h1>
      <Form method="get" action="/search" role="search" aria-label="Search and its results">
        <div className="search-page__form">
          <label htmlFor="search-words" className="govuk-label">{signedIn ? 'Indicators, areas, words of the sector, and what is written in your workspaces' : 'Indicators, areas, outcomes and words of the sector'}</label>
          {workspace ? <input type="hidden" name="workspace" value={workspace} /> : null}
          <input key={query} id="search-words" type="search" name="q" defaultValue={query} maxLength={LONGEST_QUERY} className="govuk-input" autoComplete="off" />
          <button className="govuk-button" type="submit">Search</button>
        </div>
        {posts ? <FilterFields posts={posts} open={narrowed} /> : null}
      </Form>
      {query === '' ? <p className="muted">For example “LAC”, “Leds” (a slip of the finger is forgiven), “outcome 2” or an area’s code.{signedIn ? ' “Quotation marks” hold words together, OR finds either, and -word leaves out what bears it.' : ''}</p> : null}
      {query !== '' ? (
        <p role="status">{nothing ? <>Nothing bears the words “{query}”. Try fewer or other words; figures themselves cannot be searched.</> : <>Found for “{query}”: <Counts results={first ? hits.length : 0} kind={kinds[0]} posts={posts} />.</>}</p>
      ) : null}
      {workspace ? written : null}
      {first ? kinds.map((kind) => (
        <section key={kind} aria-labelledby={`found-${kind}`}>
          <h2 id={`found-${kind}`}>{HEADINGS[kind]}</h2>
          <ul className="search-page__hits">
            {hits.filter((hit) => hit.kind === kind).map(({ href, title, about }) => (
              <li key={href}><Link to={href}>{title}</Link> <span className="small">{about}</span></li>
            ))}
          </ul>
        </section>
      )) : null}
      {workspace ? null : written}
    </article>
  );
}

function isNarrowed({ kind, workspace, metric, area, year }: PostAnswer['filter']): boolean {
  return [kind, workspace, metric, area, year].some((chosen) => chosen !== '');
}

interface CountsProps {
  readonly results: number;
  /** The kind that stands first among them. */
  readonly kind: SearchHit['kind'] | undefined;
  readonly posts: PostAnswer | null;
}

/** How much was found, each number leading to where it stands. */
function Counts({ results, kind, posts }: CountsProps) {
  const names = <a href={`#found-${kind}`}>{counted(results, 'result')}</a>;
  if (posts === null) return names;
  const words = `${posts.more ? 'the newest ' : ''}${counted(posts.found, 'thing')} people wrote`;
  const written = posts.found === 0 ? words : <a href="#found-posts">{words}</a>;
  return results === 0 ? written : <>{names}, and {written}</>;
}
