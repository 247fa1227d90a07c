import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { eventually } from '../journeys/machine.ts';
import { ABrowser, desk, inABrowser, phone } from './a-browser.ts';
import { openShop, type Shop } from './a-shop.ts';
import { seriousFindings } from './axe.ts';
import { screenshot } from './screenshots.ts';
import { aPhoto, pageFacts, shadowed } from './things.ts';

let shop: Shop;
let browser: ABrowser;

/** A page of the shop's. Its styles do what shops' styles do to everything that they can reach. */
function shopPage(path: string, body: string): string {
  const rude = 'label, input, button, p, h2 { color: lime; display: none; font: 40px serif; } .field { float: left; }';
  shop.pages.set('/shop.css', `html { color-scheme: light dark; background: Canvas; color: CanvasText; } ${rude}`);
  const head = '<meta charset=utf-8><meta name=viewport content="width=device-width"><title>Shop</title>';
  shop.pages.set(
    path,
    `<!doctype html><html lang=en><head>${head}<link rel=stylesheet href=/shop.css></head>
     <body><main><h1>Our shop</h1>${body.replaceAll('DESK', shop.desk.url)}</main></body></html>`,
  );
  return shop.url + path;
}

async function open(address: string, options = desk, locale = 'en-GB'): Promise<Page> {
  const page = await browser.visit({ ...options, locale });
  await page.addInitScript(
    'globalThis.told = []; addEventListener("redress-submitted", ({ detail }) => told.push(detail));',
  );
  await page.goto(address);
  return page;
}

const fill = async (page: Page, form: string, words: Record<string, string>): Promise<void> => {
  for (const [name, text] of Object.entries(words)) await page.fill(`${form} [name="${name}"]`, text);
};

const complete = { description: 'The kettle smokes.', 'customer.name': 'Bo', 'customer.email': 'bo@customer.example' };

inABrowser('The form on a page of another site', () => {
  beforeAll(async () => {
    browser = await ABrowser.open();
    shop = await openShop();
  });
  afterAll(async () => {
    await browser?.close();
    await shop?.close();
  });

  test('takes a complaint with a photo; the shop learns the reference and never the secret', async () => {
    const page = await open(
      shopPage(
        '/',
        '<redress-form product="K-100" order-number="A 7"></redress-form><script src="DESK/embed.js"></script>',
      ),
    );
    const form = page.locator('redress-form');
    await eventually(async () => expect(await form.locator('[name=product]').inputValue()).toBe('K-100'));
    await eventually(async () => expect(await form.locator('[name=orderNumber]').inputValue()).toBe('A 7'));
    await fill(page, 'redress-form', complete);
    await page.setInputFiles('redress-form input[type=file]', [aPhoto('kettle.png')]);
    await eventually(async () =>
      expect(await shadowed(page, 'redress-form', '.files img', 'it.naturalWidth')).toBeGreaterThan(0),
    );
    await form.locator('button[type=submit]').click();
    const reference = await form.locator('p.reference').textContent();
    await form.locator('.state.clean').waitFor();
    await eventually(async () => expect(await page.evaluate('told')).toEqual([{ reference }]));
    const link = new URL((await form.locator('a.primary').getAttribute('href')) ?? '');
    expect([link.origin, link.pathname, link.search]).toEqual([shop.desk.url, '/track', '']);
    const secret = new URLSearchParams(link.hash.slice(1)).get('secret') ?? '';
    const kept = await page.evaluate<string>(
      'JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie',
    );
    expect(secret.length).toBeGreaterThan(15);
    expect(kept).not.toContain(secret);
    await form.locator('a.primary').click();
    await page.locator('.timeline').waitFor();
    await eventually(async () => expect(await page.locator('h1').textContent()).toBe(reference));
  });

  test('looks like itself in the shop, light or dark as the shop is, in the colours that the shop chose', async () => {
    shop.pages.set(
      '/themed.css',
      'redress-form { --redress-radius: 0; } redress-form::part(submit) { letter-spacing: 3px; }',
    );
    const address = shopPage(
      '/themed',
      `<link rel=stylesheet href=/themed.css><redress-form lang=zh accent="#ffd400"></redress-form>
       <redress-form id=rude accent="red; } * { display: none"></redress-form><script src="DESK/embed.js"></script>`,
    );
    const styleOf = (page: Page, form: string, part: string, style: string): Promise<unknown> =>
      shadowed(page, form, part, `getComputedStyle(it).${style}`);
    const page = await open(address, { ...phone, colorScheme: 'light' });
    const submit = 'button[type=submit]';
    await eventually(async () =>
      expect(await styleOf(page, 'redress-form', submit, 'backgroundColor')).toBe('rgb(255, 212, 0)'),
    );
    await eventually(async () => expect(await styleOf(page, 'redress-form', submit, 'borderRadius')).toBe('0px'));
    await eventually(async () => expect(await styleOf(page, 'redress-form', submit, 'letterSpacing')).toBe('3px'));
    await eventually(async () => expect(await styleOf(page, 'redress-form', '.field', 'float')).toBe('none'));
    await eventually(async () => expect(await styleOf(page, 'redress-form', 'label', 'display')).toBe('block'));
    await eventually(async () =>
      expect(await styleOf(page, '#rude', submit, 'backgroundColor')).toBe('rgb(15, 92, 110)'),
    );
    await eventually(async () =>
      expect(await page.locator('redress-form h2').first().textContent()).toBe('请告诉我们发生了什么'),
    );
    expect(await seriousFindings(page)).toEqual([]);
    await eventually(async () => expect((await pageFacts(page)).sideways).toBe(0));
    await screenshot(page, 'embed-light-zh');
    const dark = await open(address, { ...phone, colorScheme: 'dark' });
    await eventually(async () =>
      expect(await styleOf(dark, 'redress-form', '.shell', 'backgroundColor')).toBe('rgb(26, 33, 40)'),
    );
    expect(await seriousFindings(dark)).toEqual([]);
    await screenshot(dark, 'embed-dark-zh');
  });

  test('stands there twice, before and after its script, and comes back with what was written in it', async () => {
    shop.pages.set('/late.js', 'document.querySelector("main").append(document.createElement("redress-form"));');
    const page = await open(
      shopPage(
        '/several',
        `<redress-form id=first></redress-form><script src="DESK/embed.js" async></script>
         <script src="DESK/embed.js" type=module></script><script src=/late.js defer></script>`,
      ),
    );
    const second = 'redress-form:nth-of-type(2)';
    await fill(page, '#first', { description: 'One.' });
    await fill(page, second, { description: 'Two.' });
    await page.evaluate(`{
      const form = document.getElementById('first');
      form.remove();
      document.querySelector('main').append(form);
      form.setAttribute('lang', 'zh-CN');
    }`);
    await eventually(async () => expect(await page.inputValue('#first [name=description]')).toBe('One.'));
    await eventually(async () => expect(await page.locator('#first h2').textContent()).toBe('请告诉我们发生了什么'));
    await page.reload();
    await eventually(async () => expect(await page.inputValue('#first [name=description]')).toBe('One.'));
    await eventually(async () => expect(await page.inputValue(`${second} [name=description]`)).toBe('Two.'));
    await fill(page, second, complete);
    await page.locator(`${second} button[type=submit]`).click();
    await page.locator(`${second} p.reference`).waitFor();
    await eventually(async () => expect(await page.locator('#first p.reference').count()).toBe(0));
    await eventually(async () => expect(await page.evaluate('told.length')).toBe(1));
  });

  test('speaks the language that the reader switches to, and tells the shop', async () => {
    const page = await open(shopPage('/spoken', '<redress-form></redress-form><script src="DESK/embed.js"></script>'));
    await page.evaluate('addEventListener("redress-view", ({ detail }) => told.push(detail))');
    await page.fill('redress-form [name=description]', 'Half a sent');
    await page.click('redress-form .language');
    await eventually(async () =>
      expect(await page.locator('redress-form h2').textContent()).toBe('请告诉我们发生了什么'),
    );
    await eventually(async () => expect(await page.inputValue('redress-form [name=description]')).toBe('Half a sent'));
    await eventually(async () =>
      expect(await page.evaluate('told')).toEqual([{ view: 'form', language: 'zh-CN', moved: false }]),
    );
  });

  test('is looked into by axe: a barrier inside of it would be found', async () => {
    const page = await open(shopPage('/barrier', '<redress-form></redress-form><script src="DESK/embed.js"></script>'));
    await page.locator('redress-form [name=description]').waitFor();
    await page.evaluate('document.querySelector("redress-form").shadowRoot.querySelector("label[for]").remove()');
    expect((await seriousFindings(page)).join()).toContain('label');
  });

  test('and said nothing to the console', () => {
    expect(browser.troubles).toEqual([]);
  });
});
