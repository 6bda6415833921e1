import { expect, test } from 'vitest';
import { createServices } from '../../server/services.ts';
import { testDatabase } from '../database.ts';
import { leaksIn, mayRead } from './crawl-answers.ts';
import { PEOPLE, PERSON_KEYS } from './people.ts';
import { EVERY_TEXT } from './world-content.ts';
import { buildWorld } from './world.ts';

/** Search asks no verb: it finds what somebody may read now, wherever they take part, and nothing else. */
test('everybody finds by a word that stands in every text what the list lets them read, and nothing else', async () => {
  const db = await testDatabase();
  const world = await buildWorld(db);
  const { search } = createServices();
  const wrong: string[] = [];
  for (const key of PERSON_KEYS) {
    const { ctx } = world.people[key];
    const person = world.people[key];
    const pages = await Promise.all([1, 2, 3, 4, 5].map((page) => search.searchPosts(ctx, new URLSearchParams({ q: EVERY_TEXT, page: String(page) }))));
    const body = JSON.stringify(pages);
    wrong.push(...leaksIn({ method: 'call', path: '', status: 200, headers: new Headers(), body }, { key, person }, new Set(), {}).map((leak) => `${PEOPLE[key]}: ${leak}`));
    const { words, org } = mayRead(key);
    // Whoever reads because of an incident reads pages; search is for members.
    const found = key === 'incident' ? [] : [...[...words].map((place) => `kestrelwords${place}`), ...[...org].map((place) => `kestrelorg${place}`)];
    wrong.push(...found.filter((word) => !body.includes(word)).map((word) => `${PEOPLE[key]} does not find ${word}`));
  }
  expect(wrong).toEqual([]);
});
