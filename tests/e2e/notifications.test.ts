import { randomUUID } from 'node:crypto';
import PgBoss from 'pg-boss';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { createWorkspace } from '../../server/workspaces/commands.ts';
import { buildFigures } from '../factories.ts';
import { setStage } from './harness.ts';
import { openPostOffice, type PostOffice } from './post-office.ts';

const PASSWORD = 'seven quiet lanterns by the weir';
const [ASH, ROWAN, HAZEL, LINDEN] = ['ash', 'rowan', 'hazel', 'linden'].map((name) => `${name}@authority.example.org`) as [string, string, string, string];
const WORKSPACE = 'Vale of lanterns';
const METRIC = 'children-in-need-rate';
const FIGURE = `/workspaces/lanterns/indicators/${METRIC}?area=E08000035`;
/** Nothing of these may stand in a mail. */
const SECRET = /lantern|front door|front desk|children in need|Ash|Leeds|York/i;

describe('being told', () => {
  let post: PostOffice;
  const stage = setStage({
    async prepare(db) {
      await buildFigures(db, METRIC, [{ area: 'E08000035', period: '2024', value: 341.2 }, { area: 'E08000035', period: '2025', value: 328.4 }]);
      const member = (email: string, name: string, organisation: string, role: 'member' | 'coordinator' = 'member') => ({ email, name, password: PASSWORD, organisation, role });
      await createWorkspace(db, {
        slug: 'lanterns', name: WORKSPACE, kind: 'region', areas: ['E12000003'], invented: false,
        organisations: [{ name: 'Leeds City Council', kind: 'la' }, { name: 'City of York Council', kind: 'la' }],
        members: [
          member(ASH, 'Ash', 'Leeds City Council', 'coordinator'), member(ROWAN, 'Rowan', 'City of York Council'),
          member(HAZEL, 'Hazel', 'City of York Council'), member(LINDEN, 'Linden', 'Leeds City Council'),
        ],
      });
    },
    settings: async () => (post = await openPostOffice()).settings,
  });
  afterAll(() => post.close());

  const unreadOf = (email: string) => stage.db.prisma.notification.count({ where: { user: { email }, readAt: null } });
  const mailsTo = (email: string) => post.arrived.filter(({ to }) => to === email);
  /** Has the running server look for what is due, as another node would; waits until it did. Its own clock does so every minute. */
  async function afterAnotherRun(): Promise<void> {
    const boss = new PgBoss({ db: { executeSql: (text, values) => stage.db.pool.query(text, values) }, schema: 'pgboss', supervise: false, schedule: false, migrate: false });
    await boss.start();
    try {
      // One that was asked for before and has not begun would do as well, but nobody knows which it is.
      const asked = async () => (await boss.send('mail', {})) ?? undefined;
      let id: string | undefined;
      await expect.poll(async () => (id ??= await asked()), { timeout: 150_000, interval: 500 }).toBeDefined();
      await expect.poll(async () => (await boss.getJobById('mail', id ?? '', { includeArchive: true }))?.state, { timeout: 150_000, interval: 500 }).toBe('completed');
    } finally {
      await boss.stop({ graceful: false, close: false });
    }
  }

  test('the bell rings without a reload for a mention, a question, a reply and an action, and each leads to what it is about', async () => {
    const ash = (await stage.newPerson(ASH, PASSWORD)).page;
    const rowan = (await stage.newPerson(ROWAN, PASSWORD)).page;
    await rowan.goto(stage.at('/account/notifications'));
    await stage.axeFindsNothing(rowan);
    await rowan.getByLabel('Not by mail').check();
    await rowan.getByRole('button', { name: 'Save' }).click();
    await rowan.getByText('Saved. It holds from the next mail on.').waitFor();
    await rowan.goto(stage.at('/reading'));
    expect(await rowan.locator('.bell').innerText()).toMatch(/^\s*Notifications\s*$/);
    await rowan.evaluate(() => { (window as Window & { unreloaded?: boolean }).unreloaded = true; });

    await ask(ash, 'Why did the front door change?', { mention: 'rowan', to: 'City of York Council' });
    await expect.poll(() => rowan.locator('.bell__count').allInnerTexts(), { timeout: 20_000 }).not.toEqual([]);
    // What mentions one and asks one’s organisation is told of once for each.
    await expect.poll(() => unreadOf(ROWAN)).toBe(2);
    await expect.poll(() => rowan.locator('.bell__count').innerText()).toBe('2');
    await rowan.locator('.bell').click();
    await rowan.getByRole('heading', { name: 'Notifications', level: 1 }).waitFor();
    expect(await rowan.evaluate(() => (window as Window & { unreloaded?: boolean }).unreloaded)).toBe(true);
    const list = rowan.locator('.told__items').first();
    expect(await list.innerText()).toMatch(/Ash, Leeds City Council, mentioned you in “Why did the front door change\?”/);
    expect(await list.innerText()).toMatch(/A question to City of York Council: “Why did the front door change\?”/);
    await stage.axeFindsNothing(rowan);
    await rowan.getByRole('button', { name: /^Mark as read.*mentioned you/ }).click();
    await expect.poll(() => rowan.locator('.bell__count').innerText()).toBe('1');
    await rowan.getByRole('link', { name: /A question to City of York Council/ }).click();
    await rowan.getByText('Why did the front door change?').first().waitFor();
    await expect.poll(() => unreadOf(ROWAN)).toBe(0);

    // A reply in what one follows.
    await rowan.getByRole('button', { name: 'Follow', exact: true }).or(rowan.getByRole('button', { name: 'Stop following' })).first().waitFor();
    if (await rowan.getByRole('button', { name: 'Follow', exact: true }).count()) await rowan.getByRole('button', { name: 'Follow', exact: true }).first().click();
    await rowan.getByRole('button', { name: 'Stop following' }).first().waitFor();
    await rowan.goto(stage.at('/reading'));
    await reply(ash, 'Why did the front door change?', 'We opened a second front desk.');
    await expect.poll(() => rowan.locator('.bell__count').allInnerTexts(), { timeout: 20_000 }).toEqual(['1']);

    // An action that is theirs to see to.
    await ash.getByRole('navigation', { name: 'What to add' }).getByRole('link', { name: 'Action' }).click();
    const form = ash.locator('form:has(input[value="action.agree"])');
    await form.getByLabel(/what will be done/i).fill('Compare front doors.');
    await form.getByLabel('Which organisation?').selectOption({ label: 'City of York Council' });
    await form.getByLabel('Who will do it?').fill('Service manager');
    await form.getByLabel('Seen to by').selectOption({ label: (await form.getByLabel('Seen to by').locator('option', { hasText: 'Rowan' }).innerText()).trim() });
    await form.getByLabel('Day').fill('30');
    await form.getByLabel('Month').fill('1');
    await form.getByLabel('Year').fill('2027');
    await form.getByRole('button', { name: 'Add this action' }).click();
    await expect.poll(() => rowan.locator('.bell__count').allInnerTexts(), { timeout: 20_000 }).toEqual(['2']);
    await rowan.locator('.bell').click();
    await rowan.getByRole('link', { name: 'An action for you: Compare front doors.' }).waitFor();
    await rowan.getByRole('button', { name: 'Mark all as read' }).click();
    await rowan.getByText('Nothing is unread.').waitFor();
    await expect.poll(() => rowan.locator('.bell__count').count()).toBe(0);
    await stage.axeFindsNothing(rowan);
    // Whoever wrote it all is told of nothing.
    expect(await unreadOf(ASH)).toBe(0);
    expect(mailsTo(ROWAN)).toEqual([]);
  });

  test('a link to what one is not told of says so within the frame, and leads to one’s own', async () => {
    stage.expectErrors(/status of 404/);
    const linden = (await stage.newPerson(LINDEN, PASSWORD)).page;
    expect((await linden.goto(stage.at(`/notifications/${randomUUID()}`)))?.status()).toBe(404);
    expect(await linden.getByRole('main').innerText()).toContain('not there for you, or not any more');
    await stage.axeFindsNothing(linden);
    await linden.getByRole('link', { name: 'Your notifications' }).click();
    await linden.getByRole('heading', { name: 'Notifications', level: 1 }).waitFor();
  });

  test('by mail at once while the mail server is down: it comes when that is up again, once, and says nothing of what was written', { timeout: 480_000 }, async () => {
    const hazel = (await stage.newPerson(HAZEL, PASSWORD)).page;
    await hazel.goto(stage.at('/account/notifications'));
    await hazel.getByLabel('At once').check();
    await hazel.getByRole('button', { name: 'Save' }).click();
    await hazel.getByText('Saved. It holds from the next mail on.').waitFor();
    await stage.db.prisma.notification.updateMany({ where: { user: { email: HAZEL } }, data: { readAt: new Date() } });
    await post.close();
    const ash = (await stage.newPerson(ASH, PASSWORD)).page;
    await ask(ash, 'Which lantern is lit?', { mention: 'hazel' });
    await expect.poll(() => unreadOf(HAZEL)).toBe(1);
    const tries = async () => (await stage.db.prisma.notificationMail.findFirst({ where: { userId: (await stage.db.prisma.user.findUniqueOrThrow({ where: { email: HAZEL } })).id } }))?.tries ?? 0;
    // By the server's own clock.
    await expect.poll(tries, { timeout: 150_000, interval: 1_000 }).toBeGreaterThan(0);
    // The run that tries in vain says at its end when the next one is due.
    await afterAnotherRun();
    await ask(ash, 'Which lantern is dark?', { mention: 'hazel' });
    await expect.poll(() => unreadOf(HAZEL)).toBe(2);
    expect(mailsTo(HAZEL)).toEqual([]);
    await post.reopen();
    // A connection from before may still have to be found dead: then it is the next run that sends.
    const mailsAfterARun = async () => {
      await stage.db.prisma.notificationMail.updateMany({ where: { sentAt: null }, data: { nextTryAt: new Date() } });
      await afterAnotherRun();
      return mailsTo(HAZEL).length;
    };
    await expect.poll(mailsAfterARun, { timeout: 150_000 }).toBe(1);
    await afterAnotherRun();
    expect(mailsTo(HAZEL)).toHaveLength(1);
    const [{ subject, text } = { subject: '', text: '' }] = mailsTo(HAZEL);
    expect(subject).toBe('Something for you in Learning Loop');
    expect(text).toContain('Something for you in one of your workspaces.');
    expect(subject + text).not.toMatch(SECRET);
    // What was told after the mail was made waits for the next one: nothing is lost.
    expect(await stage.db.prisma.notification.count({ where: { user: { email: HAZEL }, mailedAt: null, readAt: null } })).toBe(1);
    await stage.db.prisma.notificationMail.updateMany({ data: { madeAt: new Date(Date.now() - 3_600_000) } });
    await afterAnotherRun();
    expect(mailsTo(HAZEL)).toHaveLength(2);
    await afterAnotherRun();
    expect(mailsTo(HAZEL)).toHaveLength(2);
    // The mail leads to the page, for whoever is signed in.
    expect(await post.linkTo(HAZEL)).toBe('/notifications');
  });

  test('a digest tells how much of what, once, on the days and at the hour one chose', { timeout: 360_000 }, async () => {
    const linden = (await stage.newPerson(LINDEN, PASSWORD)).page;
    await linden.goto(stage.at('/account/notifications'));
    await linden.getByLabel('In a digest').check();
    for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']) await linden.getByLabel(day, { exact: true }).check();
    await linden.getByLabel('Hour of the digest').selectOption({ label: '00:00' });
    await linden.getByRole('button', { name: 'Save' }).click();
    await linden.getByText('Saved. It holds from the next mail on.').waitFor();
    const ash = (await stage.newPerson(ASH, PASSWORD)).page;
    await ask(ash, 'What did the lantern show?', { mention: 'linden' });
    await expect.poll(() => unreadOf(LINDEN)).toBe(1);
    // Not before its hour, which is at midnight.
    await afterAnotherRun();
    expect(mailsTo(LINDEN)).toEqual([]);
    // As if it had been written yesterday.
    await stage.db.prisma.notification.updateMany({ where: { user: { email: LINDEN } }, data: { createdAt: new Date(Date.now() - 25 * 3_600_000) } });
    await afterAnotherRun();
    expect(mailsTo(LINDEN)).toHaveLength(1);
    await afterAnotherRun();
    expect(mailsTo(LINDEN)).toHaveLength(1);
    const [{ subject, text } = { subject: '', text: '' }] = mailsTo(LINDEN);
    expect(subject).toBe('Your digest from Learning Loop');
    expect(text).toContain('One of your workspaces: one mention of you');
    expect(subject + text).not.toMatch(SECRET);
  });

  test('the bell and the list of one page follow together: the server is asked once, and what comes stands in both', async () => {
    const { page: rowan } = await stage.newPerson(ROWAN, PASSWORD);
    const asked = sentBy(rowan, 'news:follow');
    await rowan.goto(stage.at('/notifications'));
    await expect.poll(asked).toBeGreaterThan(0);
    const { page: ash } = await stage.newPerson(ASH, PASSWORD);
    await ask(ash, 'Who lights them?', { mention: 'rowan' });
    await rowan.getByRole('link', { name: /mentioned you in “Who lights them\?”/ }).waitFor();
    await expect.poll(() => rowan.locator('.bell__count').allInnerTexts()).toEqual(['1']);
    expect(asked()).toBe(1);
    // From another page of the same tab it is reached without asking again.
    await rowan.getByRole('link', { name: 'Choose how you are told by mail' }).click();
    await rowan.waitForURL((url) => url.pathname === '/account/notifications');
    await rowan.locator('.bell').click();
    await ask(ash, 'Who puts them out?', { mention: 'rowan' });
    await rowan.getByRole('link', { name: /mentioned you in “Who puts them out\?”/ }).waitFor();
    expect(asked()).toBe(1);
  });

  async function ask(page: Page, title: string, { mention, to }: { mention: string; to?: string }): Promise<void> {
    await page.goto(stage.at(FIGURE));
    await page.locator('.presence__count').waitFor();
    await page.getByRole('navigation', { name: 'What to add' }).getByRole('link', { name: 'Question' }).click();
    const form = page.locator('form:has(input[value="discussion.start"])');
    await form.getByLabel('Your question, in one line').fill(title);
    await form.getByRole('button', { name: 'Ask beside this figure' }).scrollIntoViewIfNeeded();
    const editor = form.locator('[contenteditable="true"]');
    await editor.click();
    await editor.pressSequentially(`I wonder, @${mention}`);
    await page.getByRole('listbox', { name: 'People, roles and organisations' }).getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await editor.pressSequentially(' what the front desk says.');
    if (to) {
      await form.locator('.start-more > summary').click();
      await form.getByLabel('Put it to an organisation').selectOption({ label: to });
    }
    await form.getByRole('button', { name: 'Ask beside this figure' }).click();
    await page.locator('#beside').getByRole('heading', { name: title }).waitFor();
  }

  async function reply(page: Page, title: string, words: string): Promise<void> {
    const item = page.locator('#beside .beside-item', { has: page.getByRole('heading', { name: title }) });
    await item.locator('details.thread > summary').click();
    await item.getByRole('textbox', { name: 'Your reply' }).pressSequentially(words);
    await item.getByRole('button', { name: 'Reply', exact: true }).click();
    await item.getByText(words).waitFor();
  }
});

/** How often a page has sent a message to the server's socket, by whatever way it had then. */
function sentBy(page: Page, message: string): () => number {
  let times = 0;
  const count = (text: string | null) => void (times += (text ?? '').split(`"${message}"`).length - 1);
  page.on('request', (request) => request.url().includes('/socket.io/') && count(request.postData()));
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => count(String(payload))));
  return () => times;
}
