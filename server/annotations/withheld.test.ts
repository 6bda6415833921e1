import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { AddAnnotation } from '../../shared/annotations.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildMember, buildWorkspace } from '../../tests/factories.ts';
import { putEdition } from '../../tests/sample-figures.ts';
import { conversationOn } from '../discussions/queries.ts';
import { factsAfter } from '../live/facts.ts';
import { addAnnotation } from './commands.ts';

const LEEDS = 'E08000035';
const METRIC = 'repeat-referrals';
const inYear = (year: number) => ({ dataset: 'referrals', published: `${year}-10-30`, newestPeriod: String(year) });

test('a note keeps the figure as its author saw it, and tells it until the publisher suppresses it', async () => {
  const db = await testDatabase();
  const workspace = await buildWorkspace(db);
  const { ctx } = await buildMember(db, workspace);
  await putEdition(db, METRIC, inYear(2024), { [`${LEEDS}|2022`]: 73.1, [`${LEEDS}|2023`]: 22.2, [`${LEEDS}|2024`]: 'c' });
  for (const period of ['2022', '2023', '2024']) {
    await addAnnotation(ctx, workspace.slug, AddAnnotation.parse({ key: randomUUID(), metric: METRIC, area: LEEDS, period, breakdown: '', kind: 'context', body: 'A new front door.' }));
  }
  const told = async () => (await conversationOn(ctx, workspace.slug, METRIC)).annotations.map(({ period, figureSeen, withheldSince }) => [period, figureSeen, withheldSince]);
  const asSeen = [['2022', '73.1%', undefined], ['2023', '22.2%', undefined], ['2024', 'confidential: small number', undefined]];
  expect(await told()).toEqual(asSeen);

  await putEdition(db, METRIC, { ...inYear(2025), state: 'waiting' }, { [`${LEEDS}|2022`]: 'c', [`${LEEDS}|2023`]: 'x', [`${LEEDS}|2024`]: 'c' });
  expect(await told()).toEqual(asSeen);

  await db.prisma.release.update({ where: { key: 'referrals@2025-10-30' }, data: { state: 'signed-off' } });
  expect(await told()).toEqual([['2022', 'withheld since 30 October 2025', '2025-10-30'], ...asSeen.slice(1)]);
  const { facts } = await factsAfter(db, workspace.id, 0);
  expect(facts?.map(({ fact }) => ('annotation' in fact ? fact.annotation.figureSeen : null))).toEqual(['withheld since 30 October 2025', '22.2%', 'confidential: small number']);
  expect(JSON.stringify([facts, await conversationOn(ctx, workspace.slug, METRIC)])).not.toContain('73.1');
  expect(await db.prisma.annotation.count({ where: { figureSeen: '73.1%' } })).toBe(1);

  await db.prisma.release.update({ where: { key: 'referrals@2025-10-30' }, data: { state: 'rolled-back' } });
  expect(await told()).toEqual(asSeen);
});
