import { expect, test } from 'vitest';
import { boundedCache } from './edition-cache.ts';

const counted = () => {
  const loads: string[] = [];
  return { loads, load: (key: string, weight: number) => async () => (loads.push(key), weight) };
};

test('what was loaded is loaded once, and callers that come meanwhile share it', async () => {
  const { loads, load } = counted();
  const cache = boundedCache<number>(10, (weight) => weight);
  expect(await Promise.all([cache.get('a', load('a', 3)), cache.get('a', load('a', 3))])).toEqual([3, 3]);
  expect(await cache.get('a', load('a', 3))).toBe(3);
  expect(loads).toEqual(['a']);
});

test('the one not asked for the longest makes room, and the weight stays within the limit', async () => {
  const { loads, load } = counted();
  const cache = boundedCache<number>(10, (weight) => weight);
  await cache.get('a', load('a', 4));
  await cache.get('b', load('b', 4));
  await cache.get('a', load('a', 4));
  await cache.get('c', load('c', 4));
  expect(cache.weight).toBe(8);
  await cache.get('a', load('a', 4));
  await cache.get('b', load('b', 4));
  expect(loads).toEqual(['a', 'b', 'c', 'b']);
});

test('one that is heavier than the limit is kept until the next comes', async () => {
  const { loads, load } = counted();
  const cache = boundedCache<number>(10, (weight) => weight);
  await cache.get('huge', load('huge', 50));
  await cache.get('huge', load('huge', 50));
  expect(loads).toEqual(['huge']);
  await cache.get('a', load('a', 4));
  expect(cache.weight).toBe(4);
});

test('a load that fails is told to all who waited and tried again', async () => {
  const cache = boundedCache<number>(10, (weight) => weight);
  const failing = () => Promise.reject(new Error('no connection'));
  const both = await Promise.allSettled([cache.get('a', failing), cache.get('a', failing)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await cache.get('a', async () => 1)).toBe(1);
});
