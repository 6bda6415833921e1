import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, beforeEach, expect } from 'vitest';
import { openThreads, words } from './beside-a-figure.ts';
import { setStage, type Person, type Stage } from './harness.ts';
import { comesInAsGuest, opensGuestCode } from './people-at-work.ts';

export const WORKSPACE = '/workspaces/northern-vale';
export const FIGURE = `${WORKSPACE}/indicators/sw-vacancy?area=X06000003`;
export const POLICE = 'police-lead@northern-vale.example';
const PHONE = { viewport: { width: 375, height: 800 }, hasTouch: true };

/** Two authorities, the region, police, somebody who speaks from experience, and somebody who reads along. */
interface Six {
  readonly coordinator: Page;
  readonly carrow: Page;
  readonly gorsley: Page;
  readonly police: Page;
  readonly guest: Page;
  readonly observer: Page;
}

interface SixScene {
  readonly stage: Stage;
  readonly six: Six;
  /** The same six, with what to call them. */
  readonly everybody: readonly (readonly [string, Page])[];
  /** Nobody loaded a page again since they came, and loading it again changes nothing. */
  theSameAfterAReload(): Promise<void>;
}

type Marked = Window & { unreloaded?: boolean };

/** Marks a page as it is now: whether it was loaded again since can be told. */
export async function hereSince(page: Page): Promise<void> {
  await page.evaluate(() => { (window as Marked).unreloaded = true; });
}

/** Six people at one figure of the sandbox before each test, each with a browser of their own. Call once in a test file. */
export function setSixPeople(): SixScene {
  const stage = setStage({ sandbox: true });
  let six: Six;
  let everybody: SixScene['everybody'] = [];
  let guestKept: Awaited<ReturnType<BrowserContext['storageState']>> | undefined;

  beforeAll(async () => {
    await stage.db.prisma.workspace.update({ where: { slug: 'northern-vale' }, data: { nonAttributed: true } });
  });
  beforeEach(async () => {
    const coordinator = (await stage.newPerson('coordinator@northern-vale.example')).page;
    six = {
      coordinator,
      carrow: (await stage.newPerson('analyst@carrow.example')).page,
      gorsley: (await stage.newPerson('analyst@gorsley.example')).page,
      police: (await stage.newPerson(POLICE)).page,
      guest: (await guestBy(coordinator)).page,
      observer: (await stage.newPerson('observer@northern-vale.example')).page,
    };
    everybody = Object.entries(six);
    for (const [, page] of everybody) await page.goto(stage.at(FIGURE));
    for (const [, page] of everybody) {
      await page.getByText('6 here').waitFor();
      await hereSince(page);
    }
  });

  /** A guest comes in with a code, on a phone; once, and stays. */
  async function guestBy(coordinator: Page): Promise<Person> {
    if (guestKept) return stage.newVisitor({ ...PHONE, storageState: guestKept });
    await coordinator.goto(stage.at(`${WORKSPACE}/guests`));
    const code = await opensGuestCode(coordinator);
    const guest = await stage.newVisitor(PHONE);
    await guest.page.goto(stage.at('/join'));
    await guest.page.getByLabel('Code').fill(code);
    await guest.page.getByRole('button', { name: 'Continue' }).click();
    await comesInAsGuest(guest.page, 'Wren', WORKSPACE);
    guestKept = await guest.context.storageState();
    return guest;
  }

  return {
    stage,
    get six() { return six; },
    get everybody() { return everybody; },
    async theSameAfterAReload() {
      for (const [who, page] of everybody) expect(await page.evaluate(() => (window as Marked).unreloaded), who).toBe(true);
      for (const [who, page] of everybody) {
        await openThreads(page);
        const live = await words(page);
        expect(live.length, who).toBeGreaterThan(0);
        await page.reload();
        await page.locator('.presence__count').waitFor();
        await openThreads(page);
        await expect.poll(() => words(page), { message: who }).toEqual(live);
      }
    },
  };
}
