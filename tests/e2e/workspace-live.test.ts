import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { recordFact } from '../../server/activity.ts';
import { accessChanged } from '../../server/access.ts';
import { endMembership, joinWorkspace } from '../../server/members/commands.ts';
import { setStage } from './harness.ts';

const ANALYST = 'analyst@carrow.example';
const HOME = '/workspaces/northern-vale';
const FIGURE = `${HOME}/indicators/children-in-need-rate?area=X06000003`;
const BY_NOBODY = { userId: null, organisationId: null };
const stage = setStage({ sandbox: true });

let workspaceId: string;
beforeAll(async () => {
  workspaceId = (await stage.db.prisma.workspace.findUniqueOrThrow({ where: { slug: 'northern-vale' } })).id;
});

const personOf = (email: string) => stage.db.prisma.user.findUniqueOrThrow({ where: { email }, include: { memberships: { where: { workspaceId } } } });
const note = (page: Page) => page.getByLabel('What do you know about this figure?');
const seen = (page: Page, words: string) => page.locator('.composer .who-can-see:visible', { hasText: words });
const TYPED = 'Typed, and not sent yet.';

async function open(email: string, path = FIGURE): Promise<Page> {
  const { page } = await stage.newPerson(email);
  await page.goto(stage.at(path));
  if (path === FIGURE) await page.locator('.presence__count').waitFor();
  return page;
}

describe('a page that is open', () => {
  test('a press on the chart counts, though the drawing that answers arrives meanwhile', async () => {
    const page = await open(ANALYST);
    let arrive = () => {};
    const mayArrive = new Promise<void>((resolve) => (arrive = resolve));
    await page.route(/live-chart/, async (route) => {
      await mayArrive;
      await route.continue();
    });
    const point = page.locator('.chart a[href*="note=2019"]');
    await point.scrollIntoViewIfNeeded();
    const box = await point.boundingBox();
    if (!box) throw new Error('The point is not on the page.');
    const code = page.waitForResponse(/live-chart/);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    arrive();
    await (await code).finished();
    // As long as a slow press takes: the drawing would be there by now.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.mouse.up();
    await expect.poll(() => page.getByLabel('in the year').first().inputValue()).toBe('2019');
    await page.locator('.recharts-surface').first().waitFor();
  });

  test('a point is pressed through the dot that shows where one points', async () => {
    const page = await open(ANALYST);
    const at = async (period: string) => {
      const point = page.locator(`.chart a[href*="note=${period}"]`);
      await point.scrollIntoViewIfNeeded();
      const box = await point.boundingBox();
      if (!box) throw new Error('The point is not on the page.');
      return [box.x + box.width / 2, box.y + box.height / 2] as const;
    };
    await page.mouse.move(...(await at('2016')));
    await page.locator('.recharts-surface').first().waitFor();
    // Where the dot is there before the press, and where it comes between press and release.
    await page.mouse.move(...(await at('2018')));
    await page.locator('.chart__reading strong', { hasText: '2018' }).waitFor();
    await page.locator('.recharts-active-dot').first().waitFor();
    await page.mouse.down();
    await page.mouse.up();
    await expect.poll(() => page.getByLabel('in the year').first().inputValue()).toBe('2018');
    await page.mouse.move(...(await at('2021')));
    await page.mouse.down();
    await page.locator('.chart__reading strong', { hasText: '2021' }).waitFor();
    await page.mouse.up();
    await expect.poll(() => page.getByLabel('in the year').first().inputValue()).toBe('2021');
  });

  test('says at once how many can see what one writes, and keeps what is typed', async () => {
    const page = await open(ANALYST);
    const before = await stage.db.prisma.membership.count({ where: { workspaceId } });
    await note(page).fill(TYPED);
    const { id: userId } = await personOf('administrator@northern-vale.example');
    const { id: organisationId } = await stage.db.prisma.organisation.findFirstOrThrow({ where: { name: 'Carrow', invented: true } });
    await stage.db.prisma.$transaction((tx) => joinWorkspace(tx, { workspaceId, userId, organisationId, role: 'member', actorId: null }));
    await seen(page, `the ${before + 1} members`).waitFor();
    await stage.db.prisma.$transaction((tx) => endMembership(tx, { workspaceId, userId, by: BY_NOBODY, why: 'ended' }));
    await seen(page, `the ${before} members`).waitFor();
    expect(await note(page).inputValue()).toBe(TYPED);
  });

  test('leads whoever typed nothing to new terms; where something is typed it says so and keeps it', async () => {
    const [writer, reader] = [await open('analyst@brackley-vale.example'), await open('observer@northern-vale.example')];
    await note(writer).fill(TYPED);
    await stage.db.prisma.$transaction(async (tx) => {
      await tx.workspace.update({ where: { id: workspaceId }, data: { termsVersion: { increment: 1 } } });
      const members = await tx.membership.findMany({ where: { workspaceId } });
      await accessChanged(tx, members.map(({ userId }) => userId));
      await recordFact(tx, workspaceId, { fact: 'workspace:changed', subject: { what: ['terms'] } }, BY_NOBODY);
    });
    await reader.waitForURL(/\/terms\?next=/);
    await writer.getByText('The terms of this workspace have changed').waitFor();
    expect(await note(writer).inputValue()).toBe(TYPED);
    // Accepted elsewhere: the page goes on from where it was.
    await stage.db.prisma.$executeRaw`UPDATE membership m SET accepted_terms = w.terms_version FROM workspace w WHERE w.id = m.workspace_id AND w.id = ${workspaceId}::uuid`;
    await writer.evaluate(() => window.dispatchEvent(new Event('focus')));
    await writer.locator('.presence__count').waitFor();
    expect(await note(writer).inputValue()).toBe(TYPED);
    await writer.getByRole('button', { name: 'Add to this figure' }).click();
    await writer.locator('#beside').getByText(TYPED).waitFor();
  });

  test('says calmly that one is a member no more, and keeps what is typed to be copied', async () => {
    const page = await open('analyst@gorsley.example');
    await note(page).fill(TYPED);
    const { id: userId } = await personOf('analyst@gorsley.example');
    await stage.db.prisma.$transaction((tx) => endMembership(tx, { workspaceId, userId, by: BY_NOBODY, why: 'ended' }));
    await page.getByText('You are not a member of this workspace any more').waitFor();
    expect(await note(page).inputValue()).toBe(TYPED);
    expect(await page.getByRole('button', { name: 'Add to this figure' }).count()).toBe(0);
    await stage.axeFindsNothing(page);
  });
});

describe('acting for an organisation', () => {
  test('is said on every page, changed on any, and stands beside what is written from then on', async () => {
    const { id: userId } = await personOf('head-of-service@dunmere.example');
    const { id: organisationId, name } = await stage.db.prisma.organisation.findFirstOrThrow({ where: { kind: 'icb', invented: true } });
    await stage.db.prisma.affiliation.create({ data: { userId, organisationId, role: 'practitioner' } });
    const page = await open('head-of-service@dunmere.example');
    await page.getByText('You act for Dunmere').click();
    await page.getByLabel('Act for').selectOption({ label: name });
    await page.getByRole('button', { name: 'Act for it from now on' }).click();
    await page.getByText(`You act for ${name}`).waitFor();
    expect(page.url()).toContain('/indicators/');
    await note(page).fill('Seen from health.');
    await page.getByRole('button', { name: 'Add to this figure' }).click();
    const written = page.locator('#beside li', { hasText: 'Seen from health.' });
    await written.waitFor();
    expect(await written.innerText()).toContain(name);
    await stage.axeFindsNothing(page);
  });
});

describe('the first page of a workspace', () => {
  test('shows what changed, what is looked at first, open and due, wide and narrow', async () => {
    const page = await open('service-manager@carrow.example', HOME);
    for (const width of [1280, 375]) {
      await page.setViewportSize({ width, height: 900 });
      for (const heading of ['Looked at first', 'Open questions', 'Actions due', 'Latest release', 'Who takes part', 'About this workspace']) {
        expect(await page.getByRole('heading', { name: new RegExp(heading) }).first().isVisible(), heading).toBe(true);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await stage.axeFindsNothing(page);
    }
    // A line of the news leads to what it tells of.
    await page.locator('.news__about a').first().click();
    await page.waitForURL(/\/indicators\/.+#(note|discussion|action)-/);
  });
});
