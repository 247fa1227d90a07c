import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';

/** A cheap phone on a slow line: a quarter of this processor, 1.6 Mbit/s down, 0.75 up, 150 ms there and back. */
const slow = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const slowdown = 4;

async function slowDown(context: BrowserContext, page: Page): Promise<CDPSession> {
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await session.send('Network.emulateNetworkConditions', slow);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  return session;
}

/**
 * Milliseconds from the start of the navigation until the form is there and takes what is typed: nothing is cached,
 * and nothing was loaded before.
 *
 * @throws Error when what was typed did not arrive
 */
export async function formReady(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en-GB' });
  try {
    const page = await context.newPage();
    await slowDown(context, page);
    // A task of its own after the field is there: whatever was still to run in that one has run.
    await page.addInitScript(`(function look() {
      const field = document.querySelector('redress-form')?.shadowRoot?.querySelector('[name=description]');
      if (!field) return requestAnimationFrame(look);
      setTimeout(() => { globalThis.readyAt = performance.now(); });
    })();`);
    await page.goto(url, { waitUntil: 'commit' });
    // Not `waitForFunction`, which the page's content security policy forbids.
    while ((await page.evaluate('globalThis.readyAt ?? 0')) === 0) await sleep(20);
    await page.locator('[name=description]').pressSequentially('It smokes.');
    if ((await page.inputValue('[name=description]')) !== 'It smokes.')
      throw new Error('The form lost what was typed.');
    return await page.evaluate<number>('readyAt');
  } finally {
    await context.close();
  }
}

/**
 * Milliseconds from the start of the navigation until the queue shows its first case, for somebody whose sign-in still
 * holds; with the bytes of scripts and styles that came for it, compressed.
 */
export async function consoleReady(browser: Browser, url: string): Promise<{ milliseconds: number; bytes: number }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
  try {
    const page = await context.newPage();
    await page.goto(`${url}/console`);
    await page.click('main button');
    await page.click('button[value=lead]');
    await page.locator('[data-case]').first().waitFor();
    const session = await slowDown(context, page);
    // The sign-in comes back to the page, which loads the same once more: what is weighed is the view, once.
    const weights = new Map<string, number>();
    const wanted = new Map<string, string>();
    session.on('Network.responseReceived', ({ requestId, response }) => {
      if (/\/assets\/.*\.(js|css)$/.test(response.url)) wanted.set(requestId, response.url);
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const script = wanted.get(requestId);
      if (script !== undefined) weights.set(script, encodedDataLength);
    });
    const began = performance.now();
    await page.goto(`${url}/console`, { waitUntil: 'commit' });
    await page.locator('[data-case]').first().waitFor({ timeout: 60_000 });
    const milliseconds = performance.now() - began;
    return { milliseconds, bytes: weights.values().reduce((sum, size) => sum + size, 0) };
  } finally {
    await context.close();
  }
}
