import { Prisma } from '../../prisma/generated/client.ts';
import type { SubjectKind } from '../../shared/contributions.ts';
import { checkText, maySayFigure } from '../../shared/guard/check.ts';
import { recordEvent } from '../audit/commands.ts';
import { shownIn, tellIn } from '../contributions/commands.ts';
import type { Database } from '../db.ts';
import { suppressedAround } from '../figures/queries.ts';
import { untilNobodyIsInTheWay } from '../in-turn.ts';
import { setHidden } from './report.ts';
import { changedFact, subjectAsItIs, wholeOf } from './subjects.ts';

/** How far this reader has come in each workspace's log. */
const READER = 'withheld-words';
/** So many texts are read at once. */
const MOST = 2_000;
/** Smaller whole numbers mean many things, beside figures that are shown. */
const TELLING = 10;

/** A figure, or the series it stands in, as something is about it. */
interface About {
  readonly metric: string;
  readonly area: string;
  /** `null`: about more than one, or none in particular. */
  readonly period: string | null;
  readonly breakdown: string;
}

/** Something that was written, with all it says and said before, whatever its shape. */
interface Written {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly texts: readonly unknown[];
  readonly abouts: readonly About[];
}

/**
 * When a release withholds what earlier ones showed, words that told it tell it still: what gives a number that nobody is
 * to see any more is hidden until a moderator decides. What one person or one organisation alone can read stays as it is.
 * A moderator who keeps it is not asked about the same release again.
 */
export async function hideWithheldWords(db: Database): Promise<void> {
  const behind = await db.prisma.$queryRaw<{ workspaceId: string; sequence: number; releases: string[] }[]>`
    SELECT a.workspace_id::text AS "workspaceId", max(a.sequence) AS sequence, array_agg(DISTINCT a.subject->>'release') AS releases
    FROM activity a LEFT JOIN activity_reader r ON r.workspace_id = a.workspace_id AND r.reader = ${READER}
    WHERE a.fact = 'release:signed-off' AND a.sequence > coalesce(r.sequence, 0) GROUP BY a.workspace_id`;
  for (const { workspaceId, sequence, releases } of behind) {
    await judge(db, workspaceId, releases);
    const place = { reader: READER, workspaceId };
    await db.prisma.activityReader.upsert({ where: { reader_workspaceId: place }, create: { ...place, sequence }, update: { sequence } });
  }
}

async function judge(db: Database, workspaceId: string, releases: readonly string[]): Promise<void> {
  const editions = await db.prisma.edition.findMany({ where: { release: { key: { in: [...releases] } } }, distinct: ['metric'], select: { metric: true } });
  const metrics = editions.map(({ metric }) => metric);
  const known = new Map<string, Promise<readonly number[]>>();
  const withheld = (about: About) => {
    const key = JSON.stringify(about);
    const asked = known.get(key) ?? withheldNumbers(db, about);
    known.set(key, asked);
    return asked;
  };
  for (const source of SOURCES) {
    let last = FIRST;
    for (let some = MOST; some === MOST; ) {
      const read = await db.prisma.$queryRaw<Written[]>`${source} ${upTo(workspaceId, metrics, last)}`;
      for (const written of read) {
        const words = written.texts.flatMap(saidIn).join('\n');
        if (!maySayFigure(words)) continue;
        const numbers = (await Promise.all(written.abouts.filter(({ metric }) => metrics.includes(metric)).map(withheld))).flat();
        if (numbers.length > 0 && tells(words, numbers)) await hide(db, written);
      }
      some = read.length;
      last = read.at(-1)?.id ?? last;
    }
  }
}

/** What nobody is to see any more about one figure, or about its series. */
async function withheldNumbers(db: Database, about: About): Promise<readonly number[]> {
  const { here, once, shown } = await suppressedAround(db, about);
  return here ? once : once.filter((value) => !shown.has(value) && !(Number.isInteger(value) && value < TELLING));
}

function tells(words: string, withheld: readonly number[]): boolean {
  return checkText(words, { suppressed: 'among', withheld }).some(({ rule, level }) => rule === 'suppressed' && level === 'block');
}

/** Every string in what was written or kept of it, whatever its shape. */
function saidIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(saidIn) : [];
}

async function hide(db: Database, { kind, id }: Written): Promise<void> {
  await untilNobodyIsInTheWay(() =>
    db.prisma.$transaction(async (tx) => {
      const subject = await subjectAsItIs(tx, kind, id);
      if (!subject || subject.hidden || subject.purged || subject.withdrawn) return;
      const facts = { subjectKind: kind, subjectId: id, reason: 'withheld', hidden: true };
      await tx.moderationCase.create({ data: { workspaceId: subject.workspaceId, subjectKind: kind, subjectId: id, reason: 'withheld' } });
      await recordEvent(tx, { event: 'contribution:reported', actorId: null, workspaceId: subject.workspaceId, facts });
      await setHidden(tx, kind, id, true);
      await tellIn(tx, await shownIn(tx, wholeOf(subject)), [changedFact(subject, 'hidden')], { userId: null, organisationId: null });
    }),
  );
}

const FIRST = '00000000-0000-0000-0000-000000000000';

/** The end of every statement below: `s` is what was written, `p` what it stands with. */
const upTo = (workspaceId: string, metrics: readonly string[], last: string) => Prisma.sql`
  AND p.workspace_id = ${workspaceId}::uuid AND p.visibility NOT IN ('me', 'organisation')
  AND p.withdrawn_at IS NULL AND p.hidden_at IS NULL AND p.purged_at IS NULL AND s.hidden_at IS NULL AND s.purged_at IS NULL
  AND jsonb_path_query_array(about.them, '$[*].metric') ?| ${metrics} AND s.id > ${last}::uuid ORDER BY s.id LIMIT ${MOST}`;

const before = (kind: SubjectKind, id = 's.id') => `(SELECT jsonb_agg(content) FROM revision WHERE subject_kind = '${kind}' AND subject_id = ${id})`;
const ABOUT_NOTE = `CROSS JOIN LATERAL (
  SELECT jsonb_agg(jsonb_build_object('metric', p.metric, 'area', code, 'period', CASE WHEN p.scope = 'point' AND p.period_to IS NULL THEN p.period END, 'breakdown', p.breakdown)) AS them
  FROM unnest(array_prepend(p.area, p.other_areas)) a (code) WHERE code IS NOT NULL) about`;
const ABOUT_DISCUSSION = `CROSS JOIN LATERAL (
  SELECT jsonb_agg(jsonb_build_object('metric', slug, 'area', p.area, 'period', p.period, 'breakdown', p.breakdown)) AS them
  FROM unnest(array_prepend(p.metric, p.other_metrics)) m (slug) WHERE p.area IS NOT NULL) about`;
const ABOUT_EVIDENCE = `CROSS JOIN LATERAL (
  SELECT jsonb_agg(jsonb_build_object('metric', metric, 'area', area, 'period', nullif(period, ''), 'breakdown', '')) AS them
  FROM evidence_link WHERE evidence_id = s.id AND area <> '') about`;
const select = (kind: SubjectKind, texts: string, from: string) => Prisma.raw(`SELECT '${kind}' AS kind, s.id::text AS id, jsonb_build_array(${texts}) AS texts, about.them AS abouts FROM ${from}`);

/** Everything that can be hidden; what opens a discussion goes with the discussion. */
const SOURCES: readonly Prisma.Sql[] = [
  select('annotation', `s.body, ${before('annotation')}`, `annotation s JOIN annotation p ON p.id = s.id ${ABOUT_NOTE} WHERE true`),
  select('owner-reply', `s.body, ${before('owner-reply')}`, `owner_reply s JOIN annotation p ON p.id = s.annotation_id ${ABOUT_NOTE} WHERE true`),
  select('discussion', `s.title, s.outcome, o.words, ${before('discussion')}, ${before('comment', 'o.id')}`, `discussion s JOIN discussion p ON p.id = s.id JOIN comment o ON o.discussion_id = s.id AND o.position = 1 ${ABOUT_DISCUSSION} WHERE true`),
  select('comment', `s.words, ${before('comment')}`, `comment s JOIN discussion p ON p.id = s.discussion_id ${ABOUT_DISCUSSION} WHERE s.position > 1 AND s.withdrawn_at IS NULL`),
  select('evidence', `s.title, s.finding, s.method, s.size, s.limits, s.consent, s.gathered, ${before('evidence')}`, `evidence s JOIN evidence p ON p.id = s.id ${ABOUT_EVIDENCE} WHERE true`),
];
