import { findArea } from '../../shared/areas/register.ts';
import { areaName } from '../../shared/format.ts';
import { findIndicator, INDICATORS } from '../../shared/framework/indicators.ts';
import { LONGEST_QUERY, POST_KINDS, type Piece, type PostAnswer, type PostFilter, type PostHit, type PostKind } from '../../shared/search.ts';
import type { PersonView } from '../../shared/workspaces.ts';
import { storable } from '../../shared/written-text.ts';
import { authorsOf } from '../annotations/queries.ts';
import type { Context } from '../context.ts';
import { fullTextQuery } from './full-text.ts';
import { findPosts, MARK, MOST_OF_A_KIND, type PostRow } from './post-rows.ts';

const A_PAGE = 20;
/** The beginning of what people could write here. */
const FIRST_YEAR = 2025;

/**
 * What people wrote, as far as the one who asks may read it now: `q`, and `kind`, `in` (workspace), `metric`, `area`,
 * `year`, `page` to narrow it. `null` for the public, and where nothing was typed.
 */
export async function searchPosts({ db, actor }: Context, asked: URLSearchParams): Promise<PostAnswer | null> {
  // Cut first: half a character may be left at the end.
  const typed = storable((asked.get('q') ?? '').slice(0, LONGEST_QUERY));
  if (!actor || typed.trim() === '') return null;
  const offered = await placesOf({ db, actor });
  const filter = filterOf(asked, offered);
  const query = await fullTextQuery(db, typed);
  const rows = query === null ? [] : await findPosts(db, actor, query, filter, { limit: A_PAGE, offset: (filter.page - 1) * A_PAGE });
  const found = rows[0]?.found ?? 0;
  const authorOf = await authorsOfPosts(db, rows);
  return {
    ...offered, filter, found,
    hits: rows.map((row) => hitOf(row, authorOf(row))),
    more: found >= MOST_OF_A_KIND,
    pages: Math.ceil(found / A_PAGE),
  };
}

type Offered = Pick<PostAnswer, 'workspaces' | 'areas' | 'indicators' | 'years'>;

async function placesOf({ db, actor }: { db: Context['db']; actor: NonNullable<Context['actor']> }): Promise<Offered> {
  const rows = await db.prisma.$queryRaw<{ slug: string; name: string; areas: string[] }[]>`
    SELECT w.slug, w.name, ARRAY(SELECT area FROM workspace_area WHERE workspace_id = w.id) AS areas
    FROM membership m JOIN workspace w ON w.id = m.workspace_id
    WHERE m.user_id = ${actor.userId}::uuid AND (m.ends_at IS NULL OR m.ends_at > now()) AND m.accepted_terms >= w.terms_version AND (NOT ${actor.invented} OR w.invented)
    ORDER BY w.name`;
  const areas = [...new Set(rows.flatMap((row) => row.areas))].map((code) => ({ code, name: areaName(code) })).sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  const years = Array.from({ length: new Date().getUTCFullYear() - FIRST_YEAR + 1 }, (_, back) => String(FIRST_YEAR + back)).reverse();
  return { workspaces: rows.map(({ slug, name }) => ({ slug, name })), areas, indicators: INDICATORS.map(({ slug, shortTitle }) => ({ slug, title: shortTitle })), years };
}

/** What is not offered narrows nothing. */
function filterOf(asked: URLSearchParams, { workspaces, years }: Offered): PostFilter {
  const [kind, workspace, year] = [asked.get('kind') ?? '', asked.get('in') ?? '', asked.get('year') ?? ''];
  const page = Number(asked.get('page') ?? '1');
  return {
    kind: Object.hasOwn(POST_KINDS, kind) ? (kind as PostKind) : '',
    workspace: workspaces.some(({ slug }) => slug === workspace) ? workspace : '',
    metric: findIndicator(asked.get('metric') ?? '')?.metric ?? '',
    area: findArea(asked.get('area') ?? '')?.code ?? '',
    year: years.includes(year) ? year : '',
    page: Number.isInteger(page) && page >= 1 && page <= 1_000 ? page : 1,
  };
}

/** How the authors appear, workspace by workspace: each has its own rule. */
async function authorsOfPosts({ prisma }: Context['db'], rows: readonly PostRow[]): Promise<(row: PostRow) => PersonView> {
  const authors = new Map<PostRow, PersonView>();
  for (const place of new Set(rows.map(({ placeId }) => placeId))) {
    const here = rows.filter(({ placeId }) => placeId === place);
    const authorOf = await authorsOf(prisma, place, here);
    for (const row of here) authors.set(row, authorOf(row));
  }
  return (row) => authors.get(row)!;
}

function hitOf(row: PostRow, author: PersonView): PostHit {
  const { id, what, slug, workspace, invented, metric, area, period } = row;
  return {
    id, what,
    title: piecesOf(row.title),
    words: piecesOf(row.words),
    about: [metric === null ? 'All indicators' : (findIndicator(metric)?.shortTitle ?? metric), area === null ? '' : areaName(area), period ?? ''].filter(Boolean).join(', '),
    workspace: { slug, name: workspace, invented },
    author,
    at: row.at.toISOString(),
    href: hrefOf(row),
  };
}

function hrefOf({ what, id, parent, slug, metric, area }: PostRow): string {
  const home = `/workspaces/${slug}`;
  switch (what) {
    case 'note':
    case 'reply':
      return `${home}/annotations/${parent}`;
    case 'discussion':
      return `${home}/discussions/${id}`;
    case 'comment':
      return `${home}/discussions/${parent}#comment-${id}`;
    case 'evidence':
      return `${home}/evidence/${id}`;
    case 'action':
      return `${home}/indicators/${metric ?? ''}?${new URLSearchParams({ area: area ?? '' }).toString()}#action-${id}`;
  }
}

/** What PostgreSQL marked, as structure: nothing of what people wrote is ever read as markup. */
function piecesOf(marked: string): readonly Piece[] {
  return marked.replaceAll(MARK.less, '<').split(MARK.begin).flatMap((part, index): Piece[] => {
    if (index === 0) return [{ text: part, mark: false }];
    const [found = '', ...rest] = part.split(MARK.end);
    return [{ text: found, mark: true }, { text: rest.join(''), mark: false }];
  }).filter(({ text }) => text !== '');
}
