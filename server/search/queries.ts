import MiniSearch, { type SearchOptions, type SearchResult } from 'minisearch';
import type { World } from '../../shared/areas/register.ts';
import { LONGEST_QUERY, type SearchAnswer, type SearchHit } from '../../shared/search.ts';
import { plain, searchDocuments, type SearchDocument } from './documents.ts';
import { isoToday } from '../../shared/today.ts';

export { searchPosts } from './posts.ts';

/** Where a search is made: the public pages, or a workspace whose pages its links stay in. */
export interface SearchPlace {
  readonly world: World;
  /** Path that the pages of indicators stand under: empty, or `/workspaces/<slug>`. */
  readonly under: string;
}

interface Wishes {
  readonly place?: SearchPlace;
  readonly most?: number;
  /** ISO day; today's where left out. */
  readonly today?: string;
}

const PUBLIC: SearchPlace = { world: 'published', under: '' };

/**
 * Indicators, areas, outcomes and terms by their words and the sector's synonyms: every word of the query must be found,
 * whole or as the beginning of a word; where nothing bears them but sentences about other things, with about one letter
 * in five amiss in a name. What bears exactly this name comes first, then the nearest in words; figures play no part. At
 * most `most`; a query without a word finds nothing.
 */
export function searchFor(query: string, { place = PUBLIC, most = 30, today = isoToday() }: Wishes = {}): SearchAnswer {
  const text = query.slice(0, LONGEST_QUERY).trim();
  const { index, documents } = indexOf(today);
  const filter = ({ id }: SearchResult) => ['both', place.world].includes(documents.get(String(id))?.world ?? '');
  const precise = index.search(text, { filter });
  // "leads" stands in a sentence of the glossary, and is Leeds with a slip of the finger.
  const guessed = precise.some(bearsTheWords) ? [] : index.search(text, { ...FORGIVING, filter });
  const ids = new Set([...guessed, ...precise].map(({ id }) => String(id)));
  const found = [...ids].flatMap((id) => documents.get(id) ?? []);
  const named = found.filter(({ kind, title, names = [] }) => kind !== 'term' && [title, ...names].some((name) => plain(name) === plain(text)));
  const inOrder = [...named, ...found.filter((document) => !named.includes(document))];
  return { query: text, hits: inOrder.slice(0, most).map((document) => hitOf(document, place)) };
}

function bearsTheWords({ match }: SearchResult): boolean {
  return Object.values(match).every((fields) => fields.some((field) => field !== 'about'));
}

/** Names are guessed at, not the sentences about them; short words and codes are not. */
const FORGIVING: SearchOptions = {
  fields: ['title', 'synonyms'],
  fuzzy: (term) => (/\d/.test(term) || term.length < 4 ? false : 0.2),
};

interface Index {
  readonly day: string;
  readonly index: MiniSearch<SearchDocument>;
  readonly documents: ReadonlyMap<string, SearchDocument>;
}

let kept: Index | undefined;

/** Some five hundred documents, put in order in a few milliseconds; again when the day, and with it a number, changes. */
function indexOf(day: string): Index {
  if (kept?.day === day) return kept;
  const documents = searchDocuments(day);
  const index = new MiniSearch<SearchDocument>({
    fields: ['title', 'words', 'synonyms', 'about'],
    searchOptions: {
      boost: { title: 4, words: 2, synonyms: 1.5, about: 0.5 },
      prefix: (term) => term.length > 1 || /\D/.test(term),
      combineWith: 'AND',
      // Whoever looks for a word wants the figures first, then what the word means.
      boostDocument: (id) => (String(id).startsWith('term ') ? 0.4 : 1),
    },
  });
  index.addAll(documents);
  kept = { day, index, documents: new Map(documents.map((document) => [document.id, document])) };
  return kept;
}

function hitOf({ kind, title, about, key }: SearchDocument, { under }: SearchPlace): SearchHit {
  const hrefs = { indicator: `${under}/indicators/${key}`, area: `/areas/${encodeURIComponent(key)}`, outcome: `/outcomes/${key}`, term: `/glossary#${key}` };
  return { kind, title, about, href: hrefs[kind] };
}
