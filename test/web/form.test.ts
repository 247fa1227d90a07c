import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { eventually, type LocalMachine, startMachine, waitFor } from '../journeys/machine.ts';
import { ABrowser, desk, inABrowser, phone } from './a-browser.ts';
import { seriousFindings } from './axe.ts';
import { aPhoto, malware, pageFacts, shadowed } from './things.ts';
import { screenshot } from './screenshots.ts';

let machine: LocalMachine;
let browser: ABrowser;
const hostile = '<img src=x onerror="document.title=1">';

async function open(locale: string, options = phone): Promise<Page> {
  const page = await browser.visit({ ...options, locale });
  await page.goto(machine.url);
  await page.locator('[name=description]').waitFor();
  return page;
}

async function fill(page: Page, words: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(words)) await page.fill(`[name="${name}"]`, text);
}

const shownReference = async (page: Page): Promise<string> => (await page.locator('p.reference').textContent()) ?? '';

inABrowser('The complaint form', () => {
  beforeAll(async () => {
    browser = await ABrowser.open();
    machine = await startMachine();
  });
  afterAll(async () => {
    await browser?.close();
    await machine?.stop();
  });

  test('客户在手机上用中文投诉并附照片：草稿不丢，错误标在该处，附件上传后经过检查', async () => {
    const page = await open('zh-CN');
    await eventually(async () =>
      expect(await pageFacts(page)).toEqual({ lang: 'zh-CN', h1: ['请告诉我们发生了什么'], sideways: 0 }),
    );
    await eventually(async () => expect(await page.title()).toContain('请告诉我们发生了什么'));
    await page.click('button[type=submit]');
    await eventually(async () => expect(await page.locator('[part=summary] li').count()).toBe(3));
    await eventually(async () =>
      expect(await page.evaluate('document.querySelector("redress-form").shadowRoot.activeElement.name')).toBe(
        'description',
      ),
    );
    await screenshot(page, 'form-errors-zh');

    await fill(page, { description: `电热水壶漏电冒烟，要求退款。${hostile}`, 'customer.name': '李小明' });
    await fill(page, { 'customer.email': 'li@', product: 'K-100' });
    await page.click('text=十分紧急');
    await page.reload();
    await eventually(async () => expect(await page.inputValue('[name="customer.name"]')).toBe('李小明'));
    await eventually(async () => expect(await page.isChecked('[name=urgency][value=now]')).toBe(true));

    await page.setInputFiles('input[type=file]', [aPhoto('水壶.png'), { ...aPhoto('setup.exe') }]);
    await page.locator('.tray .error', { hasText: 'setup.exe' }).waitFor();
    await eventually(async () => expect(await page.locator('.files li').count()).toBe(1));
    await eventually(async () =>
      expect(await shadowed(page, 'redress-form', '.files img', 'it.naturalWidth')).toBeGreaterThan(0),
    );

    await page.click('button[type=submit]');
    await page.locator('[id="field-customer.email-error"]', { hasText: '邮箱格式不正确' }).waitFor();
    await page.fill('[name="customer.email"]', 'li@customer.example');
    await eventually(async () => expect(await page.getAttribute('[name="customer.email"]', 'aria-invalid')).toBeNull());
    const requests: string[] = [];
    page.on('request', (request) => requests.push(`${request.url()} ${request.headers()['referer'] ?? ''}`));
    await page.click('button[type=submit]');
    const reference = await shownReference(page);
    expect(reference).toMatch(/^CR-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    await eventually(async () => expect(await page.evaluate('document.activeElement.id')).toBe('heading'));
    await page.locator('.files .state.clean').waitFor();
    await screenshot(page, 'form-result-zh');

    const link = new URL((await page.getAttribute('a.primary', 'href')) ?? '');
    const secret = new URLSearchParams(link.hash.slice(1)).get('secret') ?? '';
    expect([link.pathname, link.search]).toEqual(['/track', '']);
    expect(secret.length).toBeGreaterThan(15);
    expect(requests.join('\n')).not.toContain(secret);
    const { body } = await machine.call('GET', `/v1/staff/cases/${reference}`, { token: await machine.token('agent') });
    expect(body).toMatchObject({ feltUrgency: 'now', product: 'K-100', customer: { language: 'zh-CN' } });
    expect(body['description']).toContain(hostile);
  });

  test('is filled and sent with the keyboard alone, and every stop can be seen', async () => {
    const page = await open('en-GB', desk);
    const type = async (text: string): Promise<void> => page.keyboard.type(text);
    const focused = 'document.querySelector("redress-form").shadowRoot.activeElement';
    const goTo = async (name: string): Promise<void> => {
      for (let presses = 0; presses < 30; presses += 1) {
        await page.keyboard.press('Tab');
        if ((await page.evaluate(`${focused}?.name`)) === name) break;
      }
      await eventually(async () => expect(await page.evaluate(`${focused}?.name`)).toBe(name));
      const outline = `const it = ${focused}; const of = it.type === 'radio' ? it.nextSibling : it;
        getComputedStyle(of).outlineStyle + parseFloat(getComputedStyle(of).outlineWidth)`;
      await eventually(async () => expect(await page.evaluate(outline)).toBe('solid3'));
    };
    await goTo('kind');
    await page.keyboard.press('ArrowRight');
    await goTo('description');
    await type('Ring the bell when the parcel is left at the door.');
    await goTo('customer.name');
    await type('Ann Smith');
    await goTo('customer.email');
    await type('ann@customer.example');
    await page.keyboard.press('Enter');
    expect(await shownReference(page)).toMatch(/^CR-/);
    await eventually(async () => expect(await page.locator('h1').textContent()).toBe('Thank you for your suggestion'));
    await page.locator('button', { hasText: 'Send something else' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('[name=description]').waitFor();
    await eventually(async () => expect(await page.inputValue('[name=description]')).toBe(''));
    await eventually(async () => expect(await page.evaluate('document.activeElement.id')).toBe('heading'));
  });

  test('a lost answer and another press make one complaint', async () => {
    const page = await open('en-GB');
    await fill(page, { description: 'The parcel is ten days late.', 'customer.name': 'Ann Smith' });
    await page.fill('[name="customer.phone"]', '+44 7700 900123');
    const references: string[] = [];
    await page.route('**/v1/complaints', async (route) => {
      const answer = await route.fetch();
      references.push(String((await answer.json()).reference));
      await (references.length === 1 ? route.abort('connectionreset') : route.fulfill({ response: answer }));
    });
    await page.click('button[type=submit]');
    await page.locator('[part=notice]', { hasText: 'nothing is sent twice' }).waitFor();
    await page.click('button[type=submit]');
    const shown = await shownReference(page);
    expect(references).toEqual([shown, shown]);
  });

  test('what a busy desk turns away is kept, says when it is sent again, and is, not before the desk said', async () => {
    const page = await open('zh-CN');
    await fill(page, {
      description: '包裹晚了十天。',
      'customer.name': '李小明',
      'customer.email': 'li@customer.example',
    });
    const asked: number[] = [];
    await page.route('**/v1/complaints', async (route) => {
      asked.push(performance.now());
      const headers = { 'content-type': 'application/problem+json', 'retry-after': '3' };
      const body = JSON.stringify({
        type: 'about:blank',
        title: '',
        status: 429,
        detail: '',
        code: 'request.too-many',
      });
      await (asked.length === 1 ? route.fulfill({ status: 429, headers, body }) : route.continue());
    });
    await page.click('button[type=submit]');
    await page.locator('[part=notice]', { hasText: '现在提交的人很多' }).waitFor();
    await page.locator('[part=notice]', { hasText: '3 秒后自动重试' }).waitFor();
    await eventually(async () => expect(await page.inputValue('[name=description]')).toBe('包裹晚了十天。'));
    await screenshot(page, 'form-busy-zh');
    expect(await shownReference(page)).toMatch(/^CR-/);
    expect((asked[1] ?? 0) - (asked[0] ?? 0)).toBeGreaterThanOrEqual(2900);
  });

  test('what cannot be sent without a connection is kept, and goes by itself when there is one', async () => {
    const page = await open('en-GB');
    await fill(page, { description: 'The invoice is wrong.', 'customer.name': 'Bo', 'customer.email': 'bo@b.example' });
    await page.context().setOffline(true);
    await page.click('button[type=submit]');
    await page.locator('[part=notice]', { hasText: 'offline' }).waitFor();
    await eventually(async () => expect(await page.inputValue('[name=description]')).toBe('The invoice is wrong.'));
    await screenshot(page, 'form-offline-en');
    await page.context().setOffline(false);
    expect(await shownReference(page)).toMatch(/^CR-/);
  });

  test('a file with malware is refused and says so; one that the network lost is sent again, once', async () => {
    const page = await open('en-GB', desk);
    await fill(page, { description: 'See the files.', 'customer.name': 'Bo', 'customer.email': 'bo@b.example' });
    await page.setInputFiles('input[type=file]', [malware('notes.txt'), aPhoto('proof.png')]);
    let lost = 0;
    await page.route(
      (url) => /s3/.test(url.pathname) || /amazonaws/.test(url.host),
      async (route) => {
        lost += 1;
        await (lost === 2 ? route.abort('connectionreset') : route.continue());
      },
    );
    await page.click('button[type=submit]');
    const reference = await shownReference(page);
    await page.locator('.state.failed').waitFor();
    await page.click('button:has-text("Try again")');
    await page.locator('.state.refused', { hasText: 'malware was found' }).waitFor();
    await page.locator('.state.clean').waitFor();
    await screenshot(page, 'form-files-en');
    const token = await machine.token('agent');
    const { body } = await machine.call('GET', `/v1/staff/cases/${reference}/attachments`, { token });
    expect(body['attachments']).toHaveLength(2);
  });

  test.each([
    ['zh-CN', 'light'],
    ['zh-CN', 'dark'],
    ['en', 'light'],
    ['en', 'dark'],
  ] as const)('has no barriers that axe knows of, in %s, %s', async (locale, colorScheme) => {
    const page = await open(locale, { ...phone, colorScheme });
    const found = await seriousFindings(page);
    await screenshot(page, `form-${locale}-${colorScheme}`);
    await page.click('button[type=submit]');
    found.push(...(await seriousFindings(page)));
    await fill(page, { description: 'Late.', 'customer.name': 'Bo', 'customer.email': 'bo@customer.example' });
    await page.setInputFiles('input[type=file]', [aPhoto('proof.png')]);
    await page.click('button[type=submit]');
    await page.locator('.state.clean').waitFor();
    found.push(...(await seriousFindings(page)));
    expect(found).toEqual([]);
    await eventually(async () => expect((await pageFacts(page)).sideways).toBe(0));
  });

  test('keeps what is written when the reader changes the language', async () => {
    const page = await open('en-GB');
    await fill(page, { description: 'Half a senten', product: 'K-100' });
    await page.setInputFiles('input[type=file]', [aPhoto('proof.png')]);
    await page.click('#top .language');
    await page.locator('h1', { hasText: '请告诉我们发生了什么' }).waitFor();
    await eventually(async () => expect(await page.inputValue('[name=description]')).toBe('Half a senten'));
    await eventually(async () => expect(await page.locator('.files .name').textContent()).toBe('proof.png'));
    await eventually(async () => expect(await page.title()).toContain('请告诉我们发生了什么'));
    await waitFor(async () => (await page.getAttribute('html', 'lang')) === 'zh-CN');
  });

  test('and no page said anything to its console', () => {
    expect(browser.troubles).toEqual([]);
  });
});
