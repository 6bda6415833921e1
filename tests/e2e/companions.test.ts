import { beforeAll, describe, expect, test } from 'vitest';
import { grantSteward } from '../../server/figures/stewardship/commands.ts';
import { indicatorOf, INDICATORS } from '../../shared/framework/indicators.ts';
import { ROUTE_WALKS, type Scene } from '../metric-routes.ts';
import { setStage, type Person } from './harness.ts';

const COORDINATOR = 'coordinator@northern-vale.example';
const stage = setStage({ sandbox: true });
const SLUGS = INDICATORS.map(({ slug }) => slug);

let scene: Scene;
beforeAll(async () => {
  // Of one metric only: the hardest case for a release.
  const { rows: [release] } = await stage.db.pool.query<{ key: string; day: string }>(
    `SELECT key, to_char(published, 'YYYY-MM-DD') AS day FROM release WHERE invented AND dataset = 'adoption-timeliness' ORDER BY published DESC LIMIT 1`,
  );
  if (!release) throw new Error('The sandbox has no release of one metric.');
  scene = { area: 'X06000003', region: 'X12000001', workspace: 'northern-vale', release: release.key, day: release.day };
  await grantSteward(stage.db, COORDINATOR);
});

/** Indicators that a page or file names: by a link, by the slug in a cell, or by the name in words. */
function named(text: string): readonly string[] {
  const plain = text.replaceAll('&#x27;', '’').replaceAll('&amp;', '&');
  return INDICATORS.filter(({ slug, shortTitle }) => new RegExp(`indicators/${slug}(?![\\w-])|(^|[,"\\n])${slug}[,"\\r\\n]`).test(plain) || plain.includes(`>${shortTitle}<`) || plain.includes(shortTitle)).map(({ slug }) => slug);
}

/** Only what a reader reads: neither the data that script gets nor the bar at the top. */
function content(text: string): string {
  return /<main[\s\S]*<\/main>/.exec(text)?.[0] ?? text;
}

const figures = Object.entries(ROUTE_WALKS).flatMap(([route, walk]) => (walk.shows === 'figures' ? [{ route, ...walk }] : []));

describe('no metric is seen alone', () => {
  test.each(figures)('$route', async ({ who, paths }) => {
    const person: Person = who === 'anyone' ? await stage.newVisitor() : await stage.newPerson(COORDINATOR);
    const walked = paths(scene, SLUGS);
    expect(walked.length).toBeGreaterThan(0);
    for (const { path, metric } of walked) {
      const answer = await person.context.request.get(stage.at(path));
      expect(answer.status(), path).toBe(200);
      const found = named(content(await answer.text()));
      if (metric === undefined) expect(found.length, `${path} names ${found.join()}`).toBeGreaterThan(1);
      else expect(indicatorOf(metric).companions.filter(({ indicator }) => found.includes(indicator)).length, `${path} names ${found.join()}`).toBeGreaterThan(0);
    }
  }, 120_000);
});
