import { expect } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { LocalMachine } from '../journeys/machine.ts';
import { type ABrowser, desk } from './a-browser.ts';

/** Somebody of the staff opens the console at a place, in a browser of their own, and signs in. */
export async function colleague(
  browser: ABrowser,
  machine: LocalMachine,
  who: string,
  place: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await browser.visit({ ...desk, locale: 'en-GB', ...options });
  await page.goto(`${machine.url}/console${place}`);
  await page.locator('main button').first().click();
  await page.locator(`button[value=${who}]`).click();
  await page.locator('.desk-page h1').waitFor();
  return page;
}

/** A call of the API as somebody of the staff; it must go well. */
export async function asStaff(
  machine: LocalMachine,
  who: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Record<string, unknown>> {
  const answer = await machine.call(method, `/v1/staff${path}`, { token: await machine.token(who), body });
  expect([answer.status, answer.body]).toEqual([expect.any(Number), expect.anything()]);
  expect(answer.status).toBeLessThan(300);
  return answer.body;
}

/** What the page has the browser save when something is pressed. */
export async function saved(page: Page, press: () => Promise<void>): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}
