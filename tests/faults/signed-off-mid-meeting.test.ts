import { expect, test } from 'vitest';
import { decide } from '../../server/figures/stewardship/commands.ts';
import { shownEdition } from '../../server/figures/queries.ts';
import { testDatabase } from '../database.ts';
import { until } from '../live-harness.ts';
import { putEdition } from '../sample-figures.ts';
import { AREA, METRIC } from './clients.ts';
import { FULL, scene } from './scene.ts';

const db = await testDatabase();
const TIMES = FULL ? 20 : 3;
const BY = 'A data steward';

test(`fault 28: a release is signed off and rolled back ${TIMES} times while people write`, { timeout: FULL ? 1_200_000 : 120_000 }, async () => {
  const { pages, acknowledged, whileWriting } = await scene(db, { writers: FULL ? 200 : 20, readers: 5 });
  await putEdition(db, METRIC, { dataset: 'children-in-need', published: '2026-10-29', newestPeriod: '2026' }, { [`${AREA}|2025`]: 331, [`${AREA}|2026`]: 340 });
  const id = 'children-in-need@2026-10-29';
  await db.prisma.release.update({ where: { key: id }, data: { state: 'waiting' } });
  const before = (await shownEdition(db, METRIC, 'published'))?.key;

  await whileWriting(async () => {
    for (let time = 1; time <= TIMES; time += 1) {
      const from = acknowledged();
      await until('people go on writing', () => acknowledged() > from + 20, 60_000);
      await decide(db, id, { intent: 'sign-off', by: BY });
      expect((await shownEdition(db, METRIC, 'published'))?.release.id).toBe(id);
      await until('people go on writing after the sign-off', () => acknowledged() > from + 40, 60_000);
      await decide(db, id, { intent: 'roll-back', by: BY, reason: 'Published by mistake' });
      expect((await shownEdition(db, METRIC, 'published'))?.key).toBe(before);
    }
  });

  const told = await db.prisma.activity.count({ where: { fact: { startsWith: 'release:' } } });
  expect(told, 'each workspace is told of each decision').toBe(2 * TIMES * (await db.prisma.workspace.count()));
  expect(pages.every(({ page }) => page.holes === 0)).toBe(true);
});
