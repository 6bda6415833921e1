import { expect, test } from 'vitest';
import type { Fact } from '../../shared/live.ts';
import { PageLog } from './page-log.ts';

const fact = (sequence: number): Fact => ({ workspaceId: 'w', sequence, fact: 'elsewhere:recorded' });

test('takes each fact once, in whatever order, and never goes back', () => {
  const log = new PageLog(4);
  expect(log.take([fact(3), fact(4)])).toEqual([]);
  expect(log.take([fact(6), fact(5)]).map(({ sequence }) => sequence)).toEqual([6, 5]);
  expect(log.take([fact(5)])).toEqual([]);
  expect(log.since).toBe(6);
  // Data that was read before the last fact came.
  log.loaded(5);
  expect(log.since).toBe(6);
});

test('of a log that it does not know it takes nothing until it is loaded again', () => {
  const log = new PageLog(40);
  log.forget();
  expect([log.since, log.take([fact(1)])]).toEqual([null, []]);
  log.loaded(2);
  expect(log.take([fact(3)])).toHaveLength(1);
});
