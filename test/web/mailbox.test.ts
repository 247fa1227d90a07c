import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually, type LocalMachine, startMachine } from '../journeys/machine.ts';
import { ABrowser, desk, inABrowser } from './a-browser.ts';

let machine: LocalMachine;
let browser: ABrowser;

inABrowser("The local machine's mailbox", () => {
  beforeAll(async () => {
    browser = await ABrowser.open();
    machine = await startMachine();
  });
  afterAll(async () => {
    await browser?.close();
    await machine?.stop();
  });

  test('shows a mail as it looks, and nothing in it runs', async () => {
    const description = 'Broken. <img src=x onerror="document.title=1">';
    await machine.call('POST', '/v1/complaints', {
      body: { customer: { name: 'Bo', email: 'bo@customer.example' }, description },
    });
    const page = await browser.visit({ ...desk, locale: 'en-GB' });
    await machine.mail('bo@customer.example');
    await page.goto(`${machine.url}/_local/mail`);
    await page.fill('#search', 'bo@customer.example');
    await page.locator('#total', { hasText: /^[1-9]\d* mails/ }).waitFor();
    await page.click('#list button');
    const frame = page.frameLocator('iframe');
    await eventually(async () => expect(await frame.locator('body').textContent()).toContain('Bo'));
    await eventually(async () =>
      expect(await page.locator('iframe').getAttribute('sandbox')).not.toContain('allow-scripts'),
    );
    await eventually(async () =>
      expect(await frame.locator('a[href*="/track#"]').first().getAttribute('href')).toContain(machine.url),
    );
  });

  test('and said nothing to the console', () => {
    expect(browser.troubles).toEqual([]);
  });
});
