import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { routeModules, ROUTE_WALKS } from './metric-routes.ts';

/** That each of them keeps its word is walked in a browserless journey, tests/e2e/companions.test.ts. */
test('every route of the app says how it keeps metrics from being seen alone', () => {
  expect(routeModules().length).toBeGreaterThan(20);
  expect(routeModules()).toEqual(Object.keys(ROUTE_WALKS).sort());
});

test('a route without figures says why it needs no companions', () => {
  for (const [route, walk] of Object.entries(ROUTE_WALKS)) if (walk.shows === 'no figures') expect(walk.why.length, route).toBeGreaterThan(5);
});

test('a new route is seen, as a file or as a folder; tests and parts beside a route are none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'learning-loop-routes-'));
  try {
    for (const name of ['new.tsx', 'new.test.ts', 'styles.scss']) writeFileSync(join(folder, name), '');
    for (const name of ['folder', 'parts']) mkdirSync(join(folder, name));
    writeFileSync(join(folder, 'folder', 'route.tsx'), '');
    writeFileSync(join(folder, 'parts', 'part.tsx'), '');
    expect(routeModules(folder)).toEqual(['folder', 'new.tsx']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
