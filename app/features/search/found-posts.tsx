import { Link } from '@remix-run/react';
import { POST_KINDS, type Piece, type PostAnswer, type PostHit } from '../../../shared/search.ts';
import { Byline } from '../../ui/byline.tsx';
import { InventedTag } from '../../ui/tag.tsx';

const WHAT: Readonly<Record<PostHit['what'], string>> = {
  note: 'Context note', reply: 'Reply of the organisation whose figure it is', discussion: 'Discussion', comment: 'In a discussion', evidence: 'Evidence', action: 'Action',
};

interface FoundPostsProps {
  readonly posts: PostAnswer;
  readonly query: string;
  readonly workspace: string | null;
}

/** What people wrote, the nearest in words first. */
export function FoundPosts({ posts, query, workspace }: FoundPostsProps) {
  return (
    <section aria-labelledby="found-posts">
      <h2 id="found-posts">Written in your workspaces</h2>
      <ol className="search-page__posts">
        {posts.hits.map((hit) => <FoundPost key={`${hit.what} ${hit.id}`} hit={hit} />)}
      </ol>
      {posts.pages > 1 ? <Pages posts={posts} query={query} workspace={workspace} /> : null}
    </section>
  );
}

function FoundPost({ hit: { what, title, words, about, workspace, author, at, href } }: { readonly hit: PostHit }) {
  return (
    <li>
      <p className="search-page__what">{WHAT[what]}{title.length > 0 ? ` · ${about}` : ''}</p>
      <p className="search-page__title"><Link to={href}>{title.length > 0 ? <Marked pieces={title} /> : about}</Link></p>
      {words.length > 0 ? <p className="search-page__words"><Marked pieces={words} /></p> : null}
      <Byline author={author} at={at} />
      <p className="search-page__what">{workspace.name} {workspace.invented ? <InventedTag /> : null}</p>
    </li>
  );
}

/** Text with what was looked for marked. */
function Marked({ pieces }: { readonly pieces: readonly Piece[] }) {
  return <>{pieces.map(({ text, mark }, index) => (mark ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>))}</>;
}

function Pages({ posts: { filter, pages }, query, workspace }: FoundPostsProps) {
  const { page, kind, workspace: narrowedTo, metric, area, year } = filter;
  const href = (to: number) => {
    const wanted = { q: query, ...(workspace ? { workspace } : {}), kind, in: narrowedTo, metric, area, year, page: to === 1 ? '' : String(to) };
    return `/search?${new URLSearchParams(Object.entries(wanted).filter(([, value]) => value !== '')).toString()}`;
  };
  return (
    <nav className="search-page__pages" aria-label="Pages of results">
      {page > 1 ? <Link to={href(page - 1)} rel="prev">Nearer in words</Link> : null}
      <span>Page {page} of {pages}</span>
      {page < pages ? <Link to={href(page + 1)} rel="next">More</Link> : null}
    </nav>
  );
}

/** What the search among posts can be narrowed to. */
export function FilterFields({ posts: { filter, workspaces, indicators, areas, years }, open }: { readonly posts: PostAnswer; readonly open: boolean }) {
  return (
    <details className="search-page__narrow" open={open}>
      <summary>Narrow what people wrote</summary>
      <div className="search-page__filter">
        <Choice name="kind" label="Kind" all="All kinds" chosen={filter.kind} options={Object.entries(POST_KINDS)} />
        <Choice name="in" label="Workspace" all="All of mine" chosen={filter.workspace} options={workspaces.map(({ slug, name }) => [slug, name])} />
        <Choice name="metric" label="Indicator" all="All indicators" chosen={filter.metric} options={indicators.map(({ slug, title }) => [slug, title])} />
        <Choice name="area" label="Area" all="All areas" chosen={filter.area} options={areas.map(({ code, name }) => [code, name])} />
        <Choice name="year" label="Written in" all="Any year" chosen={filter.year} options={years.map((year) => [year, year])} />
      </div>
    </details>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly all: string;
  readonly chosen: string;
  readonly options: readonly (readonly [value: string, words: string])[];
}

function Choice({ name, label, all, chosen, options }: ChoiceProps) {
  return (
    <div>
      <label className="govuk-label" htmlFor={`narrow-${name}`}>{label}</label>
      <select key={chosen} className="govuk-select" id={`narrow-${name}`} name={name} defaultValue={chosen}>
        <option value="">{all}</option>
        {options.map(([value, words]) => <option key={value} value={value}>{words}</option>)}
      </select>
    </div>
  );
}
