import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { AddAnnotation } from '../../shared/annotations.ts';
import { recordFact } from '../../server/activity.ts';
import { addAnnotation } from '../../server/annotations/commands.ts';
import type { Context } from '../../server/context.ts';
import type { Database } from '../../server/db.ts';
import { grantSteward } from '../../server/figures/stewardship/commands.ts';
import { createWorkspace } from '../../server/workspaces/commands.ts';
import { putEdition } from '../sample-figures.ts';
import { setStage, type Person, type Stage } from './harness.ts';

/** A workspace of two authorities on invented values of one measure, and those who write about it. */
export const METRIC = 'repeat-referrals';
export const WORKSPACE = '/workspaces/two-authorities';
export const [LEEDS_CODE, BARNSLEY_CODE] = ['E08000035', 'E08000038'];
export const LEEDS = `${WORKSPACE}/indicators/${METRIC}?area=${LEEDS_CODE}`;
export const ANALYST = 'analyst@leeds.example.org';
export const MANAGER = 'manager@leeds.example.org';
export const NEIGHBOUR = 'analyst@barnsley.example.org';
export const COORDINATOR = 'coordinator@alliance.example.org';
const PASSWORD = 'a long sentence nobody guesses';
const SLUG = 'two-authorities';

/** Figures of Leeds by year: every one another value, none found anywhere else on a page by chance. */
export const FIGURES: Readonly<Record<string, number>> = {
  2013: 21.3, 2014: 21.9, 2015: 22.7, 2016: 23.4, 2017: 24.6, 2018: 25.3, 2019: 26.4, 2020: 27.8, 2021: 28.7, 2022: 29.6, 2023: 73.1, 2024: 64.8, 2025: 52.9,
};

const release = (published: string, newestPeriod: string) => ({ dataset: 'referrals', published, newestPeriod });

/** A release that waits for sign-off: `changes` by year of Leeds, the others as they were. @returns its key */
export async function putWaiting(db: Database, published: string, changes: Readonly<Record<string, number | string>>): Promise<string> {
  await putEdition(db, METRIC, { ...release(published, '2025'), state: 'waiting' }, ofLeeds({ ...FIGURES, ...changes }));
  // As an import does: a server that runs asks anew which releases there are.
  await db.prisma.$executeRaw`SELECT pg_notify('figures', '')`;
  return `referrals@${published}`;
}

function ofLeeds(figures: Readonly<Record<string, number | string>>): Record<string, number | string> {
  return { ...Object.fromEntries(Object.entries(figures).map(([year, is]) => [`${LEEDS_CODE}|${year}`, is])), [`${BARNSLEY_CODE}|2024`]: 31.2, [`${BARNSLEY_CODE}|2025`]: 32.5 };
}

/**
 * Takes away everything that was written, and says so in the log as the program would: what it has read of a workspace it
 * keeps for a while, as long as the log does not go on.
 */
export async function forgetWhatWasWritten({ prisma }: Database): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const what = { select: { id: true, workspaceId: true }, distinct: ['workspaceId' as const] };
    const gone = [...(await tx.discussion.findMany(what)), ...(await tx.annotation.findMany(what))];
    await tx.discussion.deleteMany();
    await tx.annotation.deleteMany();
    for (const { id, workspaceId } of gone) await recordFact(tx, workspaceId, { fact: 'contribution:removed', subject: { id } }, { userId: null, organisationId: null });
  });
}

/** The stage of a test file about notes. */
export function setNotesStage(): Stage {
  return setStage({
    async prepare(db) {
      await putEdition(db, METRIC, release('2025-11-20', '2025'), ofLeeds(FIGURES));
      const person = (email: string, name: string, organisation: string, role: 'member' | 'coordinator' = 'member') => ({ email, name, organisation, role, password: PASSWORD });
      await createWorkspace(db, {
        slug: SLUG, name: 'Two authorities', kind: 'region', areas: [LEEDS_CODE, BARNSLEY_CODE], invented: false,
        organisations: [{ name: 'Leeds City Council', kind: 'la' }, { name: 'Barnsley Council', kind: 'la' }, { name: 'Yorkshire alliance', kind: 'region' }],
        members: [
          person(ANALYST, 'Ari', 'Leeds City Council'), person(MANAGER, 'Morgan', 'Leeds City Council'),
          person(NEIGHBOUR, 'Nico', 'Barnsley Council'), person(COORDINATOR, 'Cato', 'Yorkshire alliance', 'coordinator'),
        ],
      });
      for (const [name, area] of [['Leeds City Council', LEEDS_CODE], ['Barnsley Council', BARNSLEY_CODE]] as const) {
        const { id } = await db.prisma.organisation.findFirstOrThrow({ where: { name } });
        await db.prisma.organisationArea.create({ data: { organisationId: id, area } });
      }
      await grantSteward(db, COORDINATOR);
    },
  });
}

/** Somebody of the workspace, signed in. */
export const comes = (stage: Stage, email: string, options?: Parameters<Stage['newPerson']>[2]): Promise<Person> => stage.newPerson(email, PASSWORD, options);

/** Somebody of the workspace at a page of it, once the page is live. */
export async function opens(stage: Stage, email: string, path = LEEDS, options?: Parameters<Stage['newPerson']>[2]): Promise<Page> {
  const { page } = await comes(stage, email, options);
  await page.goto(stage.at(path));
  await page.locator('.presence__count').first().waitFor();
  return page;
}

/** Signs in once more in a browser that is at the form. */
export async function signsIn(page: Page, email: string): Promise<void> {
  await page.getByLabel(/email/i).fill(email);
  await page.getByLabel(/password/i).fill(PASSWORD);
  await page.getByRole('button', { name: /sign in/i }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

/** Somebody of the workspace as a command sees them. */
export async function contextOf(db: Database, email: string): Promise<Context> {
  const { id: userId, name } = await db.prisma.user.findUniqueOrThrow({ where: { email } });
  return { db, actor: { userId, name, invented: false, guest: false, secondFactor: true } };
}

/** A note that somebody wrote before the journey begins. @returns its id */
export async function wrote(db: Database, email: string, body: string, about: object): Promise<string> {
  const key = randomUUID();
  await addAnnotation(await contextOf(db, email), SLUG, AddAnnotation.parse({ key, metric: METRIC, area: LEEDS_CODE, kind: 'context', body, ...about }));
  return key;
}

export const beside = (page: Page) => page.locator('#beside');
export const composer = (page: Page) => page.getByLabel('What do you know about this figure?');
export const noteOf = (page: Page, words: string) => page.locator('#notes > li', { hasText: words });

/** Writes a note with the form that stands there, and waits until it is listed. */
export async function writes(page: Page, words: string): Promise<void> {
  await composer(page).fill(words);
  await page.getByRole('button', { name: 'Add to this figure' }).click();
  await noteOf(page, words).waitFor();
}
