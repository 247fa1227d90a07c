import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Request } from 'playwright-core';
import { type Role, roles } from '../../functions/contract/roles.ts';
import { type Operation, routes } from '../../functions/contract/routes.ts';
import { type LocalMachine, startMachine, waitFor } from '../journeys/machine.ts';
import { ABrowser, desk, inABrowser } from './a-browser.ts';
import { standsStill } from './things.ts';

let machine: LocalMachine;
let browser: ABrowser;
let reference: string;
let task: string;

/** What is sent with POST because of what it carries, and changes nothing. */
const looks: readonly Operation[] = [
  'coachReply',
  'fillTemplate',
  'validatePolicy',
  'replayPolicies',
  'downloadForStaff',
];

const table = Object.entries(routes).map(([name, { method, path, access }]) => ({
  name: name as Operation,
  method,
  access: access as string | readonly Role[],
  fits: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  // `/policies/active` is itself before it is the policy of that name.
  fixed: path.replaceAll(/\{\w+\}/g, '').length,
}));
/** Which operation a request is. */
function operationOf(method: string, url: string): (typeof table)[number] {
  const { pathname } = new URL(url);
  const fitting = table.filter((row) => row.method === method && row.fits.test(pathname));
  const [found] = fitting.toSorted((one, other) => other.fixed - one.fixed);
  if (found === undefined) throw new Error(`No operation is ${method} ${pathname}.`);
  return found;
}

/** Lets the page draw what it has. */
const drawn = 'new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(true))))';

/**
 * Presses every button of the page that can be pressed, and what the dialogs that open offer. Whatever is sent to
 * change something is caught on its way.
 */
const pressEverything = `(async () => {
  // What a press changed is drawn with the next picture of the page.
  const drawn = () => ${drawn};
  const asked = [];
  const home = location.hash;
  const all = () => [...document.querySelectorAll('main button')]
    .filter((it) => !it.disabled && it.getAttribute('aria-disabled') !== 'true' && it.offsetParent !== null);
  for (let index = 0; index < Math.min(all().length, 80); index += 1) {
    const button = all()[index];
    const name = button.getAttribute('aria-label') ?? button.textContent.trim();
    button.click();
    await drawn();
    const dialog = [...document.querySelectorAll('[role=dialog]')].find((it) => it.getClientRects().length > 0);
    if (dialog?.querySelector('button')) {
      // What explains something asks for nothing.
      if (dialog.querySelector('input:not([type=checkbox]), textarea, [aria-haspopup]')) asked.push(name);
      const [last] = [...dialog.querySelectorAll('button')].slice(-1);
      last.click();
      await drawn();
      // The first of its buttons closes it.
      if (dialog.isConnected) dialog.querySelector('button')?.click();
      await drawn();
    } else document.body.click();
    if (location.hash !== home) {
      location.hash = home;
      await drawn();
    }
  }
  return asked;
})()`;

inABrowser('What the console offers to a role', () => {
  beforeAll(async () => {
    browser = await ABrowser.open();
    machine = await startMachine();
    const { body } = await machine.call('POST', '/v1/complaints', {
      body: {
        customer: { name: 'Ann', email: 'ann@customer.example' },
        description: 'The kettle leaks. Card 4111 1111 1111 1111.',
      },
    });
    reference = String(body['reference']);
    const token = await machine.token('agent2');
    const act = async (what: string, asked: unknown) => {
      const done = await machine.call('POST', `/v1/staff/cases/${reference}/${what}`, { token, body: asked });
      if (done.status >= 300) throw new Error(`${what}: ${JSON.stringify(done.body)}`);
      return done.body;
    };
    const dueAt = await machine.inDays(3);
    const added = await act('tasks', { title: 'Test', text: 'Test it.', to: { department: 'quality' }, dueAt });
    task = String(added['task']);
    await act('remedies', { kind: 'refund', amount: 39_900, currency: 'CNY', what: 'A refund', dueAt });
  });
  afterAll(async () => {
    await browser?.close();
    await machine?.stop();
  });

  test.each(roles)('is what the API allows: %s', async (role) => {
    const page = await browser.visit({ ...desk, locale: 'en-GB' });
    const refused: string[] = [];
    const changes = new Set<Operation>();
    await page.goto(`${machine.url}/console`);
    await page.locator('main button').first().click();
    await page.locator(`button[value=${role}]`).click();
    await page.locator('.desk-page h1').waitFor();
    const underWay = new Set<Request>();
    page.on('request', (request) => underWay.add(request));
    const ended = (request: Request): void => void underWay.delete(request);
    page.on('requestfinished', ended);
    page.on('requestfailed', ended);
    page.on('response', (response) => {
      if (response.status() === 403) refused.push(`${response.request().method()} ${response.url()}`);
    });
    await page.route('**/v1/staff/**', async (route) => {
      const [method, url] = [route.request().method(), route.request().url()];
      const { name, access } = operationOf(method, url);
      if (typeof access !== 'string' && !access.includes(role)) refused.push(`${name} is offered`);
      if (method === 'GET') return route.continue();
      if (!looks.includes(name)) changes.add(name);
      return route.fulfill({
        status: 422,
        json: { code: 'test', status: 422, title: 'Held back', detail: 'Held back.' },
      });
    });
    const asked: string[] = [];
    const places = [
      [`/cases/${reference}`, '.case-next'],
      [`/tasks/${task}`, 'main a[href="#/tasks"]'],
      ['/queue', '[data-case]'],
      ['/people', 'main table'],
      ['/policies', 'main a[href^="#/policies/"]'],
      ['/audit', 'main input[type=search]'],
      ...(['manager', 'auditor', 'admin'].includes(role) ? ([['/privacy', 'main table']] as const) : []),
    ] as const;
    for (const [place, shown] of places) {
      await page.evaluate(`location.hash = ${JSON.stringify(`#${place}`)}`);
      await standsStill(page, shown);
      await waitFor(async () => underWay.size === 0 && (await page.evaluate<true>(drawn)) && underWay.size === 0);
      asked.push(...(await page.evaluate<string[]>(pressEverything)));
    }
    expect(refused).toEqual([]);
    if (role === 'auditor') expect([...changes, ...asked]).toEqual([]);
    // That others are asked things by the same presses shows that these are presses.
    else expect(asked.length).toBeGreaterThan(3);
  });
});
