import { afterAll, describe, expect, test } from 'vitest';
import { hashPassword } from '../../server/auth/commands.ts';
import type { Database } from '../../server/db.ts';
import { setStage } from './harness.ts';
import { makeAccount, setUpSecondFactor } from './people-at-work.ts';
import { openPostOffice, type PostOffice } from './post-office.ts';

const PASSWORD = 'seven quiet lanterns by the weir';
const APPROVER = 'approver@leeds.example.org';
const MENTEE = 'director@york.example.org';
const MENTOR = 'director@leeds.example.org';

async function organisation(db: Database, name: string, kind: string, area: string, people: readonly { email: string; name: string; role: string; approver?: boolean }[]): Promise<void> {
  await db.prisma.organisation.create({
    data: {
      name, kind, areas: { create: { area } },
      affiliations: { create: await Promise.all(people.map(async ({ email, name: person, role, approver = false }) => ({ role, approver, user: { create: { email, name: person, passwordHash: await hashPassword(PASSWORD) } } }))) },
    },
  });
}

describe('people bring people in', () => {
  let post: PostOffice;
  const stage = setStage({
    async prepare(db) {
      await organisation(db, 'Leeds City Council', 'la', 'E08000035', [
        { email: APPROVER, name: 'Ash', role: 'practitioner', approver: true }, { email: MENTOR, name: 'Linden', role: 'lead' },
      ]);
      await organisation(db, 'City of York Council', 'la', 'E06000014', [{ email: MENTEE, name: 'Rowan', role: 'lead' }]);
    },
    settings: async () => (post = await openPostOffice()).settings,
  });
  afterAll(() => post.close());

  test('an approver invites two people with one pasted list, and both come in', async () => {
    const approver = (await stage.newPerson(APPROVER, PASSWORD)).page;
    // An approver needs a second factor, and is led to set one up.
    expect(new URL(approver.url()).pathname).toBe('/account/second-factor');
    await stage.axeFindsNothing(approver);
    await setUpSecondFactor(approver);
    await stage.axeFindsNothing(approver);

    await approver.goto(stage.at('/organisations'));
    await approver.getByRole('main').getByRole('link', { name: 'Leeds City Council' }).click();
    await approver.getByRole('heading', { name: 'Who works here' }).waitFor();
    await stage.axeFindsNothing(approver);
    await approver.getByRole('link', { name: 'Invite people' }).first().click();
    await approver.getByLabel('Email addresses').fill('Elder Example <elder@leeds.example.org>\nhazel@leeds.example.org; not-an-address\nhazel@leeds.example.org');
    await approver.getByRole('radio', { name: /^Analyst/ }).check();
    await approver.getByRole('button', { name: 'Send invitations' }).click();
    await approver.getByRole('row', { name: /elder@leeds\.example\.org.*invited/i }).waitFor();
    const outcome = await approver.getByRole('main').innerText();
    expect(outcome).toMatch(/hazel@leeds\.example\.org\s+Invited/i);
    expect(outcome).toMatch(/not-an-address/);
    await stage.axeFindsNothing(approver);
    // What was wrong comes back to be put right.
    expect(await approver.getByLabel('Email addresses').inputValue()).toContain('not-an-address');

    for (const [email, name] of [['elder@leeds.example.org', 'Elder'], ['hazel@leeds.example.org', 'Hazel']] as const) {
      const { page } = await stage.newVisitor();
      const link = await post.linkTo(email);
      await page.goto(stage.at(link));
      expect(await page.getByRole('main').innerText()).toContain('Leeds City Council');
      await stage.axeFindsNothing(page);
      await makeAccount(page, { name, jobRole: 'Data analyst', password: PASSWORD });
      await page.waitForURL(/\/organisations\//);
      await page.getByText(name, { exact: false }).first().waitFor();
      // The link opens nothing twice.
      stage.expectErrors(/410/);
      expect((await page.goto(stage.at(link)))?.status()).toBe(410);
    }
    await approver.goto(stage.at('/organisations'));
    await approver.getByRole('main').getByRole('link', { name: 'Leeds City Council' }).click();
    const people = await approver.getByRole('region', { name: 'Who works here' }).innerText();
    expect(people).toMatch(/Elder\s.*Data analyst/s);
    expect(people).toContain('Hazel');
    // A mail says who invites and for whom, and nothing of any workspace.
    expect(post.arrived.find(({ to }) => to === 'elder@leeds.example.org')?.text).toMatch(/Ash.*Leeds City Council/s);
  });

  test('a mentee opens a mentoring workspace, and the mentor accepts', async () => {
    const mentee = (await stage.newPerson(MENTEE, PASSWORD)).page;
    await mentee.goto(stage.at('/workspaces'));
    await stage.axeFindsNothing(mentee);
    await mentee.getByRole('link', { name: 'Open a workspace' }).first().click();
    await mentee.getByRole('radio', { name: /Mentoring/ }).check();
    await mentee.getByRole('button', { name: 'Continue' }).click();
    await mentee.getByLabel('Name', { exact: true }).fill('York and Leeds: help early');
    await mentee.getByLabel('What is it for?').fill('Leeds shows how its family help is set up.');
    for (const box of (await mentee.locator('input[type="checkbox"][name="focus"]').all()).slice(0, 3)) await box.check();
    await stage.axeFindsNothing(mentee);
    await mentee.getByRole('button', { name: 'Open the workspace' }).click();
    await mentee.waitForURL(/\/workspaces\/york-and-leeds/);
    // The next thing to do is to invite, which is a coordinator's and asks for a second factor.
    const home = /^\/workspaces\/[^/]+/.exec(new URL(mentee.url()).pathname)?.[0] ?? '';
    await mentee.goto(stage.at(`${home}/members`));
    await stage.axeFindsNothing(mentee);
    await mentee.goto(stage.at(`/account/second-factor?next=${encodeURIComponent(`${home}/members`)}`));
    await setUpSecondFactor(mentee);
    await mentee.goto(stage.at(`${home}/members`));
    await mentee.getByText('Invite an organisation').click();
    await mentee.getByLabel('Which organisation?').selectOption({ label: 'Leeds City Council' });
    await mentee.getByRole('button', { name: 'Invite the organisation' }).click();
    await mentee.getByRole('row', { name: /Leeds City Council/ }).waitFor();
    await stage.axeFindsNothing(mentee);

    const mentor = (await stage.newPerson(MENTOR, PASSWORD)).page;
    stage.expectErrors(/404/);
    expect((await mentor.goto(stage.at(home)))?.status(), 'invited is not yet a member').toBe(404);
    await mentor.goto(stage.at('/organisations'));
    await mentor.getByRole('main').getByRole('link', { name: 'Leeds City Council' }).click();
    await mentor.getByRole('heading', { name: 'City of York Council invites Leeds City Council to be its mentor' }).waitFor();
    await stage.axeFindsNothing(mentor);
    await mentor.getByRole('button', { name: 'Accept with these people' }).click();
    // Terms come before anything is read.
    await mentor.waitForURL((url) => url.pathname === `${home}/terms`);
    await mentor.goto(stage.at(`${home}/members`));
    expect(new URL(mentor.url()).pathname).toBe(`${home}/terms`);
    await stage.axeFindsNothing(mentor);
    await mentor.getByRole('button', { name: 'I accept these terms' }).click();
    await mentor.waitForURL((url) => url.pathname.startsWith(home) && !url.pathname.endsWith('/terms'));
    await mentor.goto(stage.at(home));
    await mentor.getByRole('heading', { level: 1, name: /York and Leeds/ }).waitFor();
    await stage.axeFindsNothing(mentor);
    await mentee.goto(stage.at(home));
    expect(await mentee.getByRole('main').innerText()).toMatch(/Linden/);
  });
});
