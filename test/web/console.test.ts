import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { eventually, type LocalMachine, startMachine, waitFor } from '../journeys/machine.ts';
import { ABrowser, desk, inABrowser, phone } from './a-browser.ts';
import { seriousFindings } from './axe.ts';
import { screenshot } from './screenshots.ts';
import { pageFacts } from './things.ts';

let machine: LocalMachine;
let browser: ABrowser;
const hostile = '<img src=x onerror="document.title=1">';

/** Somebody opens the console at a place and signs in. */
async function signIn(who: string, place = '', options: BrowserContextOptions = {}): Promise<Page> {
  const page = await browser.visit({ ...desk, locale: 'en-GB', ...options });
  await page.goto(`${machine.url}/console${place}`);
  await page.click('main button');
  await page.click(`button[value=${who}]`);
  await page.locator('.desk-page h1').waitFor();
  return page;
}

let people = 0;
async function complain(description: string, language = 'en'): Promise<{ reference: string; secret: string }> {
  people += 1;
  const { body } = await machine.call('POST', '/v1/complaints', {
    body: { customer: { name: `P${people}`, email: `p${people}@customer.example`, language }, description },
  });
  return { reference: String(body['reference']), secret: String(body['trackingSecret']) };
}

const rows = (page: Page) => page.locator('[data-case]');
const row = (page: Page, reference: string) => page.locator('tr', { hasText: reference });

/** Whether the cursor stands in a field of the open dialog. */
const isWriting = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>("document.activeElement?.matches('[role=dialog] input') ?? false");

inABrowser('The staff console', () => {
  beforeAll(async () => {
    machine = await startMachine();
    browser = await ABrowser.open();
    for (const what of ['The parcel is ten days late.', 'Another parcel is late.', `Rude on the phone. ${hostile}`]) {
      await complain(what);
    }
    await complain('奶粉里有异物，孩子吃了上吐下泻。', 'zh-CN');
  });
  afterAll(async () => {
    await browser?.close();
    await machine?.stop();
  });

  test('signs people in, brings them where the link of a mail led, and keeps their tokens in memory alone', async () => {
    const page = await signIn('agent', '#/queue?text=parcel');
    await rows(page).nth(1).waitFor();
    await eventually(async () => expect(await rows(page).count()).toBe(2));
    expect(new URL(page.url()).search).toBe('');
    const stored = await page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie');
    expect(stored).not.toMatch(/eyJ/);

    await page.reload();
    await rows(page).nth(1).waitFor();
    expect(page.url()).toContain('#/queue?text=parcel');

    await page.getByRole('button', { name: 'Wei Chen' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.locator('h1', { hasText: 'Staff console' }).waitFor();
    await eventually(async () => expect(await page.evaluate('sessionStorage.length')).toBe(0));
    await page.click('main button');
    await page.locator('button[value=agent]').waitFor();
  });

  test('offers each role its pages, and no other', async () => {
    const offered = async (who: string) => {
      const page = await signIn(who);
      const names = await page.locator('.desk-side a').allTextContents();
      await page.context().close();
      return names;
    };
    expect(await offered('agent')).toEqual(['Queue', 'My cases', 'Tasks', 'Dashboard', 'People and teams']);
    const reviewing = ['Queue', 'Tasks', 'Dashboard', 'People and teams', 'Policies', 'Audit', 'Privacy'];
    expect(await offered('auditor')).toEqual(reviewing);
  });

  test('shows the queue with what people wrote as they wrote it, and each deadline running', async () => {
    const page = await signIn('manager');
    await rows(page).nth(3).waitFor();
    await eventually(async () => expect(await row(page, 'Rude on the phone').textContent()).toContain(hostile));
    await eventually(async () => expect(await page.title()).toBe('Queue · Example Goods'));
    const countdown = page.locator('.desk-countdown').first();
    await countdown.filter({ hasText: /\d+ (d|h|min) .*left/ }).waitFor();
    await machine.advance('PT3H');
    await page.keyboard.press('r');
    await page
      .locator('.desk-countdown', { hasText: /^late by 1? ?h?/ })
      .first()
      .waitFor();
    await screenshot(page, 'console-queue-en');
  });

  test('filters by words and by what cases are, and keeps a filter under its name over a reload', async () => {
    const page = await signIn('agent2');
    await page.getByRole('button', { name: 'Urgent', exact: true }).click();
    await waitFor(() => page.url().includes('level=urgent'));
    await page.getByRole('button', { name: 'All open' }).click();
    await page.keyboard.press('/');
    await page.locator('[role=option]', { hasText: 'Level' }).waitFor();
    await page.keyboard.type('parcel');
    await page.keyboard.press('Enter');
    await waitFor(async () => (await rows(page).count()) === 2);

    await page.getByRole('button', { name: 'Save this filter' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save this filter' });
    await waitFor(() => isWriting(page));
    await page.keyboard.press('Enter');
    await dialog.getByText('Please give it a name.').waitFor();
    await page.keyboard.type('Parcels');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'All open' }).click();
    await waitFor(async () => (await rows(page).count()) === 4);
    await page.reload();
    await page.getByRole('button', { name: 'Parcels', exact: true }).click();
    await waitFor(async () => (await rows(page).count()) === 2);
    expect(page.url()).toContain('text=parcel');
    await page.getByRole('button', { name: 'Remove the saved filter “Parcels”' }).click();
    await page.getByRole('button', { name: 'Save this filter' }).waitFor();
  });

  test('is worked by the keyboard alone: many cases are assigned at once, and one that cannot be is named', async () => {
    const [first, second] = [await complain('The kettle leaks, one.'), await complain('The kettle leaks, two.')];
    const page = await signIn('lead', '#/queue?text=kettle');
    await rows(page).nth(1).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await eventually(async () => expect(await page.locator('tbody input:checked').count()).toBe(2));
    // What is read anew in the meantime takes nothing from the selection.
    await Promise.all([page.waitForResponse(/\/v1\/staff\/cases\?/), page.keyboard.press('r')]);
    await eventually(async () => expect(await page.locator('tbody input:checked').count()).toBe(2));

    const { status } = await machine.call('POST', `/v1/complaints/${second.reference}/withdraw`, {
      token: second.secret,
      body: {},
    });
    expect(status).toBe(200);
    await page.getByRole('button', { name: 'Actions' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Assign 2 cases' });
    await waitFor(() => isWriting(page));
    await page.keyboard.type('agent2');
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: 'Start' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('1 case could not be changed').waitFor();
    await eventually(async () =>
      expect(await page.locator('.queue-failures').textContent()).toContain(second.reference),
    );
    await row(page, first.reference).filter({ hasText: 'agent2' }).waitFor();
    await eventually(async () => expect(await page.locator('tbody input:checked').count()).toBe(0));
    await screenshot(page, 'console-queue-bulk-en');

    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts of the queue' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator(`[data-case=${first.reference}] a`).focus();
    await page.keyboard.press('Enter');
    await waitFor(() => page.url().endsWith(`#/cases/${first.reference}`));
  });

  test('says that it is offline, goes on showing what it had, and catches up by itself', async () => {
    const page = await signIn('agent', '#/queue?text=lamp');
    await page.getByText('No case fits this filter').waitFor();
    await page.context().setOffline(true);
    await page.getByText('You are offline.').waitFor();
    await page.keyboard.press('r');
    const { reference } = await complain('The lamp flickers.');
    await page.getByText('No case fits this filter').waitFor();
    // That it is back is told in passing.
    await Promise.all([
      page.getByText('The connection is back.').waitFor(),
      row(page, reference).waitFor(),
      page.context().setOffline(false),
    ]);
    await eventually(async () => expect(await page.getByText('You are offline.').count()).toBe(0));
  });

  test('renews a token that has expired, and asks to sign in again when it cannot, with the page still there', async () => {
    const page = await signIn('agent', '#/queue?text=parcel');
    await rows(page).nth(1).waitFor();
    // The token's hour is over by the machine's clock.
    await machine.advance('PT2H');
    const renewed = page.waitForResponse(/oauth2\/token/);
    const read = page.waitForResponse((one) => one.url().includes('/v1/staff/cases') && one.status() === 200);
    await page.keyboard.press('r');
    expect((await renewed).status()).toBe(200);
    await read;

    await machine.advance('PT2H');
    await page.route('**/oauth2/token', (route) =>
      route.fulfill({ status: 400, contentType: 'application/json', body: '{"error":"invalid_grant"}' }),
    );
    await page.keyboard.press('r');
    await page.getByRole('dialog', { name: 'Your session has ended' }).waitFor();
    await eventually(async () => expect(await rows(page).count()).toBe(2));
    await page.unroute('**/oauth2/token');
    await page.getByRole('button', { name: 'Sign in again' }).click();
    await page.locator('button[value=agent], [data-case]').first().waitFor();
    if (await page.locator('button[value=agent]').isVisible()) await page.click('button[value=agent]');
    await rows(page).nth(1).waitFor();
    expect(page.url()).toContain('text=parcel');
  });

  test('changes its language where it stands, and its looks for the next time', async () => {
    const page = await signIn('agent', '#/queue?text=parcel', { locale: 'zh-CN' });
    await page.getByText('The parcel is ten days late.').waitFor();
    await eventually(async () =>
      expect(await pageFacts(page)).toEqual({ lang: 'zh-CN', h1: ['案件队列 (2)'], sideways: 0 }),
    );
    await page.getByRole('button', { name: 'English' }).click();
    await page.locator('h1', { hasText: 'Queue' }).waitFor();
    await eventually(async () => expect(await page.getAttribute('html', 'lang')).toBe('en'));
    await page.getByRole('button', { name: 'Display' }).click();
    await page.getByRole('menuitem', { name: 'Dark' }).click();
    await page.reload();
    await page.locator('h1', { hasText: 'Queue' }).waitFor();
    await eventually(async () => expect(await page.getAttribute('body', 'class')).toContain('awsui-dark-mode'));
  });

  test.each([
    ['en-GB', 'No case fits', 'There is no such page'],
    ['zh-CN', '没有符合条件的案件', '没有这个页面'],
  ])('shuts nobody out (%s)', async (locale, nothing, unknown) => {
    const language = locale.slice(0, 2);
    const page = await browser.visit({ ...desk, locale });
    await page.goto(`${machine.url}/console`);
    await page.locator('main h1').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await screenshot(page, `console-sign-in-${language}`);
    await page.click('main button');
    await page.click('button[value=lead]');
    await rows(page).nth(3).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.goto(`${machine.url}/console#/queue?text=nothing-like-it&level=urgent`);
    await page.getByText(nothing).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.goto(`${machine.url}/console#/nowhere`);
    await page.locator('h1', { hasText: unknown }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);

    const small = await signIn('lead', '', { ...phone, locale, colorScheme: 'dark' });
    await rows(small).nth(3).waitFor();
    expect((await pageFacts(small)).sideways).toBe(0);
    expect(await seriousFindings(small)).toEqual([]);
    await screenshot(small, `console-queue-phone-dark-${language}`);
    await small.locator('.desk-menu button').click();
    await small.locator('dialog.desk-drawer a').first().waitFor();
    expect(await seriousFindings(small)).toEqual([]);
    await small.locator('dialog.desk-drawer a', { hasText: /My cases|我的案件/ }).click();
    await small.locator('h1', { hasText: /My cases|我的案件/ }).waitFor();
    await eventually(async () => expect(await small.locator('dialog.desk-drawer[open]').count()).toBe(0));
  });

  test('says so in both languages when it cannot be opened, and opens when it can again', async () => {
    const page = await browser.visit({ ...desk, locale: 'zh-CN' });
    await page.route('**/config.json', (route) => route.abort('connectionrefused'));
    await page.goto(`${machine.url}/console`);
    await page.locator('h1', { hasText: '暂时打不开工作台' }).waitFor();
    await page.getByText('The console cannot be opened just now').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.unroute('**/config.json');
    await page.getByRole('button', { name: '重试' }).click();
    await page.locator('h1', { hasText: '员工工作台' }).waitFor();
  });

  test('shows its first view from less than 400 KB, as it travels', async () => {
    const page = await browser.visit(desk);
    const sizes = new Map<string, Promise<number>>();
    page.on('response', (response) => {
      if (!/\/assets\/.*\.(js|css)$/.test(response.url())) return;
      sizes.set(
        response.url(),
        response.body().then((body) => gzipSync(body).length),
      );
    });
    await page.goto(`${machine.url}/console`);
    await page.click('main button');
    await page.click('button[value=lead]');
    await rows(page).nth(3).waitFor();
    const total = (await Promise.all(sizes.values())).reduce((sum, size) => sum + size, 0);
    expect(total).toBeGreaterThan(100_000);
    expect(total).toBeLessThan(400_000);
  });

  test('and says nothing to the console of the browser', () => {
    expect(browser.troubles).toEqual([]);
  });
});
