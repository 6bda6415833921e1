import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { brokenLaws, importsOf, linesWithAny, parse, sourceFiles, type Import } from './import-law.ts';

describe('the tree', () => {
  const files = sourceFiles(['app', 'server', 'shared']);

  test('every import obeys the import law', () => {
    expect(files.length).toBeGreaterThan(50);
    const broken = files.flatMap((file) =>
      importsOf(parse(file)).flatMap((one) => brokenLaws(one).map((law) => `${one.from} imports ${one.written}: ${law}`)),
    );
    expect(broken).toEqual([]);
  });

  test('every relative import names a file that is there, with its extension', () => {
    const missing = files.flatMap((file) => importsOf(parse(file)).filter((one) => one.file !== null && !existsSync(one.file) && !one.file.includes('prisma/generated')));
    expect(missing.map(({ from, written }) => `${from} imports ${written}`)).toEqual([]);
  });

  test('nothing in shared/ and server/ is of type any', () => {
    const found = sourceFiles(['shared', 'server'], { tests: true }).flatMap((file) => linesWithAny(parse(file)).map((line) => `${file}:${line}`));
    expect(found).toEqual([]);
  });

  test('no file has a name that says nothing', () => {
    const nameless = files.filter((file) => /(^|\/)(utils?|helpers?|misc|common|lib|types)(\.tsx?|\/)/.test(file) && file !== 'shared/framework/types.ts');
    expect(nameless).toEqual([]);
  });
});

describe('the law itself', () => {
  const one = (from: string, file: string | null, more: Partial<Import> = {}): Import => ({ from, file, written: file ?? 'a-package', typeOnly: false, ...more });

  test.each([
    ['a feature that imports another', one('app/features/actions/list.tsx', 'app/features/figures/chart.tsx')],
    ['a feature that reaches the server', one('app/features/actions/list.tsx', 'app/services.server.ts')],
    ['a feature that knows a route', one('app/features/actions/list.tsx', 'app/routes/_index.tsx')],
    ['a component that knows a feature', one('app/ui/field.tsx', 'app/features/actions/list.tsx')],
    ['a route that goes past the door', one('app/routes/_index.tsx', 'server/figures/queries.ts', { typeOnly: true })],
    ['a route that imports a route', one('app/routes/_index.tsx', 'app/routes/sign-in.tsx')],
    ['a door that brings in more than types', one('app/services.server.ts', 'server/services.ts')],
    ['shared code that knows the server', one('shared/errors.ts', 'server/db.ts', { typeOnly: true })],
    ['shared code that needs Node', one('shared/errors.ts', null, { written: 'node:fs' })],
    ['a noun that knows the live part', one('server/actions/commands.ts', 'server/live/deliver.ts')],
    ['a noun that reads another past its queries', one('server/actions/commands.ts', 'server/figures/editions.ts')],
    ['a server that knows the app', one('server/index.ts', 'app/root.tsx')],
    ['Lucia outside its room', one('server/http/app.ts', null, { written: 'lucia' })],
    ['a program that uses its tests', one('server/index.ts', 'tests/database.ts')],
  ])('refuses %s', (_what, broken) => {
    expect(brokenLaws(broken)).toHaveLength(1);
  });

  test.each([
    ['a route and the door', one('app/routes/_index.tsx', 'app/services.server.ts')],
    ['the door and types', one('app/services.server.ts', 'server/services.ts', { typeOnly: true })],
    ['a feature and its own files', one('app/features/actions/list.tsx', 'app/features/actions/item.tsx')],
    ['a noun and another noun’s queries', one('server/actions/commands.ts', 'server/figures/queries.ts')],
    ['the live part and a noun’s queries', one('server/live/deliver.ts', 'server/actions/queries.ts')],
    ['a route and its own folder', one('app/routes/workspaces/route.tsx', 'app/routes/workspaces/aside.tsx')],
    ['anyone and shared', one('app/ui/field.tsx', 'shared/errors.ts')],
  ])('allows %s', (_what, fine) => {
    expect(brokenLaws(fine)).toEqual([]);
  });

  test('sees every way of importing', () => {
    const text = `import a from './a.ts'; import type { B } from './b.ts'; import { type C } from './c.ts'; export * from './d.ts';
      const e = await import('./e.ts'); let f: import('./f.ts').F; import './g.ts';`;
    expect(importsOf(parse('app/x.ts', text)).map(({ file, typeOnly }) => [file, typeOnly])).toEqual([
      ['app/a.ts', false], ['app/b.ts', true], ['app/c.ts', true], ['app/d.ts', false], ['app/e.ts', false], ['app/f.ts', true], ['app/g.ts', false],
    ]);
  });

  test('sees any wherever it hides', () => {
    expect(linesWithAny(parse('server/x.ts', 'let a: any;\nlet b = 1 as unknown;\nfunction f<T = Map<string, any>>() {}\n// any\nconst any = 1;'))).toEqual([1, 3]);
  });
});
