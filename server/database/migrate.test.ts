import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { testDatabase } from '../../tests/database.ts';
import { migrate, missingMigrations, readMigrations } from './migrate.ts';

const folder = resolve('prisma/migrations');

test('a migrated database lacks nothing, and migrating again applies nothing', async () => {
  const db = await testDatabase();
  expect(await missingMigrations(db.pool, readMigrations(folder).map(({ name }) => name))).toEqual([]);
  expect(await missingMigrations(db.pool, ['20990101000000_not_yet'])).toEqual(['20990101000000_not_yet']);
  expect(await migrate(db.url, folder)).toEqual([]);
});

test('a migration edited after it was applied is refused by name', async () => {
  const db = await testDatabase();
  await db.pool.query(`UPDATE "_prisma_migrations" SET checksum = 'edited'`);
  await expect(migrate(db.url, folder)).rejects.toThrow(/was edited after it was applied/);
});

test('a figure is one of a number, a reason or a category', async () => {
  const db = await testDatabase();
  const release = await db.prisma.release.create({
    data: { key: 'a@2025-01-01', dataset: 'a', published: new Date('2025-01-01'), newestPeriod: '2025', sourceFile: 'a.csv', fingerprint: 'f' },
  });
  const edition = await db.prisma.edition.create({ data: { key: 'm/a@2025-01-01', metric: 'm', releaseId: release.id } });
  const row = { editionId: edition.id, area: 'E92000001', period: '2025', breakdown: '', published: '1' };
  await expect(db.prisma.publishedFigure.create({ data: { ...row, value: 1, missing: 'c' } })).rejects.toThrow(/figure_is_one_thing/);
  await expect(db.prisma.publishedFigure.create({ data: { ...row } })).rejects.toThrow(/figure_is_one_thing/);
  await db.prisma.publishedFigure.create({ data: { ...row, value: 1 } });
});
