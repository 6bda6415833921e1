import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';

/** Sets up a second factor on the page that asks for it, as a person with an app would. @returns the app's secret. */
export async function setUpSecondFactor(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('heading', { name: 'Scan this with your app' }).waitFor();
  const secret = (await page.locator('.to-copy').innerText()).replaceAll(/\s/g, '');
  await page.getByLabel('Code', { exact: true }).fill(codeOf(secret));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('heading', { name: 'Keep these recovery codes' }).waitFor();
  return secret;
}

/** What the app shows now. */
export function codeOf(secret: string): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate();
}

/** Fills the form of somebody who was invited and has no account, and accepts. */
export async function makeAccount(page: Page, { name, jobRole, password }: { name: string; jobRole: string; password: string }): Promise<void> {
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('What you do').fill(jobRole);
  await page.getByLabel('Choose a password').fill(password);
  await page.getByLabel(/terms of this service/).check();
  await page.getByRole('button', { name: 'Make an account and accept' }).click();
}

/** Opens a code for guests on the page that is about them. @returns the code */
export async function opensGuestCode(coordinator: Page): Promise<string> {
  await coordinator.getByLabel('Whom can a guest turn to?').fill('The participation lead, at the desk by the door');
  await coordinator.getByRole('button', { name: 'Open a code' }).click();
  return (await coordinator.locator('.guest-code__code').first().innerText()).replaceAll(/[^A-Z0-9]/gi, '');
}

/** Fills the form that a code led to, and comes into the workspace, by its terms where it has any. */
export async function comesInAsGuest(page: Page, name: string, workspace: string): Promise<void> {
  await page.getByLabel('What do you want to be called here?').fill(name);
  await page.getByRole('radio', { name: /myself/i }).check();
  await page.getByLabel(/I have read what happens/).check();
  await page.getByRole('button', { name: 'Come in' }).click();
  await page.waitForURL((url) => url.pathname.startsWith(workspace));
  if (new URL(page.url()).pathname.endsWith('/terms')) await page.getByRole('button', { name: 'I accept these terms' }).click();
  await page.waitForURL((url) => url.pathname === workspace);
}
