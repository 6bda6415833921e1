import { describe, expect, test } from 'vitest';
import { setStage } from './harness.ts';
import { comesInAsGuest, opensGuestCode } from './people-at-work.ts';

const COORDINATOR = 'coordinator@northern-vale.example';
const MEMBER = 'service-manager@carrow.example';
const WORKSPACE = '/workspaces/northern-vale';
const PAGE = `${WORKSPACE}/indicators/children-in-need-rate?area=X06000003`;

describe('coming and going', () => {
  const stage = setStage({ sandbox: true });

  test('a guest comes in by a code, adds what they know, and the coordinator ends it', async () => {
    stage.expectErrors(/40\d/);
    const coordinator = (await stage.newPerson(COORDINATOR)).page;
    await coordinator.goto(stage.at(`${WORKSPACE}/guests`));
    await stage.axeFindsNothing(coordinator);
    const code = await opensGuestCode(coordinator);
    expect(code).toHaveLength(6);
    await stage.axeFindsNothing(coordinator);

    const guest = (await stage.newVisitor({ viewport: { width: 375, height: 800 } })).page;
    await guest.goto(stage.at('/join'));
    await stage.axeFindsNothing(guest);
    await guest.getByLabel('Code').fill('ZZZZZZ');
    await guest.getByRole('button', { name: 'Continue' }).click();
    await guest.locator('.govuk-error-summary').waitFor();
    await guest.getByLabel('Code').fill(` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)} `);
    await guest.getByRole('button', { name: 'Continue' }).click();
    await guest.getByRole('heading', { name: /You are invited to Northern Vale region/ }).waitFor();
    await stage.axeFindsNothing(guest);
    await comesInAsGuest(guest, 'Wren', WORKSPACE);

    await coordinator.goto(stage.at(PAGE));
    await guest.goto(stage.at(PAGE));
    await guest.getByLabel('What do you know about this figure?').fill('We were asked for our views by letter only.');
    await guest.getByRole('button', { name: 'Add to this figure' }).click();
    await coordinator.getByText('We were asked for our views by letter only.').waitFor();
    expect(await coordinator.getByRole('complementary').innerText()).toMatch(/Wren, guest/);
    // A guest sees this workspace and the public pages; nothing else.
    for (const path of ['/workspaces/carrow', `${WORKSPACE}/settings`, '/administration', '/account/password']) {
      expect([403, 404], path).toContain((await guest.goto(stage.at(path)))?.status());
    }
    await guest.goto(stage.at(PAGE));
    await coordinator.goto(stage.at(`${WORKSPACE}/guests`));
    await coordinator.getByRole('row', { name: /Wren/ }).getByRole('button', { name: /end/i }).click();
    // Their login ended with it: nothing was typed, so the page leads to where one comes in.
    await guest.waitForURL((url) => url.pathname === '/sign-in');
    expect(await guest.getByRole('main').innerText()).toContain('code for guests');
    await coordinator.goto(stage.at(PAGE));
    await coordinator.getByText(/Former guest/).first().waitFor();
  });

  test('a member is removed while their page is open: it says so, keeps what was typed, and hears nothing more', async () => {
    stage.expectErrors(/40\d/);
    const coordinator = (await stage.newPerson(COORDINATOR)).page;
    const member = (await stage.newPerson(MEMBER)).page;
    await member.goto(stage.at(PAGE));
    await member.getByLabel('What do you know about this figure?').fill('Half a sentence that should not be');
    await coordinator.goto(stage.at(`${WORKSPACE}/members`));
    await coordinator.getByRole('row', { name: /Service manager/ }).getByRole('link', { name: /Change/ }).click();
    await stage.axeFindsNothing(coordinator);
    await coordinator.getByRole('button', { name: 'End the membership' }).click();
    await coordinator.waitForURL(/members(\?|$)/);

    await member.getByText('not a member of this workspace any more').waitFor();
    expect(await member.getByLabel('What do you know about this figure?').inputValue()).toBe('Half a sentence that should not be');
    await stage.axeFindsNothing(member);
    await coordinator.goto(stage.at(PAGE));
    await coordinator.getByLabel('What do you know about this figure?').fill('Said after they left.');
    await coordinator.getByRole('button', { name: 'Add to this figure' }).click();
    await coordinator.getByText('Said after they left.').first().waitFor();
    expect(await member.content()).not.toContain('Said after they left.');
    expect((await member.goto(stage.at(WORKSPACE)))?.status()).toBe(404);
  });
});
