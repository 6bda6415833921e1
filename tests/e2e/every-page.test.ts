import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { METRICS } from '../../shared/framework/metrics.ts';
import { setStage } from './harness.ts';

const stage = setStage({ sandbox: true });
const WORKSPACE = '/workspaces/northern-vale';
const COORDINATOR = 'coordinator@northern-vale.example';
const STEWARD = 'data-steward@northern-vale.example';

const PUBLIC = [
  '/areas/X06000003', '/areas/X12000001', '/areas/X12000001/indicators/care-rate', '/areas/X06000003/indicators/ofsted-leadership', '/outcomes/2?on=2025-06-01', '/outcomes/2?area=X06000003', '/outcomes/enabler-multi-agency', '/glossary',
  '/releases', '/search', '/search?q=absence', '/search?q=zzzqqq', '/indicators/children-in-need-rate?area=X06000003&beside=spend-per-child',
  '/indicators/care-rate?area=X06000003&axis=chosen&list=own&la=X06000003,X06000007', '/?area=X06000003&asAt=2026-01-01', '/areas/X06000003?asAt=2026-01-01',
  '/', '/?area=X06000003', '/reading', '/sign-in',
  '/indicators/children-in-need-rate', '/indicators/children-in-need-rate?area=X06000003',
  '/indicators/children-in-need-rate?area=X06000003&compare=none&list=neighbours',
  '/indicators/absence-overall?area=X06000003&group=cla-12m&phase=secondary',
  '/indicators/adoption-match-months?area=X06000003', '/indicators/ofsted-leadership?area=X06000003',
  '/indicators/three-or-more-social-workers?area=X06000007', '/indicators/cp-plans-two-years?area=X06000007',
];
const MEMBERS = [WORKSPACE, `${WORKSPACE}/indicators/children-in-need-rate?area=X06000003`, `${WORKSPACE}/indicators/children-in-need-rate?area=X06000003&about=all&write=action`];

const LEAD = 'director@carrow.example';

/** What people write, page by page, for a coordinator of the region and a lead of one of its authorities. */
async function writtenPages(): Promise<Readonly<Record<typeof COORDINATOR | typeof LEAD, readonly string[]>>> {
  const { prisma } = stage.db;
  const inRegion = { where: { workspace: { slug: 'northern-vale' }, visibility: 'workspace', withdrawnAt: null, hiddenAt: null }, orderBy: { createdAt: 'asc' } } as const;
  const [note, edited, thread, item, carrow] = await Promise.all([
    prisma.annotation.findFirstOrThrow({ where: { ...inRegion.where, ownerReplies: { some: {} } } }), prisma.annotation.findFirst({ where: { ...inRegion.where, version: { gt: 1 } } }),
    prisma.discussion.findFirstOrThrow(inRegion), prisma.evidence.findFirstOrThrow(inRegion), prisma.organisation.findFirstOrThrow({ where: { name: 'Carrow', invented: true } }),
  ]);
  const here = (...paths: readonly string[]) => paths.map((path) => `${WORKSPACE}/${path}`);
  return {
    [COORDINATOR]: [
      ...here('discussions', 'discussions?filter=resolved', 'discussions?filter=following', 'discussions?filter=questions', `discussions/${thread.id}`, `annotations/${note.id}`, ...(edited ? [`annotations/${edited.id}`] : [])),
      ...here('unplaced', 'evidence', 'evidence/new', `evidence/${item.id}`, 'take', 'take?metric=children-in-need-rate&area=X06000003', 'take?area=X06000003', 'moderation', 'withdraw', 'unattributed'),
      '/notifications', '/notifications?before=2020-01-01', '/account/notifications', '/search?q=front+door', '/search?q=front+door&kind=note&workspace=northern-vale', '/search?q=zzzqqq',
    ],
    [LEAD]: ['questions', 'publications'].map((path) => `/organisations/${carrow.id}/${path}`),
  };
}

test('what people write is read without JavaScript too, each page with one heading and a title of its own', async () => {
  for (const [email, paths] of Object.entries(await writtenPages())) {
    const { page } = await stage.newPerson(email, undefined, { javaScriptEnabled: false });
    for (const path of paths) {
      expect((await page.goto(stage.at(path)))?.status(), path).toBe(200);
      expect(await page.getByRole('heading', { level: 1 }).count(), path).toBe(1);
      expect(await page.title(), path).toMatch(/^.+ · Learning Loop$/);
      expect((await page.getByRole('main').innerText()).length, path).toBeGreaterThan(60);
      expect(await page.getByRole('main').innerText(), path).not.toMatch(/undefined|\[object|null,|Loading/);
    }
  }
});

describe.each([1280, 375])('at %i px', (width) => {
  const options = { viewport: { width, height: 900 } };

  test('axe finds nothing on any public page, and none scrolls sideways', async () => {
    const { page } = await stage.newVisitor(options);
    for (const path of PUBLIC) await looksRight(page, path, width);
  });

  test('nor on the pages of what people write', async () => {
    for (const [email, paths] of Object.entries(await writtenPages())) {
      const { page } = await stage.newPerson(email, undefined, options);
      for (const path of paths) await looksRight(page, path, width);
    }
  });

  test('nor on the pages of a workspace', async () => {
    const { page } = await stage.newPerson(COORDINATOR, undefined, options);
    for (const path of MEMBERS) await looksRight(page, path, width);
    await page.getByRole('navigation', { name: 'What to add' }).getByRole('link', { name: 'Question' }).click();
    await page.getByRole('button', { name: 'Ask beside this figure' }).scrollIntoViewIfNeeded();
    await page.getByRole('group', { name: 'Formatting' }).first().waitFor();
    await stage.axeFindsNothing(page);
    // Sent empty: the summary says what is missing, and has the focus.
    stage.expectErrors(/400/);
    await page.getByRole('button', { name: 'Ask beside this figure' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toMatch(/Say in one line what you wonder about/);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('alert');
    await stage.axeFindsNothing(page);
  });
});

test.each([1280, 375])('at %i px axe finds nothing on the pages of data stewards, nor when a file is refused', async (width) => {
  const { page } = await stage.newPerson(STEWARD, undefined, { viewport: { width, height: 900 } });
  expect(new URL(page.url()).pathname).toBe('/steward');
  await looksRight(page, '/steward', width);
  await page.getByLabel('Published file').setInputFiles({ name: `a letter at ${width}.csv`, mimeType: 'text/csv', buffer: Buffer.from('Dear all,\nthe figures follow.\n') });
  await page.getByRole('button', { name: 'Check this file' }).click();
  await page.getByText(`a letter at ${width}.csv: refused, nothing of it was loaded`).waitFor();
  await stage.axeFindsNothing(page);
  await page.getByText(/The sandbox’s invented releases/).click();
  await page.locator('details .releases__log a').first().click();
  await page.waitForURL('**/steward/releases/**');
  await looksRight(page, new URL(page.url()).pathname, width);
});

test('refusals are pages in words: wrong password, unknown area, unknown page, not signed in', async () => {
  stage.expectErrors(/40[0134]/);
  const { page } = await stage.newVisitor();
  await page.goto(stage.at('/sign-in'));
  await page.getByLabel(/email/i).fill(COORDINATOR);
  await page.getByLabel(/password/i).fill('not the password');
  await page.getByRole('button', { name: /sign in/i }).click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByLabel(/email/i).inputValue()).toBe(COORDINATOR);
  await stage.axeFindsNothing(page);
  for (const [path, status] of [['/indicators/no-such-thing', 404], ['/indicators/care-rate?area=E99999999', 400], ['/indicators/absence-overall?phase=nursery', 400]] as const) {
    expect((await page.goto(stage.at(path)))?.status(), path).toBe(status);
    expect(await page.getByRole('main').innerText(), path).not.toMatch(/Error:|undefined|at .*\(/);
    await stage.axeFindsNothing(page);
  }
  await page.goto(stage.at(WORKSPACE));
  expect(new URL(page.url()).pathname).toBe('/sign-in');
});

test('whoever signs in comes to the workspace they belong to, or back to where they were', async () => {
  const { page } = await stage.newPerson(COORDINATOR);
  expect(new URL(page.url()).pathname).toBe(WORKSPACE);
  const other = await stage.newVisitor();
  await other.page.goto(stage.at('/indicators/care-rate?area=X06000003'));
  await other.page.getByRole('link', { name: 'Sign in' }).click();
  await other.page.getByLabel(/email/i).fill(COORDINATOR);
  await other.page.getByLabel(/password/i).fill(stage.server.passwordOf(COORDINATOR));
  await other.page.getByRole('button', { name: /sign in/i }).click();
  await other.page.waitForURL('**/indicators/care-rate?area=X06000003');
});

test('no indicator stands alone: every page names at least one other to read it beside', async () => {
  const { page } = await stage.newVisitor({ javaScriptEnabled: false });
  for (const { slug } of METRICS) {
    expect((await page.goto(stage.at(`/indicators/${slug}?area=X06000003`)))?.status(), slug).toBe(200);
    const alongside = page.locator('section, aside, div').filter({ has: page.getByRole('heading', { name: 'Seen alongside' }) }).last();
    expect(await alongside.getByRole('link').count(), slug).toBeGreaterThan(0);
    expect(await page.getByRole('main').innerText(), slug).toContain('complex system');
  }
});

test('the sandbox never appears beside the published world', async () => {
  const { page } = await stage.newVisitor({ javaScriptEnabled: false });
  for (const path of ['/', '/indicators/children-in-need-rate', '/api/v1/metrics', '/api/v1/metrics/children-in-need-rate/figures']) {
    await page.goto(stage.at(path));
    expect(await page.content(), path).not.toMatch(/Carrow|Northern Vale|All the Vales|X0600/);
  }
});

async function looksRight(page: Page, path: string, width: number): Promise<void> {
  expect((await page.goto(stage.at(path)))?.status(), path).toBe(200);
  await page.waitForLoadState('networkidle');
  await stage.axeFindsNothing(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(width);
}
