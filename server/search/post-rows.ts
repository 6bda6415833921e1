import { Prisma } from '../../prisma/generated/client.ts';
import type { SharedKind } from '../../shared/contributions.ts';
import type { PostFilter, PostHit, PostKind } from '../../shared/search.ts';
import type { ContributionRule } from '../../shared/workspaces.ts';
import type { Actor } from '../context.ts';
import { PLANNED_ANEW } from '../database/statement-names.ts';
import type { Database } from '../db.ts';
import { visibleAt } from '../visibility.ts';

/** Something that was found, with what is shown of it before it is put into words. */
export interface PostRow {
  readonly id: string;
  readonly what: PostHit['what'];
  /** What its address is made of: the discussion of a comment, the note of a reply; else itself. */
  readonly parent: string;
  /** Where it is read, and where it was written. */
  readonly placeId: string;
  readonly workspaceId: string;
  /** Rule of the workspace it was written in. */
  readonly rule: ContributionRule;
  readonly slug: string;
  readonly workspace: string;
  readonly invented: boolean;
  readonly metric: string | null;
  readonly area: string | null;
  readonly period: string | null;
  readonly title: string;
  readonly words: string;
  readonly authorId: string | null;
  readonly authorOrganisationId: string | null;
  readonly authorOrganisationKind: string | null;
  readonly at: Date;
  /** How many were found, this one included. */
  readonly found: number;
}

type RowFilter = Omit<PostFilter, 'page'>;

/** Of each kind so many of the newest are put in order: what is found by a word that stands everywhere says little. */
export const MOST_OF_A_KIND = 500;

/**
 * Marks in what PostgreSQL gives back, and what stands for `<` meanwhile (it would leave out what looks like a tag); they
 * are taken out of what people wrote first.
 */
export const MARK = { begin: '\u0001', end: '\u0002', less: '\u0003' } as const;

/** A word stands often where more than one in so many of the newest notes and comments has it. */
const OFTEN = 4;
/** So many of each are looked at. */
const PROBED = 200;
/** Of these, enough should be one's own where a word stands often; where they are not, all are asked. */
const NEWEST = 5_000;

/** A text of so many characters is shown whole. */
const SHORT = 240;
/** Longer texts are shown from their beginning; nobody may write a longer one. */
const LONGEST_SHOWN = 20_000;

/**
 * What this person may read now, in every workspace they are a member of and whose terms they have accepted, by the
 * query; nothing that is hidden, withdrawn, purged or shown only to others. The best first, then the newest.
 */
export async function findPosts({ prisma }: Database, { userId, invented, guest }: Pick<Actor, 'userId' | 'invented' | 'guest'>, query: string, filter: RowFilter, { limit, offset }: { limit: number; offset: number }): Promise<PostRow[]> {
  const me = Prisma.sql`${userId}::uuid`;
  const q = Prisma.sql`${query}::tsquery`;
  const often = await standsOften(prisma, q);
  const sources = SOURCES.filter(({ kind }) => filter.kind === '' || filter.kind === kind).map((source) => branch(source, me, q, filter, often));
  const marked = (text: Prisma.Sql, options: string) => Prisma.sql`ts_headline('english', left(translate(${text}, ${`<${MARK.begin}${MARK.end}${MARK.less}`}, ${MARK.less}), ${LONGEST_SHOWN}), ${q}, ${`StartSel=${MARK.begin}, StopSel=${MARK.end}, ${options}`})`;
  const rows = prisma.$queryRaw<PostRow[]>`${Prisma.raw(PLANNED_ANEW)}
    WITH place AS MATERIALIZED (
      SELECT w.id, w.slug, w.name, w.invented, CASE WHEN ${guest} THEN NULL ELSE m.organisation_id END AS organisation_id
      FROM membership m JOIN workspace w ON w.id = m.workspace_id
      WHERE m.user_id = ${me} AND (m.ends_at IS NULL OR m.ends_at > now()) AND m.accepted_terms >= w.terms_version
        AND (NOT ${invented} OR w.invented) AND (${filter.workspace} = '' OR w.slug = ${filter.workspace})
    ), found AS (${Prisma.join(sources, ' UNION ALL ')}),
    page AS (SELECT *, count(*) OVER ()::int AS found FROM found ORDER BY nearness DESC, at DESC, id LIMIT ${limit} OFFSET ${offset})
    SELECT id, what, parent, place_id AS "placeId", home_id AS "workspaceId", (SELECT contribution_rule FROM workspace WHERE workspace.id = home_id) AS rule, slug, workspace, invented, metric, area, period, at, found,
      author_id AS "authorId", author_organisation_id AS "authorOrganisationId", author_organisation_kind AS "authorOrganisationKind",
      ${marked(Prisma.sql`title`, 'HighlightAll=true')} AS title,
      CASE WHEN length(words) <= ${SHORT} THEN ${marked(Prisma.sql`words`, 'HighlightAll=true')}
        ELSE ${marked(Prisma.sql`words`, 'MaxFragments=2, MaxWords=32, MinWords=14, FragmentDelimiter=" … "')} END AS words
    FROM page ORDER BY nearness DESC, at DESC, id`;
  if (often) return rows;
  // PostgreSQL takes asking a text for words to be as cheap as comparing two numbers, and would read every text.
  return (await prisma.$transaction([prisma.$executeRaw`SET LOCAL enable_seqscan = off`, rows]))[1];
}

/** Whether so many of the newest texts have it that those of one's own are found from the newest on. */
async function standsOften(prisma: Database['prisma'], q: Prisma.Sql): Promise<boolean> {
  const some = (table: string) => Prisma.sql`(SELECT search FROM ${Prisma.raw(table)} ORDER BY created_at DESC LIMIT ${PROBED})`;
  const [row] = await prisma.$queryRaw<{ often: boolean }[]>`
    SELECT count(*) FILTER (WHERE search @@ ${q}) * ${OFTEN} > count(*) AS often FROM (${some('annotation')} UNION ALL ${some('comment')}) probe`;
  return row?.often ?? false;
}

interface Source {
  readonly kind: PostKind;
  /** The table that is searched, as `t`, with what its permission and its state hang on. */
  readonly from: Prisma.Sql;
  /** The same, of the newest of that table alone: where a word stands often, enough of it stands there. */
  readonly newest?: Prisma.Sql;
  /** The same for one's own workspaces, where PostgreSQL would not find by itself that the words are the shortest way. */
  readonly byWords?: (q: Prisma.Sql) => Prisma.Sql;
  /** What is shared in other workspaces, by its name there and the id it has; nothing where nothing is. */
  readonly shared: { readonly what: SharedKind; readonly id: Prisma.Sql } | null;
  /** What it is, the columns of `PostRow` from `parent` on without its place. */
  readonly columns: Prisma.Sql;
  /** It may be read in the workspace `p`, and is there. */
  readonly readable: (me: Prisma.Sql) => Prisma.Sql;
  /** Of the row whose workspace it is. */
  readonly home: Prisma.Sql;
  readonly about: (filter: RowFilter) => Prisma.Sql;
}

const reader = (userId: Prisma.Sql) => ({ userId, organisationId: Prisma.sql`p.organisation_id`, workspaceId: Prisma.sql`p.id` });
const shown = (alias: string) => Prisma.raw(`${alias}.withdrawn_at IS NULL AND ${alias}.hidden_at IS NULL AND ${alias}.purged_at IS NULL`);
const ofNote = (a: string) => (f: RowFilter) => Prisma.sql`(${f.metric} = '' OR ${col(a, 'metric')} = ${f.metric}) AND (${f.area} = '' OR ${col(a, 'area')} = ${f.area} OR ${f.area} = ANY(${col(a, 'other_areas')}))`;
const ofDiscussion = (d: string) => (f: RowFilter) => Prisma.sql`(${f.metric} = '' OR ${col(d, 'metric')} = ${f.metric} OR ${f.metric} = ANY(${col(d, 'other_metrics')})) AND (${f.area} = '' OR ${col(d, 'area')} = ${f.area})`;
const col = (alias: string, column: string) => Prisma.raw(`${alias}.${column}`);
const newestOf = (table: string) => Prisma.sql`(SELECT * FROM ${Prisma.raw(table)} ORDER BY created_at DESC LIMIT ${NEWEST}) t`;
const AUTHOR = Prisma.raw('t.author_id, t.author_organisation_id');
const NO_KIND = Prisma.sql`NULL::text AS author_organisation_kind`;

const SOURCES: readonly Source[] = [
  {
    kind: 'notes', from: Prisma.sql`annotation t`, newest: newestOf('annotation'), shared: { what: 'annotation', id: Prisma.sql`t.id` }, home: Prisma.sql`t.workspace_id`,
    columns: Prisma.sql`'note' AS what, t.id AS parent, t.metric, t.area, t.period, '' AS title, t.body AS words, ${AUTHOR}, t.author_organisation_kind, t.created_at AS at`,
    readable: (me) => Prisma.sql`${shown('t')} AND ${visibleAt(reader(me), 'annotation', 't')}`,
    about: ofNote('t'),
  },
  {
    kind: 'notes', from: Prisma.sql`owner_reply t JOIN annotation a ON a.id = t.annotation_id`, shared: { what: 'annotation', id: Prisma.sql`a.id` }, home: Prisma.sql`a.workspace_id`,
    columns: Prisma.sql`'reply' AS what, a.id AS parent, a.metric, a.area, a.period, '' AS title, t.body AS words, t.author_id, t.organisation_id AS author_organisation_id, ${NO_KIND}, t.created_at AS at`,
    readable: (me) => Prisma.sql`t.hidden_at IS NULL AND t.purged_at IS NULL AND ${shown('a')} AND ${visibleAt(reader(me), 'annotation', 'a')}`,
    about: ofNote('a'),
  },
  {
    kind: 'discussions', from: Prisma.sql`discussion t`, shared: { what: 'discussion', id: Prisma.sql`t.id` }, home: Prisma.sql`t.workspace_id`,
    columns: Prisma.sql`'discussion' AS what, t.id AS parent, t.metric, t.area, t.period, t.title, coalesce(t.outcome, '') AS words, ${AUTHOR}, t.author_organisation_kind, t.created_at AS at`,
    readable: (me) => Prisma.sql`${shown('t')} AND ${visibleAt(reader(me), 'discussion', 't')}`,
    about: ofDiscussion('t'),
  },
  {
    kind: 'discussions', from: Prisma.sql`comment t JOIN discussion d ON d.id = t.discussion_id`,
    newest: Prisma.sql`${newestOf('comment')} JOIN discussion d ON d.id = t.discussion_id`,
    byWords: (q) => Prisma.sql`(SELECT * FROM comment WHERE search @@ ${q} OFFSET 0) t JOIN discussion d ON d.id = t.discussion_id`, shared: { what: 'discussion', id: Prisma.sql`d.id` }, home: Prisma.sql`d.workspace_id`,
    columns: Prisma.sql`'comment' AS what, d.id AS parent, d.metric, d.area, d.period, d.title, t.words, ${AUTHOR}, t.author_organisation_kind, t.created_at AS at`,
    readable: (me) => Prisma.sql`${shown('t')} AND ${shown('d')} AND ${visibleAt(reader(me), 'discussion', 'd')}`,
    about: ofDiscussion('d'),
  },
  {
    kind: 'evidence', from: Prisma.sql`evidence t LEFT JOIN LATERAL (SELECT * FROM evidence_link WHERE evidence_id = t.id ORDER BY metric, area LIMIT 1) l ON true`, shared: { what: 'evidence', id: Prisma.sql`t.id` }, home: Prisma.sql`t.workspace_id`,
    columns: Prisma.sql`'evidence' AS what, t.id AS parent, l.metric, nullif(l.area, '') AS area, nullif(l.period, '') AS period, t.title, t.finding AS words, ${AUTHOR}, ${NO_KIND}, t.created_at AS at`,
    readable: (me) => Prisma.sql`${shown('t')} AND NOT t.not_known_yet AND ${visibleAt(reader(me), 'evidence', 't')}`,
    about: ({ metric, area }) => Prisma.sql`(${metric + area} = '' OR EXISTS (
      SELECT FROM evidence_link x WHERE x.evidence_id = t.id AND (${metric} = '' OR x.metric = ${metric}) AND (${area} = '' OR x.area = ${area})))`,
  },
  {
    kind: 'actions', from: Prisma.sql`action t`, shared: null, home: Prisma.sql`t.workspace_id`,
    columns: Prisma.sql`'action' AS what, t.id AS parent, t.metric, t.area, NULL::text AS period, '' AS title, t.what AS words, ${AUTHOR}, ${NO_KIND}, t.created_at AS at`,
    readable: () => Prisma.sql`t.workspace_id = p.id`,
    about: (f) => Prisma.sql`(${f.metric} = '' OR t.metric = ${f.metric}) AND (${f.area} = '' OR t.area = ${f.area})`,
  },
];

/**
 * Of what stands in one's own workspaces, and of what is shared in them from elsewhere, the newest: where one may read
 * something in several workspaces, it is found in its own. Each half is asked so that PostgreSQL may go through the
 * newest rows or through the words, whichever is the shorter way.
 */
function branch({ from, newest, byWords, shared, columns, readable, home, about }: Source, me: Prisma.Sql, q: Prisma.Sql, filter: RowFilter, often: boolean): Prisma.Sql {
  const written = filter.year === '' ? Prisma.sql`true` : Prisma.sql`t.created_at >= make_date(${Number(filter.year)}::int, 1, 1) AND t.created_at < make_date(${Number(filter.year) + 1}::int, 1, 1)`;
  const half = (tables: Prisma.Sql, place: Prisma.Sql) => Prisma.sql`(
    SELECT t.id, p.id AS place_id, ${home} AS home_id, p.slug, p.name AS workspace, p.invented, t.search AS vector, ${columns}
    FROM ${tables} ${place}
    WHERE t.search @@ ${q} AND ${readable(me)} AND ${about(filter)} AND ${written}
    ORDER BY t.created_at DESC LIMIT ${MOST_OF_A_KIND})`;
  const ownOf = (tables: Prisma.Sql) => half(tables, Prisma.sql`JOIN place p ON p.id = ${home}`);
  const all = ownOf(byWords?.(q) ?? from);
  const own = often && newest ? Prisma.sql`(
    WITH newest AS MATERIALIZED ${ownOf(newest)}
    SELECT * FROM newest UNION ALL SELECT * FROM ${all} every WHERE (SELECT count(*) FROM newest) < ${MOST_OF_A_KIND})` : all;
  const halves = shared === null ? own : Prisma.sql`${own} UNION ALL ${half(from, Prisma.sql`
    JOIN contribution_share s ON s.subject_kind = ${shared.what} AND s.subject_id = ${shared.id} JOIN place p ON p.id = s.workspace_id AND ${home} NOT IN (SELECT id FROM place)`)}`;
  return Prisma.sql`(
    SELECT near.*, ts_rank(vector, ${q}, 1) AS nearness FROM (
      SELECT * FROM (SELECT DISTINCT ON (at, id) * FROM (${halves}) both_halves ORDER BY at DESC, id, workspace) once LIMIT ${MOST_OF_A_KIND}
    ) near)`;
}
