import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { eventually, type LocalMachine, startMachine } from '../journeys/machine.ts';
import { ABrowser, desk, inABrowser, phone } from './a-browser.ts';
import { seriousFindings } from './axe.ts';
import { screenshot } from './screenshots.ts';
import { aPhoto, pageFacts } from './things.ts';

let machine: LocalMachine;
let browser: ABrowser;
const hostile = '<img src=x onerror="document.title=1">';
let customers = 0;

/** A complaint, and the link that follows it. */
async function complain(language: 'zh-CN' | 'en' = 'en') {
  customers += 1;
  const email = `c${customers}@customer.example`;
  const { body } = await machine.call('POST', '/v1/complaints', {
    body: { customer: { name: 'Bo', email, language }, description: `The kettle smokes. ${hostile}`, product: 'K-100' },
  });
  const [reference, secret] = [String(body['reference']), String(body['trackingSecret'])];
  return { reference, secret, email, link: `${machine.url}/track#reference=${reference}&secret=${secret}` };
}

async function act(reference: string, what: string, body: unknown, who = 'agent'): Promise<void> {
  const { status, body: answer } = await machine.call('POST', `/v1/staff/cases/${reference}/${what}`, {
    token: await machine.token(who),
    body,
  });
  if (status >= 300) throw new Error(JSON.stringify(answer));
}

async function open(link: string, locale = 'en-GB', options = phone): Promise<Page> {
  const page = await browser.visit({ ...options, locale });
  await page.goto(link);
  return page;
}

inABrowser('The tracking page', () => {
  beforeAll(async () => {
    browser = await ABrowser.open();
    machine = await startMachine();
  });
  afterAll(async () => {
    await browser?.close();
    await machine?.stop();
  });

  test('shows where the case stands, who is responsible and what is promised next; the secret goes nowhere', async () => {
    const { link, reference, secret } = await complain();
    const page = await browser.visit({ ...phone, locale: 'en-GB' });
    const requests: string[] = [];
    page.on('request', (one) =>
      requests.push(`${one.url()} ${one.headers()['referer'] ?? ''} ${one.postData() ?? ''}`),
    );
    await page.goto(link);
    await page.locator('.timeline').waitFor();
    await eventually(async () => expect(await pageFacts(page)).toEqual({ lang: 'en', h1: [reference], sideways: 0 }));
    await eventually(async () => expect(await page.title()).toMatch(/^Follow a case · /));
    await eventually(async () =>
      expect(await page.locator('.facts').textContent()).toMatch(/Responsible[A-Z][a-z ]+ team/),
    );
    const first = await page.locator('.promise .left').textContent();
    expect(first).toMatch(/^\d+ (day|hour|minute)s?( \d+ (hour|minute|second)s?)? left$/);
    await eventually(async () =>
      expect(await page.locator('.timeline .words').first().textContent()).toContain(hostile),
    );
    expect(requests.join('\n')).not.toContain(secret);
    expect(new URL(page.url()).search).toBe('');
    await screenshot(page, 'track-en');
  });

  test('says that we are late, and that we are sorry, as soon as we are', async () => {
    const { link, reference } = await complain();
    const page = await open(link);
    await page.locator('.promise .left').waitFor();
    // The page's clock moves and nothing else: nobody has told it anything new.
    await page.evaluate('{ const at = Date.now; Date.now = () => at() + 90 * 86_400_000; }');
    await page.locator('.promise.late .left', { hasText: 'late' }).waitFor();
    await eventually(async () => expect(await page.locator('.sorry').isVisible()).toBe(true));
    await eventually(async () => expect(await page.locator('h1').textContent()).toBe(reference));
  });

  test('补充说明和证据，换一种语言也不丢失正在写的内容；撤回前再问一次', async () => {
    const { link } = await complain('zh-CN');
    const page = await open(link, 'zh-CN');
    await page.fill('[name=text]', '补充一张照片。');
    await page.click('#top .language');
    await page.locator('button', { hasText: 'Withdraw' }).waitFor();
    await eventually(async () => expect(await page.inputValue('[name=text]')).toBe('补充一张照片。'));
    await page.reload();
    await page.click('#top .language');
    await page.locator('label', { hasText: '给我们留言' }).waitFor();
    await eventually(async () => expect(await page.inputValue('[name=text]')).toBe('补充一张照片。'));
    await page.click('text=发送');
    await page.locator('.timeline', { hasText: '补充一张照片。' }).waitFor();
    await eventually(async () => expect(await page.inputValue('[name=text]')).toBe(''));
    await eventually(async () =>
      expect(await page.evaluate('document.activeElement.textContent')).toBe('您的留言已记录。'),
    );

    await page.setInputFiles('input[type=file]', [aPhoto('水壶.png')]);
    await page.locator('#case-files .state.clean').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('button:has-text("下载")')]);
    expect(download.suggestedFilename()).toBe('水壶.png');
    await screenshot(page, 'track-zh');

    await page.click('main button.danger');
    await screenshot(page, 'track-withdraw-zh');
    await page.fill('dialog textarea', '已经解决了');
    await page.click('dialog button.danger');
    await page.locator('.badge.withdrawn').waitFor();
    await eventually(async () => expect(await page.locator('dialog').count()).toBe(0));
    await eventually(async () => expect(await page.locator('[name=text]').count()).toBe(0));
  });

  test('the customer disagrees, somebody else decides, the customer confirms and says how it was', async () => {
    const { link, reference } = await complain();
    await act(reference, 'take', undefined);
    await act(reference, 'resolve', { explanation: 'We see no fault.' });
    const page = await open(link, 'en-GB', desk);
    await page.click('text=No, I disagree');
    await eventually(async () =>
      expect(await page.evaluate('document.activeElement.textContent')).toBe('What is not right yet?'),
    );
    await page.click('text=Send the disagreement');
    await page.locator('.error', { hasText: 'Please fill this in.' }).waitFor();
    await page.fill('[name=reason]', 'It still smokes.');
    await screenshot(page, 'track-disagree-en');
    await page.click('text=Send the disagreement');
    await page.locator('.status.good', { hasText: 'Somebody else' }).waitFor();
    await page.locator('.timeline', { hasText: 'It still smokes.' }).waitFor();
    await page.locator('.badge', { hasText: 'In progress' }).waitFor();

    await act(reference, 'take', undefined, 'agent2');
    await act(reference, 'resolve', { explanation: 'You get a new one.' }, 'agent2');
    await page.reload();
    await page.click('text=Yes, it is solved');
    await page.click('label:has-text("Very good")');
    await page.fill('[name=comment]', 'Thank you, Maria.');
    await page.click('text=Confirm that it is solved');
    await page.locator('.badge.closed').waitFor();
    await page.locator('.timeline', { hasText: 'Thank you, Maria.' }).waitFor();
    await eventually(async () => expect(await page.locator('text=Is it solved for you?').count()).toBe(0));
    await screenshot(page, 'track-closed-en');
  });

  test('a lost answer and another press are one message', async () => {
    const { link } = await complain();
    const page = await open(link);
    await page.fill('[name=text]', 'Any news?');
    let sent = 0;
    await page.route('**/messages', async (route) => {
      sent += 1;
      const answer = await route.fetch();
      await (sent === 1 ? route.abort('connectionreset') : route.fulfill({ response: answer }));
    });
    await page.click('text=Send');
    await page.locator('form .status', { hasText: 'nothing you wrote is lost' }).waitFor();
    await eventually(async () => expect(await page.inputValue('[name=text]')).toBe('Any news?'));
    await page.click('form button:has-text("Send")');
    await page.locator('.timeline', { hasText: 'Any news?' }).waitFor();
    await eventually(async () => expect(await page.locator('.timeline li', { hasText: 'Any news?' }).count()).toBe(1));
  });

  test('a wrong secret is told kindly; a lost link is sent to the address that the customer left, and to no other', async () => {
    const { reference, email, secret } = await complain();
    const page = await open(`${machine.url}/track#reference=${reference}&secret=wrong`);
    await page.locator('.status', { hasText: 'There is no case with this reference and code' }).waitFor();
    await eventually(async () =>
      expect(await page.locator('.card [name=reference]').first().inputValue()).toBe(reference),
    );
    await page.click('summary');
    const lost = page.locator('details form');
    await lost.locator('button').click();
    await lost.locator('.error', { hasText: 'Please fill this in.' }).first().waitFor();
    await lost.locator('[name=reference]').fill(reference);
    await lost.locator('[name=email]').fill(email);
    await page.click('#top .language');
    await eventually(async () => expect(await lost.locator('[name=email]').inputValue()).toBe(email));
    await page.click('#top .language');
    await screenshot(page, 'track-lost-en');
    await lost.locator('button').click();
    await page.locator('details .status.good', { hasText: 'If there is a case' }).waitFor();
    const mail = await machine.mail(email, ({ text }) => text.includes(secret));
    expect(mail.text).toContain('/track#');

    const stranger = await open(`${machine.url}/track`);
    await stranger.click('summary');
    await stranger.locator('details form [name=reference]').fill('CR-0000-0000');
    await stranger.locator('details form [name=email]').fill('nobody@customer.example');
    await stranger.locator('details form button').click();
    await stranger.locator('details .status.good', { hasText: 'If there is a case' }).waitFor();
    expect(await machine.mails('nobody@customer.example')).toEqual([]);
  });

  test('opens by a link that was pasted whole, and keeps what it knows when the desk cannot be reached', async () => {
    const { link, reference } = await complain();
    const page = await open(`${machine.url}/track`);
    await page.fill('form.card [name=secret]', link);
    await page.keyboard.press('Enter');
    await page.locator('h1', { hasText: reference }).waitFor();
    await page.locator('.timeline').waitFor();
    await page.route('**/v1/complaints/**', (route) => route.abort('connectionreset'));
    await page.evaluate('dispatchEvent(new Event("online"))');
    await page.locator('.status.warn', { hasText: 'what we knew last' }).waitFor();
    await eventually(async () => expect(await page.locator('h1').textContent()).toBe(reference));
    await page.unroute('**/v1/complaints/**');
    await page.evaluate('dispatchEvent(new Event("online"))');
    await page.locator('.status.warn').waitFor({ state: 'detached' });
  });

  test.each([
    ['zh-CN', 'light'],
    ['zh-CN', 'dark'],
    ['en', 'light'],
    ['en', 'dark'],
  ] as const)('has no barriers that axe knows of, in %s, %s', async (locale, colorScheme) => {
    const { link, reference } = await complain(locale);
    const page = await open(`${machine.url}/track`, locale, { ...phone, colorScheme });
    await page.click('summary');
    const found = await seriousFindings(page);
    await screenshot(page, `track-entry-${locale}-${colorScheme}`);
    await page.goto(link);
    await page.locator('.timeline').waitFor();
    found.push(...(await seriousFindings(page)));
    await screenshot(page, `track-${locale}-${colorScheme}`);
    await page.click('main button.danger');
    found.push(...(await seriousFindings(page)));
    await act(reference, 'resolve', { explanation: 'We replace it.' });
    await page.reload();
    await page.click('.question button.primary');
    found.push(...(await seriousFindings(page)));
    await screenshot(page, `track-confirm-${locale}-${colorScheme}`);
    expect(found).toEqual([]);
    await eventually(async () => expect((await pageFacts(page)).sideways).toBe(0));
  });

  test('and no page said anything to its console', () => {
    expect(browser.troubles).toEqual([]);
  });
});
