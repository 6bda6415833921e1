import { afterAll, describe, expect, test } from 'vitest';
import { setStage } from './harness.ts';
import { makeAccount, setUpSecondFactor } from './people-at-work.ts';
import { openPostOffice, type PostOffice } from './post-office.ts';

const PASSWORD = 'nine slow herons over the estuary';
const APPROVER = 'approver@leeds.example.org';

describe('the first run of an installation', () => {
  let post: PostOffice;
  const stage = setStage({ settings: async () => (post = await openPostOffice()).settings });
  afterAll(() => post.close());

  test('the printed token makes the first administrator, who enters an organisation and names its approver', async () => {
    stage.expectErrors(/400|404|410/);
    const token = /first-run and give this token: (\S+)/.exec(stage.server.said())?.[1] ?? '';
    expect(token).toMatch(/^\S{20,}$/);
    const { page } = await stage.newVisitor();
    await page.goto(stage.at('/sign-in'));
    await page.getByRole('link', { name: /first run/i }).click();
    await stage.axeFindsNothing(page);

    // A token that is not the printed one says nothing and makes nobody.
    await page.getByLabel('Token').fill('not-the-token-that-was-printed');
    await page.getByLabel('Your name').fill('Juniper');
    await page.getByLabel('Your email address').fill('admin@operator.example.org');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Make the account' }).click();
    await page.locator('.govuk-error-summary').waitFor();
    expect(await stage.db.prisma.user.count()).toBe(0);
    expect(await page.getByLabel('Your name').inputValue()).toBe('Juniper');
    await stage.axeFindsNothing(page);

    await page.getByLabel('Token').fill(token);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Make the account' }).click();
    await page.waitForURL(/\/account\/second-factor/);
    await setUpSecondFactor(page);
    await page.goto(stage.at('/administration'));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await stage.axeFindsNothing(page);

    // There is one first run only.
    const late = (await stage.newVisitor()).page;
    expect((await late.goto(stage.at('/first-run')))?.status()).toBe(404);

    await page.goto(stage.at('/administration/organisations/new'));
    await page.getByLabel('Name', { exact: true }).fill('Leeds City Council');
    await page.getByLabel('Kind').selectOption({ label: 'Local authority' });
    await page.getByLabel(/^Areas whose figures/).fill('Leeds');
    await stage.axeFindsNothing(page);
    await page.getByRole('button', { name: 'Enter it' }).click();
    await page.waitForURL(/\/administration\/organisations\/[0-9a-f-]{36}/);
    await page.getByLabel('Email address of an approver').fill(APPROVER);
    await page.getByRole('button', { name: 'Name as approver' }).click();
    await page.getByText(APPROVER).first().waitFor();
    await stage.axeFindsNothing(page);

    const approver = (await stage.newVisitor()).page;
    await approver.goto(stage.at(await post.linkTo(APPROVER)));
    await makeAccount(approver, { name: 'Ash', jobRole: 'Information governance lead', password: PASSWORD });
    await approver.waitForURL(/\/(organisations|account)\//);
    await approver.goto(stage.at('/organisations'));
    await approver.getByRole('main').getByRole('link', { name: 'Leeds City Council' }).click();
    expect(await approver.getByRole('main').innerText()).toContain('approver');
    // Administering is not theirs.
    expect((await approver.goto(stage.at('/administration')))?.status()).toBe(404);
  });
});
