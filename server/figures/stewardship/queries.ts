import { notFound } from '../../../shared/errors.ts';
import { collectionOf, datasetOf } from '../../../shared/framework/datasets.ts';
import { metricOf } from '../../../shared/framework/metrics.ts';
import type { ReleaseCounts, ReleaseNews } from '../../../shared/release-news.ts';
import type { ReleaseSummary } from '../../../shared/releases.ts';
import type { ReleaseEventView, ReleasePreview, StewardRelease, StewardView } from '../../../shared/stewardship.ts';
import { authorizeForInstallation } from '../../authorize.ts';
import type { Actor, Context } from '../../context.ts';
import type { Database } from '../../db.ts';
import { changesOf, findRelease, listReleases } from '../releases/queries.ts';
import { measureChanges, MOST_PREVIEWED } from '../release-pages/measure-changes.ts';
import { changesAsCsv } from '../release-pages/release-day.ts';
import { coversText } from '../release-pages/release-log.ts';
import { othersAtWork, uploadsOf } from './upload-list.ts';
import { LARGEST_UPLOAD } from './received-file.ts';

/** Whether the person asking may check, preview, sign off and roll back releases. */
export async function isDataSteward({ db, actor }: Context): Promise<boolean> {
  if (!actor) return false;
  const { rowCount } = await db.pool.query({ name: 'is-data-steward', text: `SELECT FROM installation_role WHERE user_id = $1::uuid AND role = 'data-steward'`, values: [actor.userId] });
  return rowCount === 1;
}

/** @throws Refusal 401 for nobody; 404 for everyone who is no data steward, as for a page that is not there. */
export async function requireSteward(ctx: Context): Promise<Actor> {
  return authorizeForInstallation(ctx, 'release.see-waiting');
}

/** Everybody who is a data steward, by email address. */
export async function stewards(db: Database): Promise<readonly { readonly email: string; readonly name: string; readonly since: Date }[]> {
  const { rows } = await db.pool.query<{ email: string; name: string; since: Date }>(
    `SELECT u.email, u.name, s.granted_at AS since FROM installation_role s JOIN user_account u ON u.id = s.user_id WHERE s.role = 'data-steward' ORDER BY u.email`,
  );
  return rows;
}

/**
 * All releases by state with their history, and the files that are on their way.
 * @throws Refusal 401, 404 as `requireSteward`.
 */
export async function stewardView(ctx: Context): Promise<StewardView> {
  const { userId, invented } = await requireSteward(ctx);
  const summaries = [
    ...(await listReleases(ctx.db, 'published', { includeUnseen: true })),
    ...(invented ? await listReleases(ctx.db, 'invented', { includeUnseen: true }) : []),
  ];
  const events = await eventsOf(ctx.db, summaries.map(({ id }) => id));
  const releases = summaries.map((summary) => presented(summary, events.get(summary.id) ?? []));
  const inState = (state: ReleaseSummary['state']) => releases.filter((release) => release.state === state);
  return {
    releases: { waiting: inState('waiting'), 'signed-off': inState('signed-off'), 'rolled-back': inState('rolled-back') },
    uploads: uploadsOf(ctx.db, userId),
    others: othersAtWork(ctx.db, userId),
    largest: LARGEST_UPLOAD,
  };
}

/**
 * One release with what it changes, or would change.
 * @throws Refusal 401, 404 as `requireSteward`; 404 for a release that is not there.
 */
export async function releasePreview(ctx: Context, id: string): Promise<ReleasePreview> {
  await requireSteward(ctx);
  const summary = await findRelease(ctx.db, id);
  if (!summary) throw notFound();
  const { metrics } = await changesOf(ctx.db, id);
  return {
    release: presented(summary, (await eventsOf(ctx.db, [id])).get(id) ?? []),
    measures: metrics.map((changes) => measureChanges(changes, MOST_PREVIEWED)),
    first: metrics.every(({ before }) => before === null),
  };
}

/**
 * Every change of one release, figure by figure, as CSV.
 * @throws Refusal as `releasePreview`.
 */
export async function changesCsv(ctx: Context, id: string): Promise<string> {
  await requireSteward(ctx);
  return changesAsCsv((await changesOf(ctx.db, id)).metrics);
}

/**
 * What members of a workspace hear of a release; its title outlives it. Not how many figures it revised: what is
 * suppressed since is no longer listed among them, and the log's number of that day would tell that it had been.
 */
export function releaseNews(id: string, { revised: _, ...counts }: ReleaseCounts): ReleaseNews {
  const { dataset, published } = partsOf(id);
  return { id, title: collectionOf(datasetOf(dataset)).title, published, counts };
}

/** Data set and published day of a release's key. */
export function partsOf(id: string): { readonly dataset: string; readonly published: string } {
  const [dataset = '', published = ''] = id.replace(/^invented\//, '').split('@');
  return { dataset, published };
}

interface EventRow extends ReleaseEventView {
  readonly id: number;
}

const EVENT_WORDS: Readonly<Record<string, string>> = { loaded: 'Loaded', 'read-again': 'Read again', 'signed-off': 'Signed off', 'rolled-back': 'Rolled back', discarded: 'Discarded' };

/** What happened to a release so far, oldest first. Nobody is asked for. */
export async function historyOf(db: Database, id: string): Promise<readonly ReleaseEventView[]> {
  return (await eventsOf(db, [id])).get(id) ?? [];
}

async function eventsOf(db: Database, releases: readonly string[]): Promise<ReadonlyMap<string, readonly EventRow[]>> {
  const { rows } = await db.pool.query<{ id: number; release: string; event: string; by: string; at: Date; reason: string | null }>(
    'SELECT id, release_key AS release, event, by, at, reason FROM release_event WHERE release_key = ANY($1) ORDER BY id',
    [releases],
  );
  const byRelease = new Map<string, EventRow[]>();
  for (const { id, release, event, by, at, reason } of rows) {
    byRelease.set(release, [...(byRelease.get(release) ?? []), { id, words: EVENT_WORDS[event] ?? event, by, at: at.toISOString(), reason }]);
  }
  return byRelease;
}

function presented(summary: ReleaseSummary, events: readonly EventRow[]): StewardRelease {
  const { id, dataset, title, collection, publisher, published, assumed, world, state, newestPeriod, metrics } = summary;
  return {
    id, title, collection, publisher, published, assumed, world, state,
    covers: coversText(newestPeriod, dataset),
    feeds: metrics.map((slug) => ({ slug, title: metricOf(slug).title })),
    history: events.map(({ words, by, at, reason }) => ({ words, by, at, reason })),
    seen: events.at(-1)?.id ?? 0,
  };
}
