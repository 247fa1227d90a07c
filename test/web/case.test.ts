import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { eventually, type LocalMachine, startMachine, waitFor } from '../journeys/machine.ts';
import { ABrowser, desk, inABrowser, phone } from './a-browser.ts';
import { seriousFindings } from './axe.ts';
import { colleague } from './colleague.ts';
import { screenshot } from './screenshots.ts';

let machine: LocalMachine;
let browser: ABrowser;

const hostile =
  '<script>document.title="owned"</script><img src=x onerror="document.title=1">\n  两个空格\n\u202Egnp.exe';

async function complain(name: string, description: string): Promise<string> {
  const { status, body } = await machine.call('POST', '/v1/complaints', {
    body: { customer: { name, email: 'customer@example.com' }, description, product: '电水壶 K2', batch: 'LOT-9' },
  });
  expect([status, body]).toEqual([201, expect.anything()]);
  const reference = String(body['reference']);
  // Let the machine assess it first, so that what follows is only what people do.
  await waitFor(async () => {
    const types = (await read(reference)).timeline.map(({ type }) => type);
    return types.includes('ComplaintAssessed') && types.includes('ComplaintAcknowledged');
  });
  return reference;
}

type Subject = {
  status: string;
  assignee?: string;
  timeline: { type: string; by: { id?: string }; words?: Record<string, unknown>; facts: Record<string, unknown> }[];
};
async function read(reference: string): Promise<Subject> {
  const { body } = await machine.call('GET', `/v1/staff/cases/${reference}`, { token: await machine.token('manager') });
  return body as unknown as Subject;
}
const types = async (reference: string): Promise<string[]> => (await read(reference)).timeline.map(({ type }) => type);
const happened = (reference: string, type: string): Promise<boolean> =>
  waitFor(async () => (await types(reference)).includes(type));

/** Somebody of the staff opens a case. */
async function opens(user: string, reference: string, options: Parameters<ABrowser['visit']>[0] = {}): Promise<Page> {
  const page = await colleague(browser, machine, user, `#/cases/${reference}`, options);
  await page.getByRole('heading', { level: 1, name: reference }).waitFor();
  await page.getByRole('heading', { level: 2, name: /^(Timeline|经过)/ }).waitFor();
  return page;
}

const dialog = (page: Page): Locator => page.getByRole('dialog');
/** The page as one sees it who has just opened it. */
async function pictureOf(page: Page, name: string): Promise<void> {
  await page.evaluate('scrollTo(0, 0)');
  await screenshot(page, name);
}
async function choose(within: Page | Locator, label: string | RegExp, option: string | RegExp): Promise<void> {
  const page = 'page' in within ? within.page() : within;
  await within.getByRole('button', { name: label }).click();
  await page.getByRole('option', { name: option }).first().click();
}
/** Tomorrow at six, as the form has it one press away. */
const tomorrow = (within: Locator, index = 0): Promise<void> =>
  within.getByRole('button', { name: 'Tomorrow 18:00' }).nth(index).click();

inABrowser('the case page', () => {
  beforeAll(async () => {
    machine = await startMachine();
    browser = await ABrowser.open();
  });
  afterAll(async () => {
    await browser?.close();
    await machine?.stop();
  });
  afterEach(() => {
    expect(browser.troubles).toEqual([]);
  });

  test('an agent takes a case, answers, finds the cause, has a refund approved by a lead, and resolves it', async () => {
    const reference = await complain('李雷', '电水壶用了两天就漏水，客服一直不回复。');
    const page = await opens('agent', reference);
    await page.getByRole('button', { name: 'Take it' }).first().click();
    await happened(reference, 'CaseAssigned');

    // A reply from a template, in the customer's language, with a date that is promised
    await page.getByRole('button', { name: /Insert a template/ }).click();
    await page.getByRole('option').first().click();
    const reply = page.getByRole('textbox', { name: 'Reply to 李雷' });
    await waitFor(async () => (await reply.inputValue()).includes('李雷'));
    await page.getByRole('button', { name: 'Preview' }).click();
    await dialog(page).getByText('负责此事的同事给您的答复').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('Promise a date with it').click();
    await page.getByRole('textbox', { name: 'What is promised' }).fill('告知检测结果');
    await tomorrow(page.getByRole('region', { name: 'Write' }));
    await reply.press('Control+Enter');
    await happened(reference, 'PromiseMade');
    await eventually(async () => expect(await reply.inputValue()).toBe(''));

    // A note looks unlike a reply, and is one
    await page.getByText('Internal note', { exact: true }).first().click();
    await page.getByRole('textbox', { name: 'For colleagues only' }).fill('顾客在上海。');
    await page.getByRole('button', { name: 'Add the note' }).click();
    await happened(reference, 'NoteAdded');

    // A task for a department
    await page.getByRole('button', { name: 'Add a task…' }).click();
    await choose(dialog(page), /Who is to do it/, 'Quality team');
    await dialog(page).getByRole('textbox', { name: 'What, in a line' }).fill('检测留样');
    await dialog(page).getByRole('textbox', { name: 'What is to be done' }).fill('检测 LOT-9 的密封圈。');
    await tomorrow(dialog(page));
    await dialog(page).getByRole('button', { name: 'Give the task' }).click();
    await happened(reference, 'TaskAdded');

    // Why it happened
    await page.getByRole('region', { name: 'Cause' }).getByRole('button', { name: 'Record…' }).click();
    await dialog(page).getByRole('textbox', { name: 'Why 1' }).fill('为什么漏水？');
    await dialog(page).getByRole('textbox', { name: 'Answer 1' }).fill('密封圈装反了。');
    await dialog(page).getByRole('button', { name: 'Fishbone' }).click();
    await dialog(page).getByRole('textbox', { name: 'Process' }).fill('没有气密检验\n- 节拍太紧');
    await dialog(page).getByRole('button', { name: 'Save' }).click();
    await page.getByRole('img', { name: 'Fishbone' }).waitFor();

    // A refund above the agent's limit, which a lead approves
    await page.getByRole('button', { name: 'Propose…' }).click();
    await dialog(page).getByRole('textbox', { name: 'Amount' }).fill('399');
    await dialog(page).getByRole('textbox', { name: 'What is promised' }).fill('全额退款 399 元');
    await tomorrow(dialog(page));
    await dialog(page).getByRole('button', { name: 'Propose', exact: true }).click();
    await happened(reference, 'RemedyProposed');
    const lead = await opens('lead', reference, { locale: 'zh-CN' });
    await lead.getByRole('region', { name: '下一步' }).getByRole('button', { name: '批准…' }).click();
    await dialog(lead).getByRole('button', { name: '批准', exact: true }).click();
    await happened(reference, 'RemedyApproved');

    // The agent's page shows it by itself; a decision on what they had not seen would be a conflict
    await page.getByText('Approved, to be done').waitFor();
    await page.getByText('Decision', { exact: true }).first().click();
    await page
      .getByRole('textbox', { name: 'What you decide, and why' })
      .fill('密封圈装反了，全额退款 399 元，明天到账。');
    await page.getByRole('button', { name: 'Resolve and send' }).click();
    await happened(reference, 'ComplaintResolved');
    await page.getByText('Resolved', { exact: true }).first().waitFor();
    expect((await read(reference)).status).toBe('resolved');
    await pictureOf(page, 'case-resolved-en');
    expect(await seriousFindings(page)).toEqual([]);
    await pictureOf(lead, 'case-resolved-zh-CN');
    expect(await seriousFindings(lead)).toEqual([]);
  });

  test('whoever was faster is shown, and the text that was being written stays', async () => {
    const reference = await complain('Ann Brown', 'The kettle leaks and nobody answers.');
    const page = await opens('agent', reference);
    const reply = page.getByRole('textbox', { name: 'Reply to Ann Brown' });
    await reply.fill('Dear Ann Brown, we are looking into it.');
    const { status } = await machine.call('POST', `/v1/staff/cases/${reference}/replies`, {
      token: await machine.token('agent2'),
      body: { text: 'Maria was faster.' },
    });
    expect(status).toBe(201);
    await page.getByRole('button', { name: 'Send to Ann Brown' }).click();
    const alert = page.getByRole('alert').filter({ hasText: 'Somebody was faster' });
    await alert.getByText('Maria was faster.').waitFor();
    await eventually(async () => expect(await reply.inputValue()).toBe('Dear Ann Brown, we are looking into it.'));
    await pictureOf(page, 'case-conflict-en');
    await alert.getByRole('button', { name: 'Send anyway' }).click();
    await waitFor(async () => (await types(reference)).filter((type) => type === 'ReplyAdded').length === 2);
    await waitFor(async () => (await reply.inputValue()) === '');
  });

  test('a draft is there again after a reload', async () => {
    const reference = await complain('Ann Brown', 'The lid is broken.');
    const page = await opens('agent2', reference);
    await page.getByRole('textbox', { name: 'Reply to Ann Brown' }).fill('Half a sent');
    await page.getByRole('button', { name: 'Add a task…' }).click();
    await dialog(page).getByRole('textbox', { name: 'What, in a line' }).fill('Half a task');
    await page.reload();
    const reply = page.getByRole('textbox', { name: 'Reply to Ann Brown' });
    await reply.waitFor();
    await eventually(async () => expect(await reply.inputValue()).toBe('Half a sent'));
    await page.getByRole('button', { name: 'Add a task…' }).click();
    await eventually(async () =>
      expect(await dialog(page).getByRole('textbox', { name: 'What, in a line' }).inputValue()).toBe('Half a task'),
    );
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Throw it away' }).click();
    await eventually(async () => expect(await reply.inputValue()).toBe(''));
  });

  test('hostile words stand there as they were written, and do nothing', async () => {
    const reference = await complain('Eve <b>Mallory</b>', hostile);
    const page = await opens('agent', reference);
    const said = page.getByRole('region', { name: 'What the customer says' }).locator('blockquote');
    await eventually(async () => expect(await said.textContent()).toBe(hostile));
    await page.getByRole('textbox', { name: /^Reply to Eve/ }).fill(hostile);
    await page.getByRole('button', { name: 'Preview' }).click();
    await dialog(page).getByText('两个空格').waitFor();
    await eventually(async () =>
      expect(await page.locator('main script, main img, [role=dialog] img, b').count()).toBe(0),
    );
    await eventually(async () => expect(await page.title()).toContain(reference));
  });

  test('an auditor reads everything and is offered nothing that changes it', async () => {
    const reference = await complain('Ann Brown', 'The handle is loose.');
    const page = await opens('auditor', reference);
    for (const name of [
      'Take it',
      'Assign…',
      'Add a task…',
      'Propose…',
      'Record…',
      'Add an action…',
      'Link…',
      'More',
    ]) {
      await eventually(async () => expect(await page.getByRole('button', { name, exact: true }).count()).toBe(0));
    }
    await eventually(async () => expect(await page.getByRole('textbox', { name: /Reply to/ }).count()).toBe(0));
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    await page.getByRole('button', { name: 'Check the record' }).click();
    await page.getByText(/^Intact: all \d+ events/).waitFor();
  });

  test.each([
    ['en-GB', 'light', desk, 'agent'],
    ['zh-CN', 'dark', desk, 'agent'],
    ['zh-CN', 'light', phone, 'lead'],
    ['en-GB', 'dark', phone, 'lead'],
  ] as const)('everybody can use it: %s, %s', async (locale, colorScheme, size, user) => {
    const reference = await complain('韩梅梅', '电水壶漏水，差点触电。\n退款！');
    const page = await opens(user, reference, { ...size, locale, colorScheme });
    const how = page.getByRole('button', { name: /^(How it came about|如何算出)/ }).first();
    await how.click();
    await page.locator('textarea').first().fill('是您自己操作不当，请按公司规定处理。');
    await page.getByRole('button', { name: /^(Coach|写作指导)/ }).click();
    expect(await seriousFindings(page)).toEqual([]);
    const name = `case-${locale}-${colorScheme}-${size === phone ? 'phone' : 'desk'}`;
    await pictureOf(page, name);
    await page.getByRole('button', { name: /^(Propose…|提出…)$/ }).click();
    await dialog(page).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await pictureOf(page, `${name}-form`);
    // Nothing is wider than a phone.
    await eventually(async () =>
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true),
    );
  });
});
