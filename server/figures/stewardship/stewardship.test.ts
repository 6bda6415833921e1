import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ReleaseChangeForm } from '../../../shared/stewardship.ts';
import { testDatabase } from '../../../tests/database.ts';
import { buildMember, buildPerson, buildWorkspace, type BuiltPerson, type BuiltWorkspace } from '../../../tests/factories.ts';
import { factsAfter } from '../../live/facts.ts';
import { importPaths } from '../import/index.ts';
import { childrenInNeed, ENGLAND, LEEDS, population, referrals, YORK } from '../import/invented-files.ts';
import { shownEdition } from '../queries.ts';
import { releaseDay, releaseDayCsv } from '../release-pages/release-day.ts';
import { releaseLog } from '../release-pages/release-log.ts';
import { listReleases } from '../releases/queries.ts';
import { changeRelease, decide, grantSteward, revokeSteward } from './commands.ts';
import { isDataSteward, releasePreview, stewardView, changesCsv } from './queries.ts';

const folder = mkdtempSync(join(tmpdir(), 'stewardship-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const db = await testDatabase();
let steward: BuiltPerson;
let member: BuiltPerson;
let workspace: BuiltWorkspace;
let files = 0;

beforeAll(async () => {
  steward = await buildPerson(db, { name: 'Data steward' });
  workspace = await buildWorkspace(db);
  member = await buildMember(db, workspace);
  await grantSteward(db, ` ${steward.email.toUpperCase()} `);
});

async function load(text: string, options: { published?: string; signOff?: boolean } = {}) {
  const path = join(folder, `${files++}.csv`);
  writeFileSync(path, text);
  const { files: [outcome] } = await importPaths(db, [path], { today: '2026-11-22', by: 'Data steward', ...options });
  if (outcome?.result !== 'loaded') throw new Error(`Not loaded: ${JSON.stringify(outcome)}`);
  return outcome.release;
}

const rows = (year: string, ...percents: readonly (readonly [area: string, percent: string])[]) => percents.map(([area, percent]) => ({ area, period: year, percent }));
const shown = async (area: string, period: string, metric = 'repeat-referrals') => (await shownEdition(db, metric, 'published'))?.at(area, period, '');
const seenOf = async (id: string) => (await releasePreview(steward.ctx, id)).release.seen;
const status = (failing: Promise<unknown>) => failing.then(() => 200, (error: { status?: number }) => error.status);

describe('the role', () => {
  test('is there for whom it was granted to, and ends', async () => {
    expect([await isDataSteward(steward.ctx), await isDataSteward(member.ctx), await isDataSteward({ db, actor: null })]).toEqual([true, false, false]);
    const other = await buildPerson(db);
    await grantSteward(db, other.email);
    await grantSteward(db, other.email);
    expect(await isDataSteward(other.ctx)).toBe(true);
    expect([await revokeSteward(db, other.email), await revokeSteward(db, other.email)]).toEqual([true, false]);
    expect(await isDataSteward(other.ctx)).toBe(false);
    expect(await status(grantSteward(db, 'nobody@example.org'))).toBe(400);
  });

  test('without it every query and command answers as for a page that is not there; nobody at all is asked to sign in', async () => {
    const id = await load(referrals(rows('2014', [LEEDS, '5'])), { published: '2014-10-30', signOff: false });
    const asks = (ctx: BuiltPerson['ctx']) => [
      stewardView(ctx), releasePreview(ctx, id), changesCsv(ctx, id), releasePreview(ctx, 'no-such@2020-01-01'),
      changeRelease(ctx, id, { intent: 'sign-off', seen: 0 }), changeRelease(ctx, id, { intent: 'discard', seen: 0 }),
    ].map(status);
    expect(new Set(await Promise.all(asks(member.ctx)))).toEqual(new Set([404]));
    expect(new Set(await Promise.all(asks({ db, actor: null })))).toEqual(new Set([401]));
    await decide(db, id, { intent: 'discard', by: 'test' });
  });
});

describe('a release', () => {
  test('waits unseen, is previewed in words, signed off, rolled back, signed off again, and discarded', async () => {
    const before = await load(referrals([...rows('2024', [LEEDS, '20'], [YORK, '30'], [ENGLAND, '25'])]), { published: '2024-10-31' });
    const id = await load(referrals([...rows('2024', [LEEDS, '21.5'], [YORK, 'c'], [ENGLAND, '25']), ...rows('2025', [LEEDS, '22'], [YORK, '31'], [ENGLAND, '26'])]), { signOff: false });
    expect(await shown(LEEDS, '2024')).toMatchObject({ value: 20 });
    expect((await listReleases(db, 'published')).map((release) => release.id)).toEqual([before]);
    expect(await status(releaseDay({ db }, '2025-10-30', new URLSearchParams()))).toBe(404);
    expect((await releaseLog({ db }, new URLSearchParams())).releases.map(({ day }) => day)).toEqual(['2024-10-31']);

    const preview = await releasePreview(steward.ctx, id);
    expect(preview).toMatchObject({ first: false, release: { state: 'waiting', covers: 'the year to 31 March 2025' } });
    expect(preview.measures).toMatchObject([{ slug: 'repeat-referrals', words: '1 figure revised, 1 newly suppressed and 3 new.' }]);
    const [revised, suppressed, added] = preview.measures[0]!.tables;
    expect(revised).toEqual({ heading: 'Revised', total: 1, lines: [{ area: 'Leeds', period: '2024', breakdown: '', before: '20.0%', after: '21.5%' }] });
    expect(suppressed).toEqual({ heading: 'Newly suppressed', total: 1, lines: [{ area: 'York', period: '2024', breakdown: '', before: 'withheld', after: 'confidential: small number' }] });
    expect(added?.lines.map(({ area, before, after }) => [area, before, after])).toEqual([['England', '', '26.0%'], ['Leeds', '', '22.0%'], ['York', '', '31.0%']]);
    const csv = await changesCsv(steward.ctx, id);
    expect(csv.split('\r\n')[1]).toBe('repeat-referrals,Repeat referrals,E92000001,England,2025,,New,,26.0%');
    for (const text of [csv, JSON.stringify(preview.measures)]) expect(text).not.toContain('30.0');

    await changeRelease(steward.ctx, id, { intent: 'sign-off', seen: preview.release.seen });
    expect(await shown(LEEDS, '2024')).toMatchObject({ value: 21.5 });
    expect((await stewardView(steward.ctx)).releases['signed-off'].map((release) => release.id)).toEqual([id, before]);

    await changeRelease(steward.ctx, id, { intent: 'roll-back', seen: await seenOf(id), reason: 'The wrong file.' });
    expect(await shown(LEEDS, '2024')).toMatchObject({ value: 20 });
    expect(await shown(LEEDS, '2025')).toBeUndefined();
    await changeRelease(steward.ctx, id, { intent: 'sign-off', seen: await seenOf(id) });
    expect(await shown(LEEDS, '2025')).toMatchObject({ value: 22 });
    const { history } = (await releasePreview(steward.ctx, id)).release;
    expect(history.map(({ words, by, reason }) => [words, by, reason])).toEqual([
      ['Loaded', 'Data steward', null], ['Signed off', 'Data steward', null], ['Rolled back', 'Data steward', 'The wrong file.'], ['Signed off', 'Data steward', null],
    ]);

    expect(await status(changeRelease(steward.ctx, id, { intent: 'discard', seen: await seenOf(id) }))).toBe(409);
    await changeRelease(steward.ctx, id, { intent: 'roll-back', seen: await seenOf(id), reason: 'Again.' });
    await changeRelease(steward.ctx, id, { intent: 'discard', seen: await seenOf(id) });
    expect(await status(releasePreview(steward.ctx, id))).toBe(404);
    expect(await load(referrals(rows('2025', [LEEDS, '23'])), { signOff: false })).toBe(id);
    await decide(db, id, { intent: 'discard', by: 'test' });
  });

  test('is decided about once: whoever is slower, or looks at an older page, gets a conflict and changes nothing', async () => {
    const id = await load(referrals(rows('2023', [LEEDS, '19'])), { published: '2023-10-26', signOff: false });
    const seen = await seenOf(id);
    const answers = await Promise.all([
      status(changeRelease(steward.ctx, id, { intent: 'sign-off', seen })),
      status(changeRelease(steward.ctx, id, { intent: 'sign-off', seen })),
      status(changeRelease(steward.ctx, id, { intent: 'sign-off', seen })),
    ]);
    expect(answers.sort()).toEqual([200, 409, 409]);
    expect(await status(changeRelease(steward.ctx, id, { intent: 'roll-back', seen, reason: 'From an older page.' }))).toBe(409);
    const { release } = await releasePreview(steward.ctx, id);
    expect([release.state, release.history.length]).toEqual(['signed-off', 2]);
    expect(await status(changeRelease(steward.ctx, 'no-such@2020-01-01', { intent: 'sign-off', seen: 0 }))).toBe(404);
    await decide(db, id, { intent: 'roll-back', by: 'test', reason: 'The end of the test.' });
    await decide(db, id, { intent: 'discard', by: 'test' });
  });
});

describe('a computed measure', () => {
  const people = (number: string) => population([{ area: LEEDS, period: '2024', people: number }, { area: ENGLAND, period: '2024', people: '100000' }]);
  const count = (number: string) => childrenInNeed([{ area: LEEDS, period: '2025', count: number }, { area: ENGLAND, period: '2025', count: '3000' }]);
  const rate = async () => (await shown(LEEDS, '2025', 'children-in-need-rate'))?.value ?? null;

  test('is right as soon as either of its releases is signed off or rolled back, in both orders', async () => {
    const counts = await load(count('500'));
    const populations = await load(people('10000'));
    expect(await rate()).toBe(500);
    const newCounts = await load(count('600'), { published: '2025-12-01', signOff: false });
    const newPopulations = await load(people('20000'), { published: '2025-12-02', signOff: false });
    expect(await rate()).toBe(500);

    const turn = async (id: string, intent: 'sign-off' | 'roll-back') => {
      await decide(db, id, { intent, by: 'test', reason: 'A turn.' });
      return rate();
    };
    expect(await turn(newPopulations, 'sign-off')).toBe(250);
    expect(await turn(newCounts, 'sign-off')).toBe(300);
    expect(await turn(newPopulations, 'roll-back')).toBe(600);
    expect(await turn(newCounts, 'roll-back')).toBe(500);
    expect(await turn(newCounts, 'sign-off')).toBe(600);
    expect(await turn(newPopulations, 'sign-off')).toBe(300);
    expect(await turn(newCounts, 'roll-back')).toBe(250);
    expect(await turn(populations, 'roll-back')).toBe(250);
    expect(await turn(newPopulations, 'roll-back')).toBeNull();
    expect(await turn(populations, 'sign-off')).toBe(500);
    expect(await turn(counts, 'roll-back')).toBeNull();
  });

  test('that only a waiting release would bring is not said of the public one it needs', async () => {
    const populations = await load(population([{ area: LEEDS, period: '2017', people: '10000' }]), { published: '2018-06-28' });
    const listed = async () => (await listReleases(db, 'published')).find(({ id }) => id === populations);
    const before = await listed();
    const waits = await load(childrenInNeed([{ area: LEEDS, period: '2018', count: '500' }]), { published: '2018-11-01', signOff: false });
    expect(before?.metrics).toEqual([]);
    expect(await listed()).toEqual(before);
    expect((await releasePreview(steward.ctx, waits)).measures.map(({ slug }) => slug)).toEqual(['children-in-need-rate']);
    await decide(db, waits, { intent: 'sign-off', by: 'test' });
    expect((await listed())?.metrics).toEqual(['children-in-need-rate']);
    await decide(db, waits, { intent: 'roll-back', by: 'test', reason: 'The end of the test.' });
    expect(await listed()).toEqual(before);
    await decide(db, populations, { intent: 'roll-back', by: 'test', reason: 'The end of the test.' });
  });
});

test('a reason may hold what no database can keep', () => {
  expect(ReleaseChangeForm.parse({ intent: 'roll-back', seen: '1', reason: 'Wrong\0 file\ud800' })).toEqual({ intent: 'roll-back', seen: 1, reason: 'Wrong\uFFFD file\uFFFD' });
});

describe('workspaces', () => {
  test('hear of a sign-off and of a roll-back once each, with counts of their own areas, and lose no number', async () => {
    const published = '2022-10-27';
    const { sequence } = await factsAfter(db, workspace.id, 0);
    const id = await load(referrals(rows('2022', [LEEDS, '18'], [YORK, '28'], [ENGLAND, '24'])), { published, signOff: false });
    expect((await factsAfter(db, workspace.id, sequence)).facts).toEqual([]);
    await decide(db, id, { intent: 'sign-off', by: 'test' });
    await decide(db, id, { intent: 'roll-back', by: 'test', reason: 'A test.' });
    const { facts } = await factsAfter(db, workspace.id, sequence);
    expect(facts?.map(({ fact }) => [fact.sequence, fact.fact])).toEqual([[sequence + 1, 'release:signed-off'], [sequence + 2, 'release:rolled-back']]);
    expect(facts?.[0]?.fact).toMatchObject({ release: { id, title: 'Children in need', published } });
    await decide(db, id, { intent: 'discard', by: 'test' });
    // What was said stays said.
    expect((await factsAfter(db, workspace.id, sequence)).facts).toEqual(facts);
  });

  test('of the invented world hear nothing of published figures', async () => {
    const invented = await buildWorkspace(db, { invented: true });
    const id = await load(referrals(rows('2021', [LEEDS, '17'])), { published: '2021-10-28', signOff: false });
    await decide(db, id, { intent: 'sign-off', by: 'test' });
    expect((await factsAfter(db, invented.id, 0)).facts).toEqual([]);
    await decide(db, id, { intent: 'roll-back', by: 'test', reason: 'A test.' });
    await decide(db, id, { intent: 'discard', by: 'test' });
  });
});

describe('the release day page', () => {
  test('says per area what is new, revised or newly suppressed, and where nothing changed', async () => {
    const earlier = await load(referrals([...rows('2018', [LEEDS, '20'], [YORK, '30'], ['E12000003', '25'], [ENGLAND, '22'])]), { published: '2018-10-25' });
    const id = await load(referrals([...rows('2018', [LEEDS, '20.4'], [YORK, 'c'], ['E12000003', '25'], [ENGLAND, '22'])]), { published: '2018-11-25' });
    const view = await releaseDay({ db }, '2018-11-25', new URLSearchParams([['area', LEEDS], ['area', 'E12000003'], ['area', ENGLAND]]));
    const texts = view.areas.map(({ name, measures }) => [name, measures.flatMap(({ changes }) => changes.map(({ heading, texts: all }) => `${heading}: ${all.join('; ')}`))]);
    expect(texts).toEqual([
      ['Leeds', ['Revised: 2018: 20.0%, now 20.4%']],
      ['Yorkshire and The Humber', ['Revised: Leeds 2018: 20.0%, now 20.4%', 'Newly suppressed: York 2018: confidential: small number']],
      ['England', []],
    ]);
    expect(view.areas[2]?.unchanged).toBe('Nothing changed for England in Repeat referrals.');
    expect(view.areas[1]?.authorities).toBe(15);
    expect(JSON.stringify(view)).not.toContain('30.0');
    expect(await releaseDayCsv({ db }, '2018-11-25', new URLSearchParams({ area: LEEDS }))).toBe(
      'metric,indicator,area,areaName,period,breakdown,change,before,after\r\nrepeat-referrals,Repeat referrals,E08000035,Leeds,2018,,Revised,20.0%,20.4%\r\n');
    for (const bad of [[['area', 'E99']], [['area', LEEDS], ['area', 'X06000003']]]) expect(await status(releaseDay({ db }, '2018-11-25', new URLSearchParams(bad)))).toBe(400);
    expect(await status(releaseDay({ db }, 'tomorrow', new URLSearchParams()))).toBe(404);
    for (const one of [id, earlier]) await decide(db, one, { intent: 'roll-back', by: 'test', reason: 'The end of the test.' });
  });
});
