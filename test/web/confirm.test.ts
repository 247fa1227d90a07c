import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from 'playwright-core';
import { actionLink, type LinkAction } from '../../functions/domain/correspondence/action-links.ts';
import { eventually, type LocalMachine, startMachine } from '../journeys/machine.ts';
import { ABrowser, inABrowser, phone } from './a-browser.ts';

let machine: LocalMachine;
let browser: ABrowser;

/** A link as a mail of this very machine would carry it: signed with the key that its secrets manager made. */
async function linkFor(reference: string, action: LinkAction): Promise<string> {
  const database = new DatabaseSync(join(machine.dataDir, 'machine.sqlite'), { readOnly: true });
  const key = String(database.prepare("SELECT value FROM edge_secret WHERE name LIKE '%key%'").get()?.['value']);
  database.close();
  const person = { id: 'manager', email: 'manager@example.com', name: 'Amara Okafor' };
  const keyed = { digest: async (text: string) => createHmac('sha256', key).update(text).digest('hex') };
  const now = (await machine.now()).toISOString();
  // Of the settings, a link needs to know only where the pages live.
  const desk = { keyed, settings: { siteUrl: machine.url } } as Parameters<typeof actionLink>[0];
  return actionLink(desk, { action, reference, clock: 'default/first-response', rung: 2, person, now });
}

const complain = async (): Promise<string> => {
  const { body } = await machine.call('POST', '/v1/complaints', {
    body: { customer: { name: 'Bo', email: 'bo@customer.example' }, description: 'The parcel is lost.' },
  });
  return String(body['reference']);
};

const caseOf = async (reference: string) =>
  (await machine.call('GET', `/v1/staff/cases/${reference}`, { token: await machine.token('auditor') })).body;

const happened = async (reference: string, type: string): Promise<number> => {
  const { timeline } = await caseOf(reference);
  return Array.isArray(timeline) ? timeline.filter((event) => event.type === type).length : -1;
};

const visit = (locale: string, javaScriptEnabled = true): Promise<Page> =>
  browser.visit({ ...phone, locale, javaScriptEnabled });

inABrowser('Somebody opens a link of an escalation mail on the phone', () => {
  beforeAll(async () => {
    machine = await startMachine();
    browser = await ABrowser.open();
  });
  afterAll(async () => {
    await browser?.close();
    await machine?.stop();
  });

  test('链接打开后只说明要做什么，令牌不留在地址栏；按下按钮才接手，且只有一次', async () => {
    const reference = await complain();
    await machine.advance('PT30H');
    const link = await linkFor(reference, 'take-over');
    const page = await visit('zh-CN');
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(link);
    await page.locator('.late').waitFor();
    expect(page.url()).toBe(`${machine.url}/confirm`);
    expect(requests.join('\n')).not.toContain(link.split('#')[1]);
    await eventually(async () => expect(await page.locator('main').textContent()).toContain('Amara Okafor'));
    expect(await happened(reference, 'CaseAssigned')).toBe(0);

    await page.reload();
    const press = page.locator('button[type=submit]');
    await press.waitFor();
    const box = await press.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(844);
    await press.click();
    await page.locator('h1', { hasText: '案件已转到您名下' }).waitFor();
    expect(await caseOf(reference)).toMatchObject({ assignee: 'manager', status: 'in-progress' });
    await eventually(async () =>
      expect(await page.locator('a.button').getAttribute('href')).toBe(`/console#/cases/${reference}`),
    );

    const again = await visit('zh-CN');
    await again.goto(link);
    await again.locator('h1', { hasText: '链接已经用过' }).waitFor();
    expect(await happened(reference, 'CaseAssigned')).toBe(1);
  });

  test('a lost answer and a second press reassign once; a wrong name is told at its field, in either language', async () => {
    const reference = await complain();
    const page = await visit('en-GB');
    await page.goto(await linkFor(reference, 'reassign'));
    await page.fill('[name=assignee]', 'nobody at all');
    await page.click('button[type=submit]');
    await page.locator('.error', { hasText: 'knows nobody by this name' }).waitFor();
    await eventually(async () =>
      expect(await page.evaluate('document.activeElement.getAttribute("name")')).toBe('assignee'),
    );

    await page.fill('[name=assignee]', 'agent2@example.com');
    await page.click('button.language');
    await page.locator('button[type=submit]', { hasText: '转派' }).waitFor();
    await eventually(async () => expect(await page.inputValue('[name=assignee]')).toBe('agent2@example.com'));
    let pressed = 0;
    await page.route('**/v1/links/confirm', async (route) => {
      pressed += 1;
      const answer = await route.fetch();
      await (pressed === 1 ? route.abort('connectionreset') : route.fulfill({ response: answer }));
    });
    await page.click('button[type=submit]');
    await page.locator('.status:not(:empty)').waitFor();
    await page.click('button[type=submit]');
    await page.locator('h1', { hasText: 'Maria Lopez' }).waitFor();
    expect(await happened(reference, 'CaseAssigned')).toBe(1);
    expect(await caseOf(reference)).toMatchObject({ assignee: 'agent2' });
  });

  test('to say that they know of it: the page says that no deadline stops, and none does', async () => {
    const reference = await complain();
    const { clocks } = await caseOf(reference);
    const page = await visit('en-GB');
    // As it is copied out of a plain mail, with the bracket behind it.
    await page.goto(`${await linkFor(reference, 'acknowledge')}>`);
    await page.locator('.lead', { hasText: 'stops no deadline' }).waitFor();
    await page.click('button[type=submit]');
    await page.locator('h1', { hasText: 'you know of it' }).waitFor();
    expect(await happened(reference, 'EscalationAcknowledged')).toBe(1);
    const { clocks: afterwards } = await caseOf(reference);
    const dueTimes = (all: unknown) => (Array.isArray(all) ? all.map(({ id, dueAt }) => [id, dueAt]) : undefined);
    expect(dueTimes(afterwards)).toEqual(dueTimes(clocks));
  });

  test('is told kindly of a link that was cut off, of a page without a link, and of a settled case', async () => {
    const reference = await complain();
    const link = await linkFor(reference, 'take-over');
    const page = await visit('en-GB');
    await page.goto(`${machine.url}/confirm`);
    await page.locator('h1', { hasText: 'needs a link from a mail' }).waitFor();
    await page.goto(link.slice(0, -3));
    await page.locator('h1', { hasText: 'does not work any more' }).waitFor();
    const resolve = { token: await machine.token('agent'), body: { explanation: 'It was found.' } };
    await machine.call('POST', `/v1/staff/cases/${reference}/resolve`, resolve);
    await page.goto(link);
    await page.locator('.lead', { hasText: 'settled' }).waitFor();
    await eventually(async () => expect(await page.locator('button[type=submit]').count()).toBe(0));
  });

  test('without JavaScript, is told in both languages that nothing was changed', async () => {
    const page = await visit('en-GB', false);
    await page.goto(await linkFor(await complain(), 'take-over'));
    await eventually(async () =>
      expect(await page.locator('noscript').textContent()).toMatch(/Nothing has been changed[^]*没有做任何更改/),
    );
    await eventually(async () =>
      expect(await page.locator('meta[name=robots]').getAttribute('content')).toContain('noindex'),
    );
    await eventually(async () =>
      expect(await page.locator('meta[name=referrer]').getAttribute('content')).toBe('no-referrer'),
    );
  });

  test('and the page complains of nothing to the console', () => {
    expect(browser.troubles).toEqual([]);
  });
});
