import { expect } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { eventually, type LocalMachine } from '../journeys/machine.ts';
import { type ABrowser, desk } from './a-browser.ts';
import { seriousFindings } from './axe.ts';
import { screenshot } from './screenshots.ts';
import { pageFacts, standsStill } from './things.ts';

/** A page without anything on it, where the console waits for the next test. */
const nowhere = { place: '#/nowhere', heading: /There is no such page|没有这个页面/ };

/**
 * Somebody of the staff opens the console at a place, in a browser of their own, and signs in. Who comes again in the
 * same file, with the same options, is signed in still, as colleagues are.
 */
export async function colleague(
  browser: ABrowser,
  machine: LocalMachine,
  who: string,
  place: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const seenBy = { ...desk, locale: 'en-GB', ...options };
  const signIn = async (page: Page): Promise<void> => {
    await page.goto(`${machine.url}/console${nowhere.place}`);
    await page.locator('main button').first().click();
    await page.locator(`button[value=${who}]`).click();
    await page.locator('.desk-page h1').waitFor();
  };
  const page = await browser.stay(`${who} ${JSON.stringify(seenBy)}`, signIn, seenBy);
  await goTo(page, place);
  return page;
}

/** Goes to another place of the console by way of nowhere: what is there after that is of that place, begun anew. */
async function goTo(page: Page, place: string): Promise<void> {
  await page.evaluate(`location.hash = '${nowhere.place}'`);
  await page.locator('.desk-page h1', { hasText: nowhere.heading }).waitFor();
  await page.evaluate(`location.hash = ${JSON.stringify(place)}`);
  await page.locator('.desk-page h1').filter({ hasNotText: nowhere.heading }).waitFor();
}

/**
 * Looks at places of the console as one who needs more than eyes and a mouse does. How they are on a phone is looked at
 * in every-page.test.ts.
 * @param places the name of the picture, the place, and what is shown there
 */
export async function expectOpenToAll(page: Page, places: readonly (readonly [string, string, string])[]) {
  const language = (await page.getAttribute('html', 'lang'))?.slice(0, 2);
  for (const [name, place, shown] of places) {
    await goTo(page, place);
    await standsStill(page, `.desk-page :is(${shown})`);
    await eventually(async () =>
      expect(await pageFacts(page)).toMatchObject({ h1: [expect.any(String)], sideways: 0 }),
    );
    expect(await seriousFindings(page)).toEqual([]);
    await screenshot(page, `console-${name}-${language}`);
  }
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
