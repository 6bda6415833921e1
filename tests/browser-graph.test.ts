import { expect, test } from 'vitest';
import { importsOf, parse, sourceFiles } from './import-law.ts';

/**
 * What a component imports, a browser loads. The catalogue and the official context stay on the server, which puts ready
 * words into the view. (Routes may use them in their loaders: the build takes those out; tests/e2e looks at its result.)
 */
const SERVER_ONLY = ['shared/framework/official-context.ts', 'shared/framework/official-context.json', 'shared/framework/indicators.ts', 'shared/framework/metrics.ts', 'shared/summary-phrases.ts'];

test('no component reaches what only the server needs', () => {
  const components = sourceFiles(['app']).filter((file) => /^app\/(features|ui|live)\//.test(file) && !file.includes('.server.'));
  expect(components.length).toBeGreaterThan(30);
  const reached = new Map<string, string>();
  const walk = (file: string, from: string): void => {
    if (reached.has(file)) return;
    reached.set(file, from);
    if (!/\.tsx?$/.test(file)) return;
    for (const one of importsOf(parse(file))) if (one.file !== null && !one.typeOnly) walk(one.file, file);
  };
  for (const file of components) walk(file, 'itself');
  expect(reached.has('shared/format.ts')).toBe(true);
  expect(SERVER_ONLY.filter((file) => reached.has(file)).map((file) => `${file}, from ${reached.get(file)}`)).toEqual([]);
});
