import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { eventually, type LocalMachine, startMachine } from '../journeys/machine.ts';
import { ABrowser, inABrowser, phone } from './a-browser.ts';
import { screenshot } from './screenshots.ts';

let machine: LocalMachine;
let browser: ABrowser;
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
  const dueAt = await machine.inDays(3);
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

const visit = (locale: string, javaScriptEnabled = true): Promise<Page> =>
  browser.visit({ ...phone, locale, javaScriptEnabled });

inABrowser('A partner opens the link of the mail on the phone', () => {
  beforeAll(async () => {
    machine = await startMachine();
    browser = await ABrowser.open();
  });
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
    await eventually(async () => expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN'));
    await eventually(async () =>
      expect(await page.locator('body').textContent()).not.toMatch(/Bo Secret|kettle smokes/),
    );
    await eventually(async () => expect(await page.locator('#top nav').isVisible()).toBe(false));
    await screenshot(page, 'task-zh');
  });

  test('answers: a draft survives the language and a reload, a lost answer and a second press are one answer', async () => {
    const { link, reference, token, id, email } = await askPartner('en', {
      title: 'Look at lot 7',
      text: 'Is the seal right?',
    });
    const page = await visit('en-GB');
    await page.goto(link);
    await page.click('button[type=submit]');
    await page.locator('.status', { hasText: 'Please fill this in.' }).waitFor();
    await eventually(async () =>
      expect(await page.evaluate('document.activeElement.getAttribute("name")')).toBe('text'),
    );
    await page.fill('[name=text]', 'The seal was turned around.');
    await page.click('button.language');
    await page.locator('label', { hasText: '您的答复' }).waitFor();
    await page.reload();
    await page.locator('label', { hasText: '您的答复' }).waitFor();
    await eventually(async () => expect(await page.inputValue('[name=text]')).toBe('The seal was turned around.'));
    await page.click('button.language');

    let pressed = 0;
    await page.route('**/v1/partner/answer', async (route) => {
      const answer = await route.fetch();
      pressed += 1;
      await (pressed === 1 ? route.abort('connectionreset') : route.fulfill({ response: answer }));
    });
    const press = page.locator('button[type=submit]', { hasText: 'Send the answer' });
    await eventually(async () => expect((await press.boundingBox())?.height).toBeGreaterThanOrEqual(44));
    await press.click();
    await page.locator('.status', { hasText: 'nothing you wrote is lost' }).waitFor();
    await press.click();
    await page.locator('.status.good', { hasText: 'Your answer has arrived' }).waitFor();
    await eventually(async () => expect(await page.locator('.timeline li').count()).toBe(1));
    await eventually(async () => expect(await page.inputValue('[name=text]')).toBe(''));
    await screenshot(page, 'task-en');

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
    await eventually(async () => expect(await page.locator('.timeline li').count()).toBe(2));

    await machine.call('POST', `${task}/accept`, { token, body: {} });
    await page.fill('[name=text]', 'Anything else?');
    await page.click('button[type=submit]');
    await page.locator('h1', { hasText: 'does not work any more' }).waitFor();
    await eventually(async () => expect(await page.locator('button[type=submit]').count()).toBe(0));
    await screenshot(page, 'task-over');
  });

  test('is told kindly of a page without a link, and without JavaScript in both languages', async () => {
    const page = await visit('en-GB');
    await page.goto(`${machine.url}/task`);
    await page.locator('h1', { hasText: 'needs a link from a mail' }).waitFor();
    const plain = await visit('en-GB', false);
    await plain.goto(`${machine.url}/task`);
    await eventually(async () =>
      expect(await plain.locator('noscript').textContent()).toMatch(/Nothing has been changed[^]*没有做任何更改/),
    );
    await eventually(async () =>
      expect(await plain.locator('meta[name=robots]').getAttribute('content')).toContain('noindex'),
    );
    await eventually(async () =>
      expect(await plain.locator('meta[name=referrer]').getAttribute('content')).toBe('no-referrer'),
    );
  });

  test('and the page complains of nothing to the console', () => {
    expect(browser.troubles).toEqual([]);
  });
});
