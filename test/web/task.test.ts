import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { type LocalMachine, startMachine } from '../journeys/machine.ts';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const withBrowser = executablePath === undefined ? describe.skip : describe;

let machine: LocalMachine;
let browser: Browser;
const troubles: string[] = [];
const hostile = '<img src=x onerror="document.title=1">';
let suppliers = 0;

/** A task for an outside partner, and the link of the mail that told them of it. */
async function askPartner(language: 'zh-CN' | 'en', words: { title: string; text: string }) {
  const { body: made } = await machine.call('POST', '/v1/complaints', {
    body: { customer: { name: 'Bo Secret', email: 'bo@customer.example' }, description: 'The kettle smokes.' },
  });
  const reference = String(made['reference']);
  suppliers += 1;
  const partner = {
    name: language === 'en' ? 'Bright Kettles Ltd' : '晨光电器厂',
    email: `s${suppliers}@supplier.example`,
    language,
  };
  const now = new Date(String((await machine.call('GET', '/_local/clock')).body['now']));
  const dueAt = new Date(now.getTime() + 3 * 86_400_000).toISOString();
  const token = await machine.token('agent');
  const { body } = await machine.call('POST', `/v1/staff/cases/${reference}/tasks`, {
    token,
    body: { ...words, to: { partner }, mandatory: true, dueAt },
  });
  const number = String(body['task']);
  const mail = await machine.mail(partner.email, ({ subject }) => subject.includes(number));
  return {
    reference,
    number,
    token,
    mail,
    email: partner.email,
    id: number.split('-').at(-1) ?? '',
    link: linkIn(mail.text),
  };
}

const linkIn = (text: string): string => /<?(http\S+\/task#[\w.-]+)>?/.exec(text)?.[1] ?? '';

async function visit(locale: string, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    timezoneId: 'Asia/Shanghai',
    locale,
    javaScriptEnabled,
  });
  const page = await context.newPage();
  page.on('pageerror', ({ message }) => troubles.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d|ERR_CONNECTION_RESET/.test(message.text()))
      troubles.push(message.text());
  });
  return page;
}

withBrowser('A partner opens the link of the mail on the phone', () => {
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

  test('邮件和页面都用合作方的语言，只见任务，不见顾客；令牌不留在地址栏', async () => {
    const { link, mail, number } = await askPartner('zh-CN', {
      title: '检查 7 号批次',
      text: `请检查密封圈。${hostile}`,
    });
    expect(mail.text).toContain('检查 7 号批次');
    expect(mail.text + mail.html).not.toMatch(/Bo Secret|bo@customer|kettle smokes|secret=/);
    const page = await visit('en-GB');
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(link);
    await page.locator('h1', { hasText: '检查 7 号批次' }).waitFor();
    expect(page.url()).toBe(`${machine.url}/task`);
    expect(requests.join('\n')).not.toContain(link.split('#')[1]);
    const shown = await page.locator('main').textContent();
    expect(shown).toContain(number);
    expect(shown).toContain(hostile);
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    expect(await page.locator('body').textContent()).not.toMatch(/Bo Secret|kettle smokes/);
    expect(await page.locator('#top nav').isVisible()).toBe(false);
    if (process.env['SCREENSHOTS'])
      await page.screenshot({ path: `${process.env['SCREENSHOTS']}/task-zh.png`, fullPage: true });
  }, 60_000);

  test('answers: a draft survives the language and a reload, a lost answer and a second press are one answer', async () => {
    const { link, reference, token, id, email } = await askPartner('en', {
      title: 'Look at lot 7',
      text: 'Is the seal right?',
    });
    const page = await visit('en-GB');
    await page.goto(link);
    await page.click('button[type=submit]');
    await page.locator('.status', { hasText: 'Please fill this in.' }).waitFor();
    expect(await page.evaluate('document.activeElement.getAttribute("name")')).toBe('text');
    await page.fill('[name=text]', 'The seal was turned around.');
    await page.click('button.language');
    await page.locator('label', { hasText: '您的答复' }).waitFor();
    await page.reload();
    await page.locator('label', { hasText: '您的答复' }).waitFor();
    expect(await page.inputValue('[name=text]')).toBe('The seal was turned around.');
    await page.click('button.language');

    let pressed = 0;
    await page.route('**/v1/partner/answer', async (route) => {
      const answer = await route.fetch();
      pressed += 1;
      await (pressed === 1 ? route.abort('connectionreset') : route.fulfill({ response: answer }));
    });
    const press = page.locator('button[type=submit]', { hasText: 'Send the answer' });
    expect((await press.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await press.click();
    await page.locator('.status', { hasText: 'nothing you wrote is lost' }).waitFor();
    await press.click();
    await page.locator('.status.good', { hasText: 'Your answer has arrived' }).waitFor();
    expect(await page.locator('.timeline li').count()).toBe(1);
    expect(await page.inputValue('[name=text]')).toBe('');
    if (process.env['SCREENSHOTS'])
      await page.screenshot({ path: `${process.env['SCREENSHOTS']}/task-en.png`, fullPage: true });

    // The keeper reads it, returns it, and the partner gets another link with the reason.
    const task = `/v1/staff/cases/${reference}/tasks/${id}`;
    await machine.call('POST', `${task}/return`, { token, body: { reason: 'Which lot did you test?' } });
    const again = await machine.mail(email, ({ subject }) => subject.includes('a little more'));
    expect(again.text).toContain('Which lot did you test?');
    await page.goto(`${machine.url}/`);
    await page.goto(link);
    await page.locator('h1', { hasText: 'does not work any more' }).waitFor();
    await page.goto(linkIn(again.text));
    await page.locator('h2', { hasText: 'What is still missing' }).waitFor();
    await page.fill('[name=text]', 'Lot 7.');
    await page.click('button[type=submit]');
    await page.locator('.status.good').waitFor();
    expect(await page.locator('.timeline li').count()).toBe(2);

    await machine.call('POST', `${task}/accept`, { token, body: {} });
    await page.fill('[name=text]', 'Anything else?');
    await page.click('button[type=submit]');
    await page.locator('h1', { hasText: 'does not work any more' }).waitFor();
    expect(await page.locator('button[type=submit]').count()).toBe(0);
    if (process.env['SCREENSHOTS'])
      await page.screenshot({ path: `${process.env['SCREENSHOTS']}/task-over.png`, fullPage: true });
  }, 60_000);

  test('is told kindly of a page without a link, and without JavaScript in both languages', async () => {
    const page = await visit('en-GB');
    await page.goto(`${machine.url}/task`);
    await page.locator('h1', { hasText: 'needs a link from a mail' }).waitFor();
    const plain = await visit('en-GB', false);
    await plain.goto(`${machine.url}/task`);
    expect(await plain.locator('noscript').textContent()).toMatch(/Nothing has been changed[^]*没有做任何更改/);
    expect(await plain.locator('meta[name=robots]').getAttribute('content')).toContain('noindex');
    expect(await plain.locator('meta[name=referrer]').getAttribute('content')).toBe('no-referrer');
  }, 60_000);

  test('and the page complains of nothing to the console', () => {
    expect(troubles).toEqual([]);
  });
});
