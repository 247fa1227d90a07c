import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Language } from '../../functions/domain/complaint/vocabulary.ts';
import { type LocalMachine, startMachine } from '../journeys/machine.ts';
import { ABrowser, inABrowser, phone } from './a-browser.ts';
import { seriousFindings } from './axe.ts';
import { screenshot } from './screenshots.ts';
import { pageFacts, standsStill } from './things.ts';

let machine: LocalMachine;
let browser: ABrowser;

/** A page of ours: its name, its address, and what its reader came for, which the keyboard reaches. */
type Stop = { name: string; at: string; action?: string; wait?: string };

let publicPages: (language: Language) => Stop[] = () => [];
let consolePages: Stop[] = [];
const locales = { 'zh-CN': 'zh-CN', en: 'en-GB' } as const;
const partners: Partial<Record<Language, string>> = {};

/** The element that has the focus, within whatever shadow tree. */
const focused = `(() => {
  let it = document.activeElement;
  while (it?.shadowRoot?.activeElement) it = it.shadowRoot.activeElement;
  return it;
})()`;

/**
 * Goes through the page by the tab key until what it is for is reached. The first stops are looked at with the focus
 * and without: who cannot see a difference does not know where they are.
 */
async function keyboardFindings(page: Page, { action = 'main a, main button, main input' }: Stop): Promise<string[]> {
  const found: string[] = [];
  await page.evaluate('document.activeElement?.blur(); scrollTo(0, 0)');
  let reached = false;
  for (let presses = 1; presses <= 80 && !(reached && presses > 3); presses += 1) {
    await page.keyboard.press('Tab');
    const there = await page.evaluate<{ name: string; box: number[]; isAction: boolean } | null>(`{
      const it = ${focused};
      const { x, y, width, height } = it === null ? { x: 0, y: 0, width: 0, height: 0 } : it.getBoundingClientRect();
      it === null || it === document.body ? null : {
        name: it.tagName + ' ' + (it.getAttribute('aria-label') ?? it.textContent ?? '').trim().slice(0, 40),
        box: [x - 8, y - 8, width + 16, height + 16].map(Math.round),
        isAction: it.matches(${JSON.stringify(action)}),
      }
    }`);
    if (there === null) continue;
    reached ||= there.isAction;
    if (presses <= 3) {
      const [x = 0, y = 0, width = 0, height = 0] = there.box;
      const clip = {
        x: Math.max(x, 0),
        y: Math.max(y, 0),
        width: Math.max(Math.min(width, 390), 1),
        height: Math.max(Math.min(height, 300), 1),
      };
      const look = () => page.screenshot({ clip, animations: 'disabled', caret: 'hide' });
      const [withFocus] = [
        await look(),
        await page.evaluate(`{ globalThis.was = ${focused}; globalThis.was.blur(); }`),
      ];
      const without = await look();
      // The browser goes on from where the focus was, also for a moment without one.
      await page.evaluate('globalThis.was.focus({ preventScroll: true })');
      if (withFocus.equals(without)) found.push(`the focus on "${there.name}" cannot be seen`);
    }
  }
  return reached ? found : [...found, `the tab key does not reach ${action}`];
}

/** What is wrong with a page as it stands, a sentence each. */
async function findings(page: Page, stop: Stop, language: Language): Promise<string[]> {
  await standsStill(page, stop.wait ?? 'h1');
  const { lang, h1, sideways } = await pageFacts(page);
  const title = await page.title();
  const found = await seriousFindings(page);
  if (lang !== language) found.push(`its language is ${lang}`);
  if (h1.length !== 1 || h1[0]?.trim() === '') found.push(`its headings are ${JSON.stringify(h1)}`);
  if (!/^.+ · .+$/.test(title)) found.push(`its title is "${title}"`);
  if (sideways > 0) found.push(`a phone scrolls sideways by ${sideways} px`);
  const spoken = (await page.locator('main').first().textContent()) ?? '';
  if (/undefined|\[object |NaN|Invalid Date/.test(spoken)) found.push(`it says ${spoken.slice(0, 200)}`);
  // The focus is the same in both languages.
  if (language === 'en') found.push(...(await keyboardFindings(page, stop)));
  await page.evaluate('scrollTo(0, 0)');
  await screenshot(page, `every-${stop.name}-${language}`);
  return found.map((one) => `${stop.name}: ${one}`);
}

/** An open case with a task, a refund to be approved and a cause; and a resolved one. */
async function furnish(): Promise<void> {
  const token = await machine.token('agent');
  const complain = async (language: Language, description: string) => {
    const { body } = await machine.call('POST', '/v1/complaints', {
      body: { customer: { name: '李雷', email: `${language}@customer.example`, language }, description, product: 'K2' },
    });
    return { reference: String(body['reference']), secret: String(body['trackingSecret']) };
  };
  const act = async (reference: string, what: string, body?: unknown) => {
    const done = await machine.call('POST', `/v1/staff/cases/${reference}/${what}`, { token, body });
    if (done.status >= 300) throw new Error(`${what}: ${JSON.stringify(done.body)}`);
    return done.body;
  };
  const open = await complain('zh-CN', '电水壶用了两天就漏水，客服一直不回复，要求退款到卡 6222 0212 3456 7890 128。');
  const decided = await complain('en', 'The kettle leaks and nobody answers.');
  const dueAt = await machine.inDays(3);
  await act(open.reference, 'take');
  const words = { title: '检测留样 Test the sample', text: '请检测密封圈。Please test the seal.', dueAt };
  const task = await act(open.reference, 'tasks', { ...words, to: { department: 'quality' }, mandatory: true });
  for (const language of ['zh-CN', 'en'] as const) {
    const partner = { name: '晨光电器厂 Bright Ltd', email: `${language}@supplier.example`, language };
    await act(open.reference, 'tasks', { ...words, to: { partner }, mandatory: false });
    const { text } = await machine.mail(partner.email, (mail) => mail.text.includes('/task#'));
    partners[language] = new URL(/http\S+\/task#[\w.-]+/.exec(text)?.[0] ?? '').hash;
  }
  await act(open.reference, 'remedies', { kind: 'refund', amount: 39_900, currency: 'CNY', what: '全额退款', dueAt });
  await act(decided.reference, 'resolve', { explanation: 'We replace it: 我们为您更换。' });
  const key = ({ reference, secret }: typeof open) => `#reference=${reference}&secret=${secret}`;
  const manager = await machine.token('manager');
  const held = await machine.call('POST', `/v1/staff/cases/${decided.reference}/hold`, {
    token: manager,
    body: { reason: 'A dispute' },
  });
  const wish = { kind: 'erasure', email: 'en@customer.example', reason: 'By mail' };
  const asked = await machine.call('POST', '/v1/staff/privacy-requests', { token: manager, body: wish });
  if (held.status >= 300 || asked.status >= 300) throw new Error(JSON.stringify([held.body, asked.body]));
  const request = String(asked.body['id']);
  publicPages = (language) => [
    { name: 'form', at: '/', action: 'button[type=submit]', wait: 'button[type=submit]' },
    { name: 'track-entry', at: '/track', action: 'form.card [type=submit]' },
    { name: 'track', at: `/track${key(open)}`, action: 'form [type=submit]', wait: '.timeline' },
    { name: 'track-decided', at: `/track${key(decided)}`, action: '.question button', wait: '.timeline' },
    { name: 'track-unknown', at: '/track#reference=CR-0000-0000&secret=nothing', action: 'form.card [type=submit]' },
    { name: 'confirm-without-link', at: '/confirm', action: 'a' },
    { name: 'confirm-old-link', at: '/confirm#abc.def', action: 'a' },
    { name: 'task', at: `/task${partners[language] ?? ''}`, action: '[type=submit]', wait: '[type=submit]' },
    { name: 'task-without-link', at: '/task', action: 'a' },
  ];
  consolePages = [
    { name: 'queue', at: '#/queue', action: '[data-case] a', wait: '[data-case]' },
    { name: 'my-cases', at: '#/mine' },
    { name: 'policy-write', at: '#/policies?do=write', wait: 'main textarea' },
    { name: 'policies-activate', at: '#/policies?do=activate', wait: 'main [aria-haspopup]' },
    { name: 'case', at: `#/cases/${open.reference}`, action: '.case-next button', wait: '.case-next' },
    { name: 'case-decided', at: `#/cases/${decided.reference}`, action: '.case-next button', wait: '.case-next' },
    { name: 'case-unknown', at: '#/cases/CR-0000-0000', wait: '[role=alert], main [class*=awsui_alert]' },
    { name: 'tasks', at: '#/tasks', wait: 'main a[href^="#/tasks/"]' },
    { name: 'task-of-desk', at: `#/tasks/${String(task['task'])}`, wait: 'main textarea' },
    { name: 'dashboard', at: '#/dashboard', wait: '.dashboard-figures' },
    { name: 'people', at: '#/people' },
    { name: 'policies', at: '#/policies', wait: 'main a[href^="#/policies/"]' },
    { name: 'policy', at: '#/policies/default' },
    { name: 'privacy', at: '#/privacy', wait: 'main a[href^="#/privacy/"]' },
    { name: 'privacy-request', at: `#/privacy/${request}`, wait: '.desk-page h2' },
    { name: 'audit', at: '#/audit' },
    { name: 'audit-case', at: `#/audit/${open.reference}` },
    { name: 'not-found', at: '#/nowhere' },
  ];
}

inABrowser('Every page', () => {
  beforeAll(async () => {
    browser = await ABrowser.open();
    machine = await startMachine();
    await furnish();
  });
  afterAll(async () => {
    await browser?.close();
    await machine?.stop();
  });

  test.each(['zh-CN', 'en'] as const)('of the public can be read and used by everybody, in %s', async (language) => {
    const found: string[] = [];
    const page = await browser.visit({ ...phone, locale: locales[language] });
    for (const stop of publicPages(language)) {
      await page.goto('about:blank');
      await page.goto(machine.url + stop.at);
      found.push(...(await findings(page, stop, language)));
    }
    await page.goto(`${machine.url}/track`);
    await page.locator('summary').click();
    const lost = { name: 'track-lost-link', at: '/track', action: 'details [type=submit]' };
    found.push(...(await findings(page, lost, language)));
    expect(found).toEqual([]);
    expect(browser.troubles).toEqual([]);
  });

  test.each(['zh-CN', 'en'] as const)('of the console can be read and used by everybody, in %s', async (language) => {
    const found: string[] = [];
    const page = await browser.visit({ ...phone, locale: locales[language] });
    await page.goto(`${machine.url}/console`);
    found.push(...(await findings(page, { name: 'sign-in', at: '', action: 'main button' }, language)));
    await page.locator('main button').first().click();
    await page.locator('button[value=admin]').click();
    for (const stop of consolePages) {
      await page.locator('.desk-page h1').waitFor();
      await page.evaluate(`location.hash = ${JSON.stringify(stop.at)}`);
      found.push(...(await findings(page, { ...stop, wait: stop.wait ?? '.desk-page h1' }, language)));
    }
    expect(found).toEqual([]);
    expect(browser.troubles).toEqual([]);
  });
});
