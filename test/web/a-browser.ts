import { describe } from '@jest/globals';
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Debian's Chromium, Playwright's own where somebody installed it, or whatever the environment names. */
const executablePath = [
  process.env['REDRESS_CHROMIUM'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  chromium.executablePath(),
].find((path) => path !== '' && existsSync(path));

export const noBrowser =
  'There is no Chromium here, so that pages cannot be tried: "apt-get install chromium", or name one in REDRESS_CHROMIUM.';

if (executablePath === undefined) process.stderr.write(`${noBrowser}\n`);

/** `describe` where there is a browser; elsewhere the tests are shown as skipped, and why is said. */
export const inABrowser = executablePath === undefined ? describe.skip : describe;

export const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, timezoneId: 'Asia/Shanghai' };
export const desk: BrowserContextOptions = { viewport: { width: 1280, height: 900 }, timezoneId: 'Europe/London' };

/** What the browser itself says of an answer that was refused or lost: pages tell it kindly, and cannot keep it still. */
const browsersOwn = /^Failed to load resource: (the server responded with a status of \d{3}|net::ERR_)/;

/** One headless Chromium for a file of tests. */
export class ABrowser {
  /** Whatever a page said to its console, threw, or was kept from by its content security policy. */
  readonly troubles: string[] = [];
  readonly #browser: Browser;

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  /** @throws Error that says how to get one when there is no Chromium */
  static async open(): Promise<ABrowser> {
    if (executablePath === undefined) throw new Error(noBrowser);
    const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update'];
    const args = ['--no-sandbox', '--disable-gpu', '--disable-sync', '--disable-dev-shm-usage', ...quiet];
    return new ABrowser(await chromium.launch({ executablePath, args }));
  }

  /** A page of a reader of their own: nothing is shared with other readers. */
  async visit(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.#browser.newContext(options);
    context.on('page', (page) => this.#listen(page));
    return context.newPage();
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
