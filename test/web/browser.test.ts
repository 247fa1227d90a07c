import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { type LocalMachine, startMachine } from '../journeys/machine.ts';

/** A fresh machine may have no browser; where there is one, the pages are used as people use them. */
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const withBrowser = executablePath === undefined ? describe.skip : describe;

let machine: LocalMachine;
let browser: Browser;
const troubles: string[] = [];

async function visit(options: BrowserContextOptions): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  page.on('pageerror', ({ message }) => troubles.push(message));
  page.on('console', (message) => {
    // A refusal or a lost answer, which the page tells kindly, is an error to the browser all the same.
    if (message.type() === 'error' && !/status of 4\d\d|ERR_CONNECTION_RESET/.test(message.text()))
      troubles.push(message.text());
  });
  return page;
}

const phone = { viewport: { width: 390, height: 844 }, timezoneId: 'Asia/Shanghai' };
const hostile = '<img src=x onerror="document.title=1">';

withBrowser('In a browser', () => {
  beforeAll(async () => {
    machine = await startMachine();
    const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update'];
    browser = await chromium.launch({
      ...(executablePath !== undefined && { executablePath }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-sync', ...quiet],
    });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await machine?.stop();
  });

  test('客户在手机上用中文投诉：草稿不丢，错误标在该处，结果可查询、可补充、可撤回', async () => {
    const page = await visit({ ...phone, locale: 'zh-CN' });
    await page.goto(machine.url);
    await page.fill('[name=description]', `电热水壶漏电冒烟，要求退款。${hostile}`);
    await page.fill('[name="customer.name"]', '李小明');
    await page.fill('[name="customer.email"]', 'li@');
    await page.reload();
    expect(await page.inputValue('[name="customer.name"]')).toBe('李小明');

    await page.click('button[type=submit]');
    const error = page.locator('[id="field-customer.email-error"]');
    await error.filter({ hasText: '电子邮箱' }).waitFor();
    expect(await page.getAttribute('[name="customer.email"]', 'aria-invalid')).toBe('true');

    await page.fill('[name="customer.email"]', 'li@customer.example');
    await page.click('button[type=submit]');
    const reference = await page.locator('p.reference').textContent();
    expect(reference).toMatch(/^CR-[0-9A-Z]{4}-[0-9A-Z]{4}$/);

    await page.click('text=查看进度');
    await page.locator('.timeline').waitFor();
    expect(new URL(page.url()).search).toBe('');
    expect(await page.locator('.timeline .words').first().textContent()).toContain(hostile);

    await page.fill('textarea[name=text]', '补充一张照片的说明。');
    await page.click('text=发送');
    await page.locator('.timeline', { hasText: '补充一张照片的说明。' }).waitFor();

    await page.click('main .danger');
    await page.click('dialog .danger');
    await page.locator('strong', { hasText: '已撤回' }).first().waitFor();
    expect(await page.title()).toContain('查询进度');
  }, 60_000);

  test('a lost answer and a second press make one complaint', async () => {
    const page = await visit({ ...phone, locale: 'en-GB' });
    await page.goto(machine.url);
    await page.fill('[name=description]', 'The parcel is ten days late.');
    await page.fill('[name="customer.name"]', 'Ann Smith');
    await page.fill('[name="customer.phone"]', '+44 7700 900123');
    const references: string[] = [];
    await page.route('**/v1/complaints', async (route) => {
      const answer = await route.fetch();
      references.push(String((await answer.json()).reference));
      await (references.length === 1 ? route.abort('connectionreset') : route.fulfill({ response: answer }));
    });
    await page.click('button[type=submit]');
    await page.locator('.status', { hasText: 'nothing you wrote is lost' }).waitFor();
    await page.click('button[type=submit]');
    const shown = await page.locator('p.reference').textContent();
    expect(references).toEqual([shown, shown]);
  }, 60_000);

  test('an agent signs in, takes a case, hears kindly that somebody was faster, and resolves it', async () => {
    const { body: made } = await machine.call('POST', '/v1/complaints', {
      body: { customer: { name: 'Bo', email: 'bo@customer.example' }, description: `Broken. ${hostile}` },
    });
    const page = await visit({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
    await page.goto(`${machine.url}/console#/cases/${String(made['reference'])}`);
    await page.click('text=Sign in');
    await page.click('button[value=agent]');
    await page.locator('h1', { hasText: String(made['reference']) }).waitFor();

    await page.click('summary:has-text("Take")');
    await page.click('details[open] button');
    await page.locator('.status.good').waitFor();

    const notes = `/v1/staff/cases/${String(made['reference'])}/notes`;
    const token = await machine.token('agent2');
    await machine.call('POST', notes, { token, body: { text: 'Seen this before.' } });
    await page.click('summary:has-text("Resolve")');
    await page.fill('details[open] textarea', 'We replace it, because it was broken.');
    await page.click('details[open] button');
    await page.locator('.status', { hasText: 'agent2 changed this case' }).waitFor();
    expect(await page.inputValue('details[open] textarea')).toBe('We replace it, because it was broken.');

    await page.click('details[open] button');
    await page.locator('h1', { hasText: 'Resolved' }).waitFor();
    await page.reload();
    await page.locator('h1', { hasText: 'Resolved' }).waitFor();
    const stored = await page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie');
    expect(stored).not.toMatch(/eyJ/);
  }, 60_000);

  test('a mail is shown as it looks, and nothing in it runs', async () => {
    const page = await visit({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
    await machine.mail('bo@customer.example');
    await page.goto(`${machine.url}/_local/mail`);
    await page.fill('#search', 'bo@customer.example');
    await page.locator('#total', { hasText: /^[1-9]\d* mails/ }).waitFor();
    await page.click('#list button');
    const frame = page.frameLocator('iframe');
    expect(await frame.locator('body').textContent()).toContain('Bo');
    expect(await page.locator('iframe').getAttribute('sandbox')).not.toContain('allow-scripts');
    expect(await frame.locator('a[href*="/track#"]').first().getAttribute('href')).toContain(machine.url);
  }, 60_000);

  test('and no page complains to its console about itself', () => {
    expect(troubles).toEqual([]);
  });
});
