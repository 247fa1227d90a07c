import { afterEach, beforeEach, describe } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { patience } from '../journeys/machine.ts';
import { hasChromium, launchChromium, noChromium } from './chromium.ts';

if (!hasChromium) process.stderr.write(`${noChromium}\n`);

/**
 * `describe` where there is a browser; elsewhere the tests are shown as skipped, and why is said. Pages that a test
 * opened are closed behind it: a page of the console that is left open goes on asking and drawing.
 */
export function inABrowser(what: string, tests: () => void): void {
  (hasChromium ? describe : describe.skip)(what, () => {
    beforeEach(() => {
      isInTest = true;
    });
    afterEach(async () => {
      isInTest = false;
      const left = visits.splice(0).filter((visit) => !staying.has(visit));
      await Promise.all(left.map((visit) => visit.close()));
    });
    tests();
  });
}

/** What the test that runs has opened; what is opened for all tests, before the first, stays. */
const visits: BrowserContext[] = [];
let isInTest = false;
/** Where somebody stays for the next test. */
const staying = new Set<BrowserContext>();

export const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, timezoneId: 'Asia/Shanghai' };
export const desk: BrowserContextOptions = { viewport: { width: 1280, height: 900 }, timezoneId: 'Europe/London' };

/** What the browser itself says of an answer that was refused or lost: pages tell it kindly, and cannot keep it still. */
const browsersOwn = /^Failed to load resource: (the server responded with a status of \d{3}|net::ERR_)/;

/** One headless Chromium for a file of tests. */
export class ABrowser {
  /** Whatever a page said to its console, threw, or was kept from by its content security policy. */
  readonly troubles: string[] = [];
  readonly #browser: Browser;
  readonly #stayed = new Map<string, Page>();

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  /** @throws Error that says how to get one when there is no Chromium */
  static async open(): Promise<ABrowser> {
    return new ABrowser(await launchChromium());
  }

  /**
   * A page of a reader of their own: nothing is shared with other readers. It stands still, as for readers who want
   * that, so that nothing is looked at while it fades; it is closed after the test that opened it.
   */
  async visit(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.#browser.newContext({ reducedMotion: 'reduce', ...options });
    context.setDefaultTimeout(patience);
    if (isInTest) visits.push(context);
    context.on('page', (page) => this.#listen(page));
    return context.newPage();
  }

  /**
   * The page that somebody stays at through all tests of the file: opened by whoever needs it first.
   * @param name who, and how they see it
   */
  async stay(name: string, open: (page: Page) => Promise<void>, options: BrowserContextOptions): Promise<Page> {
    const there = this.#stayed.get(name);
    if (there !== undefined) return there;
    const page = await this.visit(options);
    await open(page);
    this.#stayed.set(name, page);
    staying.add(page.context());
    return page;
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }

  #listen(page: Page): void {
    page.on('pageerror', ({ message }) => this.troubles.push(message));
    page.on('console', (message) => {
      if (!browsersOwn.test(message.text())) this.troubles.push(`${message.type()}: ${message.text()}`);
    });
  }
}
