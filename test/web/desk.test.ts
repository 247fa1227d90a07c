import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { eventually, type LocalMachine, startMachine, waitFor } from '../journeys/machine.ts';
import { ABrowser, inABrowser } from './a-browser.ts';
import { seriousFindings } from './axe.ts';
import { asStaff, colleague, expectOpenToAll, saved } from './colleague.ts';
import { screenshot } from './screenshots.ts';

let machine: LocalMachine;
let browser: ABrowser;

async function complain(description: string): Promise<string> {
  const { body } = await machine.call('POST', '/v1/complaints', {
    body: { customer: { name: 'Ann', email: 'ann@customer.example', language: 'en' }, description },
  });
  return String(body['reference']);
}

/** The counters follow the cases by some seconds. */
const counted = (open: number): Promise<boolean> =>
  waitFor(async () => {
    const { now } = (await asStaff(machine, 'manager', 'GET', '/dashboard')) as { now?: { open: number } };
    return now?.open === open;
  });

inABrowser('The pages beside the cases', () => {
  beforeAll(async () => {
    [machine, browser] = await Promise.all([startMachine(), ABrowser.open()]);
  });
  afterAll(async () => {
    await browser?.close();
    await machine?.stop();
  });
  afterEach(() => {
    expect(browser.troubles).toEqual([]);
  });

  test('a dashboard without a case says so, in figures too', async () => {
    const page = await colleague(browser, machine, 'manager', '#/dashboard');
    await page.getByText('Nothing has come in yet').waitFor();
    await page.getByRole('link', { name: /^Open: 0 cases/ }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('each key figure leads to its cases, and every chart is a table as well, which stays chosen', async () => {
    for (const what of ['The parcel is late.', 'The parcel was lost.', 'Rude on the phone.']) await complain(what);
    await counted(3);
    const page = await colleague(browser, machine, 'manager', '#/dashboard?days=7');
    const volume = page.getByRole('region', { name: 'Received, by category and day' }).first();
    await volume.getByRole('application').waitFor();
    await volume.getByRole('button', { name: /^Show as a table/ }).click();
    await eventually(async () => expect(await volume.getByRole('row').count()).toBe(8));
    // The seventh day may begin behind the last complaint.
    const totals = volume.locator('tbody tr > :last-child');
    await eventually(async () =>
      expect((await totals.allTextContents()).map(Number).filter((count) => count > 0)).toEqual([3]),
    );

    await page.reload();
    await volume.getByRole('table').waitFor();
    await page.getByText('90 days', { exact: true }).click();
    await waitFor(() => page.url().endsWith('#/dashboard?days=90'));
    await page.getByRole('region', { name: 'Received, by category and week' }).first().getByRole('table').waitFor();

    await page.getByRole('link', { name: /^Nobody has it: 3 cases/ }).click();
    await page.locator('[data-case]').nth(2).waitFor();
    expect(page.url()).toContain('#/queue?unassigned=true');
  });

  test('the figures of a chart are saved as a file, by date and as numbers', async () => {
    const page = await colleague(browser, machine, 'manager', '#/dashboard?days=7');
    const { name, text } = await saved(page, () =>
      page.getByRole('button', { name: 'Save as a file (CSV): Received, by category and day' }).click(),
    );
    expect(name).toBe('redress-volume.csv');
    const lines = text.trim().split('\r\n');
    expect(lines[0]).toContain('Day,Product quality');
    expect(lines).toHaveLength(8);
    expect(lines.at(-1)).toMatch(/^\d{4}-\d\d-\d\d,(\d+,)+3$/);
  });

  test('the queue is saved as a file, whatever of it is on the screen', async () => {
    const reference = await complain('The parcel came a week late.');
    const page = await colleague(browser, machine, 'manager', '#/queue?team=logistics');
    await page.locator(`[data-case="${reference}"]`).waitFor();
    const { name, text } = await saved(page, () =>
      page.getByRole('button', { name: 'Save all that fit as a spreadsheet (CSV)' }).click(),
    );
    expect(name).toBe('redress-cases.csv');
    const [head, ...rows] = text.trim().split('\r\n');
    expect(head).toMatch(/^\uFEFF?Reference,Received,Channel,/);
    const row = rows.find((one) => one.startsWith(reference));
    // Whom it is with is told in words, as on the page.
    expect(row).toMatch(/,delivery team,.*The parcel came a week late\./);
  });

  test('the link of a task’s mail brings its department to it, who answers there and sees it answered', async () => {
    const reference = await complain('There is glass in the jam, and my hand bleeds.');
    const dueAt = await machine.inDays(2);
    const { task } = await asStaff(machine, 'lead', 'POST', `/cases/${reference}/tasks`, {
      title: 'Examine the jar',
      text: '<b>Look</b> at the seal.',
      to: { department: 'quality' },
      dueAt,
    });
    const page = await colleague(browser, machine, 'agent-quality', `#/tasks/${String(task)}`);
    await page.getByText('<b>Look</b> at the seal.').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    const answer = page.getByRole('textbox', { name: 'Your answer' });
    await answer.fill('The seal was broken.');
    await page.reload();
    await page.getByRole('button', { name: 'Send the answer' }).waitFor();
    await eventually(async () => expect(await answer.inputValue()).toBe('The seal was broken.'));
    await page.getByRole('button', { name: 'Send the answer' }).click();
    await page.getByText('The answer was sent.').first().waitFor();
    await page.getByText('The seal was broken.').first().waitFor();
    await screenshot(page, 'console-task-en');

    await page.getByRole('link', { name: 'Tasks', exact: true }).first().click();
    await page.getByText('Nothing is to be done here.').waitFor();
    await page.getByText('Awaiting acceptance').first().click();
    await page.getByRole('link', { name: 'Examine the jar' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);

    // Another department does not see it.
    const other = await colleague(browser, machine, 'agent-logistics', `#/tasks/${String(task)}`);
    await other.getByText('This could not be read').waitFor();
    await eventually(async () => expect(await other.getByText('The seal was broken.').count()).toBe(0));
  });

  test('a lead says what somebody is given, and who is away; whoever is away is shown so', async () => {
    const page = await colleague(browser, machine, 'lead', '#/people');
    await page.getByText('Nobody has been entered yet').waitFor();
    await page.getByRole('button', { name: 'Add somebody' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Sign-in name' }).fill('agent');
    await dialog.getByRole('button', { name: /Teams/ }).click();
    await page.getByRole('option', { name: 'Quality team' }).click();
    await page.keyboard.press('Escape');
    await dialog.getByLabel('The most open cases that they are given').fill('7');
    await dialog.getByRole('button', { name: 'Save' }).click();
    const row = page.getByRole('row', { name: /Wei Chen/ });
    await row.getByText('7 open cases').waitFor();

    const nextMonth = (await machine.inDays(30)).slice(0, 10);
    await page.getByRole('button', { name: 'Enter leave' }).click();
    await dialog.getByPlaceholder('2026-12-24').nth(1).fill('2199-01-01');
    await dialog.getByRole('button', { name: 'Enter leave' }).click();
    await dialog.getByText(/366/).waitFor();
    await dialog.getByRole('textbox', { name: 'Sign-in name or mail address' }).fill('agent');
    await dialog.getByPlaceholder('2026-12-24').nth(1).fill(nextMonth);
    await dialog.getByRole('button', { name: 'Enter leave' }).click();
    await row.getByText('Away until').waitFor();
    await screenshot(page, 'console-people-en');
    await page.getByRole('button', { name: 'End the leave of agent' }).click();
    await row.getByText('Here').waitFor();
  });

  test('an admin is told which place of the rules is wrong, and lets right ones hold; others only read them', async () => {
    const page = await colleague(browser, machine, 'admin', '#/people');
    await page.getByRole('button', { name: 'Change the rules' }).click();
    const field = page.getByRole('textbox', { name: 'All rules, as JSON' });
    const rules = [
      { id: 'jam', when: { category: ['safety'] }, team: 'quality', choose: 'queue' },
      { id: 'rest', team: 'service', choose: 'queue' },
    ];
    await field.fill(JSON.stringify({ rules: [{ ...rules[0], team: 'nobody' }, rules[1]] }));
    await page.getByRole('button', { name: 'Let these rules hold' }).click();
    await page.getByText(/^rules\.0\.team:/).waitFor();
    await field.fill(JSON.stringify({ rules }));
    await page.getByRole('button', { name: 'Let these rules hold' }).click();
    await page.getByText('Version 1 of the rules holds from now on.').first().waitFor();
    await page.getByRole('row', { name: /jam/ }).waitFor();

    const reader = await colleague(browser, machine, 'agent', '#/people');
    await reader.getByRole('row', { name: /jam/ }).waitFor();
    await eventually(async () =>
      expect(await reader.getByRole('button', { name: /Change|Add somebody/ }).count()).toBe(0),
    );
  });

  test.each([
    ['en-GB', 'All as tables'],
    ['zh-CN', '全部显示为表格'],
  ])('shut nobody out (%s)', async (locale, tables) => {
    const page = await colleague(browser, machine, 'manager', '#/dashboard', { locale });
    await expectOpenToAll(page, [['dashboard', '#/dashboard', '[role=application]']]);
    await page.getByRole('button', { name: tables }).click();
    await page.getByRole('table').first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await expectOpenToAll(page, [
      ['people', '#/people', 'table'],
      ['tasks', '#/tasks', 'table'],
    ]);
  });
});
