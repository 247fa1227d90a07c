import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { eventually, type LocalMachine, startMachine, waitFor } from '../journeys/machine.ts';
import { ABrowser, inABrowser } from './a-browser.ts';
import { seriousFindings } from './axe.ts';
import { asStaff, colleague, expectOpenToAll } from './colleague.ts';
import { screenshot } from './screenshots.ts';

let machine: LocalMachine;
let browser: ABrowser;

const active = async (): Promise<unknown> =>
  ((await asStaff(machine, 'admin', 'GET', '/policies'))['active'] as { packs: unknown }).packs;

inABrowser('The page of policies', () => {
  beforeAll(async () => {
    [machine, browser] = await Promise.all([startMachine(), ABrowser.open()]);
    for (const description of ['The parcel is late.', 'The lamp is broken.']) {
      await machine.call('POST', '/v1/complaints', {
        body: { customer: { name: 'Ann', email: 'ann@customer.example', language: 'en' }, description },
      });
    }
  });
  afterAll(async () => {
    await browser?.close();
    await machine?.stop();
  });
  afterEach(() => {
    expect(browser.troubles).toEqual([]);
  });

  test('shows what there is and what is active, and reads each policy in words', async () => {
    const page = await colleague(browser, machine, 'lead', '#/policies');
    await page.getByRole('row', { name: /Default.*Active/ }).waitFor();
    await page.getByText('not legal advice').waitFor();
    await page.getByRole('link', { name: /UK FCA/ }).click();
    await page.getByText('it never stands still').waitFor();
    await page.getByText('8 weeks').first().waitFor();
    await screenshot(page, 'console-policy-en');
    const source = page.getByRole('link', { name: /FCA Handbook|DISP/ }).first();
    await eventually(async () => expect(await source.getAttribute('href')).toMatch(/^https:/));
  });

  test('names each place that is wrong with its line, and publishes for an admin what is right', async () => {
    const page = await colleague(browser, machine, 'admin', '#/policies?do=write&from=default');
    const field = page.getByRole('textbox', { name: 'The policy, as JSON' });
    await eventually(async () => expect(await field.inputValue()).toContain('"target": "'));
    const whole = await field.inputValue();
    await field.fill(whole.replace('"target": "', '"target": "soon '));
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByText('One place is not right yet').waitFor();
    const line = page.getByRole('button', { name: /^Line \d+$/ });
    await line.click();
    const chosen = '{ const it = document.activeElement; it.value.slice(it.selectionStart, it.selectionEnd) }';
    await eventually(async () => expect(await page.evaluate(chosen)).toContain('"target": "soon '));
    await field.fill('{ "id": ');
    await page.getByText('This is not JSON').waitFor();
    await eventually(async () => expect(await page.getByRole('button', { name: 'Publish' }).isDisabled()).toBe(true));

    // What was being written is still there after a reload.
    await field.fill(whole.replace('"our-default"', '"our-shop"'));
    await page.reload();
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByText('our-shop is right').waitFor();
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByText('our-shop was published as version 1').first().waitFor();
    await waitFor(() => page.url().includes('#/policies/our-shop?version=1'));
    expect(await active()).toEqual(['default@1']);
  });

  test('are tried on past cases, then activated with a reason and a second look, and brought back', async () => {
    const page = await colleague(browser, machine, 'admin', '#/policies?do=activate');
    await page.getByRole('button', { name: 'Remove default@1' }).click();
    await page.getByRole('button', { name: /Policies for new cases/ }).click();
    await page.keyboard.type('retail');
    await waitFor(async () => (await page.getByRole('option').count()) === 1);
    await page.getByRole('option', { name: /retail@1/ }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Remove retail@1' }).waitFor();
    await eventually(async () => expect(await page.getByRole('button', { name: 'Activate…' }).count()).toBe(0));
    await page.getByRole('button', { name: 'Try them on past cases' }).click();
    await page.getByText(/2 cases of 90 days were tried: \d+ deadlines would have been otherwise/).waitFor();
    await page.getByRole('table', { name: 'Cases where it shows most' }).getByRole('link').first().waitFor();
    await screenshot(page, 'console-policies-replay-en');

    await page.getByRole('button', { name: 'Activate…' }).click();
    await page.getByText('Please say why.').waitFor();
    await page.getByRole('textbox', { name: 'Reason' }).fill('We open shops in Britain.');
    await page.getByRole('button', { name: 'Activate…' }).click();
    const dialog = page.getByRole('dialog', { name: 'From the very next case on?' });
    await dialog.getByText('New cases are given: retail@1.').waitFor();
    await dialog.getByText(/deadlines would have been otherwise/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Let them hold' }).click();
    await page.getByRole('row', { name: /1 \(present\).*We open shops in Britain\./ }).waitFor();
    expect(await active()).toEqual(['retail@1']);

    await page.getByRole('link', { name: 'Bring back number 0' }).click();
    await page.getByRole('button', { name: 'Try them on past cases' }).click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('Not yet.');
    await page.getByRole('button', { name: 'Activate…' }).click();
    await dialog.getByRole('button', { name: 'Let them hold' }).click();
    await page.getByRole('row', { name: /2 \(present\).*Brings back number 0\. ?Not yet\./ }).waitFor();
    expect(await active()).toEqual(['default@1']);
  });

  test('are not written over when somebody else decided meanwhile', async () => {
    const page = await colleague(browser, machine, 'admin', '#/policies?do=activate&back=1');
    await page.getByRole('button', { name: 'Try them on past cases' }).click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('Once more.');
    await page.getByRole('button', { name: 'Activate…' }).click();
    await asStaff(machine, 'admin', 'PUT', '/policies/active', { packs: ['iso-10002'] });
    const dialog = page.getByRole('dialog', { name: 'From the very next case on?' });
    await dialog.getByRole('button', { name: 'Let them hold' }).click();
    await dialog
      .getByText(/have changed since you read them/)
      .or(dialog.getByText('This did not work'))
      .first()
      .waitFor();
    expect(await active()).toEqual(['iso-10002@1']);
  });

  test('let reviewers check and try, but decide nothing', async () => {
    const page = await colleague(browser, machine, 'auditor', '#/policies');
    await page.getByRole('link', { name: 'Try others on past cases' }).click();
    await page.getByRole('button', { name: 'Try them on past cases' }).click();
    await page.getByText(/cases of 90 days were tried/).waitFor();
    await eventually(async () => expect(await page.getByRole('button', { name: 'Activate…' }).count()).toBe(0));
    await page.goto(`${machine.url}/console#/policies?do=write`);
    await page.getByRole('button', { name: 'Check' }).waitFor();
    await eventually(async () => expect(await page.getByRole('button', { name: 'Publish' }).count()).toBe(0));
    await page.goto(`${machine.url}/console#/policies`);
    await page.getByRole('table').first().waitFor();
    await eventually(async () => expect(await page.getByRole('link', { name: /Bring back/ }).count()).toBe(0));
  });

  test.each(['en-GB', 'zh-CN'])('shuts nobody out (%s)', async (locale) => {
    const page = await colleague(browser, machine, 'admin', '#/policies', { locale });
    await expectOpenToAll(page, [
      ['policies', '#/policies', 'table'],
      ['policy', '#/policies/retail', 'table'],
      ['policy-write', '#/policies?do=write', 'textarea'],
      ['policies-activate', '#/policies?do=activate', '[aria-haspopup]'],
    ]);
  });
});
