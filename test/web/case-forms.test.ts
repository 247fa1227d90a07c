import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { eventually, type LocalMachine, startMachine, waitFor } from '../journeys/machine.ts';
import { ABrowser, inABrowser } from './a-browser.ts';
import { asStaff, colleague, saved } from './colleague.ts';
import { aPhoto } from './things.ts';

let machine: LocalMachine;
let browser: ABrowser;
/** An agent reads English, a lead Chinese; both stay signed in. */
let agent: Page;
let lead: Page;
let customers = 0;
const chinese = { name: '李雷', language: 'zh-CN' };

async function complain(description: string, customer: { name?: string; email?: string; language?: string } = {}) {
  customers += 1;
  const { status, body } = await machine.call('POST', '/v1/complaints', {
    body: {
      customer: { name: 'Ann Brown', email: `ann${customers}@customer.example`, ...customer },
      description,
      product: 'Kettle K2',
    },
  });
  expect([status, body]).toEqual([201, expect.anything()]);
  const reference = String(body['reference']);
  await waitFor(async () => {
    const types = await typesOf(reference);
    return types.includes('ComplaintAssessed') && types.includes('ComplaintAcknowledged');
  });
  return reference;
}

type Subject = { status: string; timeline: { type: string }[] };
const read = async (reference: string): Promise<Subject> =>
  (await asStaff(machine, 'manager', 'GET', `/cases/${reference}`)) as unknown as Subject;
const typesOf = async (reference: string): Promise<string[]> =>
  (await read(reference)).timeline.map(({ type }) => type);
const act = (who: string, reference: string, path: string, body?: unknown, method = 'POST') =>
  asStaff(machine, who, method, `/cases/${reference}${path}`, body);

async function opens(page: Page, reference: string): Promise<void> {
  await page.evaluate(`location.hash = '#/cases/${reference}'`);
  await page.getByRole('heading', { level: 1, name: reference }).waitFor();
  await page.getByRole('heading', { level: 2, name: /^(Timeline|经过)/ }).waitFor();
}

const dialog = (page: Page): Locator => page.getByRole('dialog');
const region = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });
const button = (within: Page | Locator, name: string | RegExp): Locator => within.getByRole('button', { name });
/** What the page's own menu offers beside the buttons. */
async function more(page: Page, entry: string): Promise<void> {
  await page.getByRole('button', { name: /^(More|更多)$/ }).click();
  await page.getByRole('menuitem', { name: entry }).click();
}
async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(fields)) {
    await dialog(page)
      .getByRole('textbox', { name: new RegExp(`^${name}`) })
      .first()
      .fill(text);
  }
}
async function choose(page: Page, label: string, option: string): Promise<void> {
  await dialog(page)
    .getByRole('button', { name: new RegExp(`^${label}`) })
    .click();
  await page.getByRole('option', { name: option }).first().click();
}
async function person(page: Page, label: string, who: string): Promise<void> {
  await dialog(page).getByRole('combobox', { name: label }).fill(who);
  await page.getByRole('option', { name: who }).first().click();
}
const tomorrow = (page: Page, index = 0): Promise<void> =>
  dialog(page)
    .getByRole('button', { name: /^(Tomorrow|明天) 18:00$/ })
    .nth(index)
    .click();
/** Sends the form, which goes when it was taken. */
async function send(page: Page, submit: string): Promise<void> {
  await dialog(page).getByRole('button', { name: submit, exact: true }).click();
  await dialog(page).waitFor({ state: 'detached' });
}

inABrowser('The forms of the case page', () => {
  beforeAll(async () => {
    browser = await ABrowser.open();
    machine = await startMachine();
    [agent, lead] = await Promise.all([
      colleague(browser, machine, 'agent', '#/queue', { locale: 'en-GB' }),
      colleague(browser, machine, 'lead', '#/queue', { locale: 'zh-CN' }),
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    await machine?.stop();
  });
  afterEach(() => {
    expect(browser.troubles).toEqual([]);
  });

  test('an agent puts right what it is and what it is about, and has the rules choose somebody else', async () => {
    const reference = await complain('The kettle leaks.');
    await act('agent', reference, '/take');
    await asStaff(machine, 'lead', 'PUT', '/people/agent2', {
      teams: ['logistics'],
      languages: ['en'],
      takesCases: true,
      capacity: 5,
    });
    await opens(agent, reference);

    await more(agent, 'Correct kind, category or level…');
    await choose(agent, 'Category', 'Delivery');
    await choose(agent, 'Level', 'Important');
    await fill(agent, { Reason: 'It was broken on the way.' });
    await send(agent, 'Correct');
    await agent.getByText('Important', { exact: true }).first().waitFor();

    await more(agent, 'Correct what it is about…');
    await fill(agent, { Product: 'Kettle K3', 'Order number': 'A-1007', Batch: 'LOT-9' });
    await send(agent, 'Correct');
    const about = region(agent, 'Customer and subject');
    for (const text of ['Kettle K3', 'A-1007', 'LOT-9']) await about.getByText(text).waitFor();

    await more(agent, 'Route it again…');
    await send(agent, 'Route');
    await agent.getByText('The rules leave it where it is.').first().waitFor();
    await asStaff(machine, 'admin', 'PUT', '/routing', {
      rules: [
        { id: 'delivery', when: { category: ['delivery'] }, team: 'logistics', choose: 'least-loaded' },
        { id: 'rest', team: 'quality', choose: 'queue' },
      ],
    });
    await more(agent, 'Route it again…');
    await dialog(agent).getByRole('checkbox', { name: 'Choose somebody else although somebody has it' }).check();
    await send(agent, 'Route');
    await agent.getByText('Now with: Delivery team, Maria Lopez').first().waitFor();
    await agent.getByText('Maria Lopez has this case.').waitFor();
  });

  test('组长改用现行政策、承诺日期并兑现、等待供应商又继续、延长时限', async () => {
    const reference = await complain('电水壶漏水。', chinese);
    await act('lead', reference, '/take');
    // The policy that the case was given lets no deadline be extended; this one does.
    await asStaff(machine, 'admin', 'PUT', '/policies/active', { packs: ['default', 'cn-banking-insurance'] });
    await opens(lead, reference);
    const deadlines = region(lead, '时限');
    await deadlines.getByText('处理结果').first().waitFor();
    await eventually(async () => expect(await button(deadlines, /^延长…/).count()).toBe(0));

    await more(lead, '改用现行政策…');
    await fill(lead, { 理由: '银行业投诉。' });
    await send(lead, '改用');
    await region(lead, '顾客与事由').getByText('cn-banking-insurance v1').waitFor();

    await more(lead, '承诺日期…');
    await fill(lead, { 承诺什么: '电话告知检测结果' });
    await tomorrow(lead);
    await send(lead, '承诺');
    await deadlines.getByText('电话告知检测结果').waitFor();
    await button(deadlines, /^已兑现/).click();
    await deadlines.getByText('电话告知检测结果').waitFor({ state: 'detached' });

    await more(lead, '等待顾客或供应商…');
    await choose(lead, '等谁', '供应商');
    await fill(lead, { 理由: '等密封圈到货。' });
    await send(lead, '开始等待');
    await lead.getByText('正在等待：供应商').waitFor();
    await more(lead, '结束等待');
    await lead.getByText('正在等待：供应商').waitFor({ state: 'detached' });

    await button(deadlines, /^延长…/).click();
    await fill(lead, { 为什么需要更多时间: '检测需要两周。' });
    await send(lead, '延长');
    await lead.getByText('检测需要两周。').first().waitFor();
    await eventually(async () => expect(await button(deadlines, /^延长…/).count()).toBe(0));
  });

  test('an agent asks a partner and a department for help, takes links back, returns and accepts answers', async () => {
    const reference = await complain('The kettle leaks.');
    await act('agent', reference, '/take');
    await opens(agent, reference);
    const tasks = region(agent, 'Tasks');

    await button(agent, 'Add a task…').click();
    await choose(agent, 'Who is to do it', 'An outside partner');
    await fill(agent, {
      Organisation: 'Bright Kettles Ltd',
      Email: 'no address',
      'What, in a line': 'Look at the seal',
      'What is to be done': 'Look at the seal of LOT-9.',
    });
    await tomorrow(agent);
    await button(dialog(agent), 'Give the task').click();
    await dialog(agent)
      .getByRole('textbox', { name: 'Email', exact: false })
      .and(agent.locator('[aria-invalid=true]'))
      .waitFor();
    await fill(agent, { Email: 'bright@supplier.example' });
    await send(agent, 'Give the task');
    await tasks.getByText('Bright Kettles Ltd').waitFor();
    await button(tasks, /^Send a new link/).click();
    await waitFor(async () => (await machine.mails('bright@supplier.example')).length === 2);
    await button(tasks, /^Withdraw the link/).click();
    await tasks.getByText('The partner’s link does not work any more.').waitFor();
    await button(tasks, /^Cancel…/).click();
    await fill(agent, { 'Why it is not needed': 'We looked ourselves.' });
    await send(agent, 'Cancel the task');
    await tasks.getByText('Cancelled', { exact: true }).waitFor();

    await button(agent, 'Add a task…').click();
    await choose(agent, 'Who is to do it', 'Quality team');
    await fill(agent, { 'What, in a line': 'Test it', 'What is to be done': 'Test the sample.' });
    await dialog(agent)
      .getByRole('checkbox', { name: /^Mandatory/ })
      .check();
    await tomorrow(agent);
    await send(agent, 'Give the task');
    await tasks.getByText('mandatory', { exact: true }).waitFor();
    const { tasks: all } = await asStaff(machine, 'agent', 'GET', `/cases/${reference}/tasks`);
    const { task } = (all as { task: string; state: string }[]).find(({ state }) => state === 'open') ?? { task: '' };
    const answer = (text: string) => asStaff(machine, 'agent-quality', 'POST', `/tasks/${task}/answers`, { text });
    await answer('It leaks.');
    await agent.reload();
    await button(tasks, /^Return…/).click();
    await fill(agent, { 'What is missing': 'Where does it leak?' });
    await send(agent, 'Return');
    await tasks.getByText('Returned', { exact: true }).waitFor();
    await answer('At the bottom.');
    await agent.reload();
    await button(tasks, /^Accept/).click();
    await tasks.getByText('Accepted', { exact: true }).waitFor();
  });

  test('a remedy is proposed, proposed otherwise, rejected by a lead, done with evidence, and cancelled', async () => {
    const reference = await complain('电水壶漏水。', chinese);
    await act('agent', reference, '/take');
    await opens(agent, reference);
    const remedies = region(agent, 'Remedies');

    await button(agent, 'Propose…').click();
    await fill(agent, { Amount: 'a hundred', 'What is promised': '退款 100 元' });
    await tomorrow(agent);
    await button(dialog(agent), 'Propose').click();
    await dialog(agent).getByRole('textbox', { name: 'Amount' }).and(agent.locator('[aria-invalid=true]')).waitFor();
    await fill(agent, { Amount: '100' });
    await send(agent, 'Propose');
    await button(remedies, /^Change…/).click();
    await fill(agent, { Amount: '80.50', 'What is promised': '退款 80.50 元' });
    await send(agent, 'Change');
    await remedies.getByText('Replaced', { exact: true }).waitFor();
    await remedies.getByText('80.50').first().waitFor();

    await opens(lead, reference);
    await button(region(lead, '补救方案'), /^否决/).click();
    await fill(lead, { 为什么不同意: '应换货。' });
    await send(lead, '否决');
    await region(lead, '补救方案').getByText('已否决').waitFor();

    await agent.reload();
    await button(agent, 'Propose…').click();
    await choose(agent, 'What', 'Apology');
    await fill(agent, { 'What is promised': '书面道歉' });
    await tomorrow(agent);
    await send(agent, 'Propose');
    await button(remedies, /^Record as done/).click();
    await fill(agent, { 'What shows it': 'Letter of today' });
    await send(agent, 'Record as done');
    await remedies.getByText('Letter of today').waitFor();

    await button(agent, 'Propose…').click();
    await choose(agent, 'What', 'Explanation');
    await fill(agent, { 'What is promised': '书面说明' });
    await tomorrow(agent);
    await send(agent, 'Propose');
    const explanation = remedies.getByRole('listitem').filter({ hasText: '书面说明' });
    await button(explanation, /^Cancel the remedy/).click();
    await fill(agent, { Why: 'Said on the phone.' });
    await send(agent, 'Cancel the remedy');
    await explanation.getByText('Cancelled', { exact: true }).waitFor();
  });

  test('组长与顾客协商：双方出价、达成一致；另一次未能达成一致', async () => {
    const reference = await complain('电水壶漏水。', chinese);
    await act('lead', reference, '/take');
    await opens(lead, reference);
    const remedies = region(lead, '补救方案');

    await button(lead, '协商…').click();
    await fill(lead, { 金额: '300', 对方原话: '至少三百。' });
    await send(lead, '开始');
    await remedies.getByText('至少三百。').waitFor();
    await button(remedies, /^提出金额…/).click();
    await fill(lead, { 金额: '100' });
    await send(lead, '提出金额');
    await remedies.getByText(/^对半：.*200/).waitFor();
    await button(remedies, /^达成一致…/).click();
    await eventually(async () =>
      expect(await dialog(lead).getByRole('textbox', { name: '金额' }).inputValue()).toBe('200.00'),
    );
    await fill(lead, { 承诺什么: '赔偿 200 元' });
    await tomorrow(lead);
    await send(lead, '达成一致');
    await remedies.getByText(/^以.*200.*达成一致/).waitFor();

    await button(lead, '协商…').click();
    await fill(lead, { 金额: '900' });
    await send(lead, '开始');
    await button(remedies, /^结束…/).click();
    await fill(lead, { 理由: '差距太大。' });
    await send(lead, '结束');
    await remedies.getByText('差距太大。').waitFor();
  });

  test('组长关联案件又解除、拆分出一部分、并入同一顾客的另一案件', async () => {
    const twice = { ...chinese, email: 'lilei@customer.example' };
    const [reference, other, stranger] = await Promise.all([
      complain('电水壶漏水，物流也晚了三天。', twice),
      complain('热水壶坏了。', twice),
      complain('杯子碎了。'),
    ]);
    await act('lead', reference, '/take');
    await opens(lead, reference);
    const belonging = region(lead, '其他案件');

    await more(lead, '关联其他案件…');
    await fill(lead, { 另一案件: stranger, 理由: '同一批次的密封圈。' });
    await choose(lead, '如何相关', '相关');
    await send(lead, '关联');
    await belonging.getByText('同一批次的密封圈。').waitFor();
    await button(belonging, `解除关联…: ${stranger}`).click();
    await fill(lead, { 理由: '并不是同一批次。' });
    await send(lead, '解除关联');
    await belonging.getByText('同一批次的密封圈。').waitFor({ state: 'detached' });

    await more(lead, '拆分出一部分…');
    await fill(lead, { 新案件的内容: '物流也晚了三天。', 理由: '由物流组处理。' });
    await choose(lead, '类别', '物流配送');
    await send(lead, '拆分');
    await belonging.getByText('物流也晚了三天。').waitFor();

    await opens(lead, other);
    await more(lead, '并入其他案件…');
    await fill(lead, { 并入哪个案件: reference, 理由: '同一件事。' });
    await send(lead, '并入该案');
    await lead.getByText('本案已并入另一案件：').waitFor();
    await region(lead, '下一步').getByRole('link', { name: reference }).click();
    await lead.getByRole('heading', { level: 1, name: reference }).waitFor();
  });

  test('an agent has a sentence bettered by the coach, saves a file, thanks a colleague, closes, and opens again', async () => {
    const reference = await complain('The kettle leaks.');
    await act('agent', reference, '/take');
    await opens(agent, reference);

    const reply = agent.getByRole('textbox', { name: 'Reply to Ann Brown' });
    await reply.fill('We will look into it, and then you will hear from us.');
    await button(agent, /^Coach: /).click();
    const before = await reply.inputValue();
    await button(agent, /^(Use|Insert) this$/)
      .first()
      .click();
    await eventually(async () => expect(await reply.inputValue()).not.toBe(before));
    await button(agent, 'Throw it away').click();

    const files = region(agent, 'Files');
    await files.getByRole('button', { name: 'Files', exact: false }).first().click();
    await files.locator('input[type=file]').setInputFiles([aPhoto('seal.png')]);
    await button(files, 'Save: seal.png').and(agent.locator(':enabled')).waitFor();
    const { name: fileName } = await saved(agent, () => button(files, 'Save: seal.png').click());
    expect(fileName).toBe('seal.png');

    await more(agent, 'Give a colleague feedback…');
    await choose(agent, 'Form', 'BIA');
    await person(agent, 'To whom', 'agent2');
    await fill(agent, {
      Behaviour: 'You are always lazy.',
      Impact: 'The customer calmed down at once.',
      Appreciation: 'Thank you.',
    });
    await button(dialog(agent), 'Give').click();
    await dialog(agent).getByRole('textbox', { name: 'Behaviour' }).and(agent.locator('[aria-invalid=true]')).waitFor();
    await fill(agent, { Behaviour: 'On Friday you called the customer back within ten minutes.' });
    await send(agent, 'Give');

    await act('agent', reference, '/resolve', { explanation: 'We sent a new one.' });
    await agent.reload();
    await more(agent, 'Close…');
    await send(agent, 'Close the case');
    await agent.getByText('Closed', { exact: true }).first().waitFor();
    await more(agent, 'Reopen…');
    await fill(agent, { Reason: 'The new one leaks as well.' });
    await send(agent, 'Reopen');
    await agent.getByText('In progress', { exact: true }).first().waitFor();
  });

  test('组长把表扬转达给被表扬的人', async () => {
    const reference = await complain('电水壶很好。', chinese);
    await opens(lead, reference);
    await more(lead, '转达表扬…');
    await person(lead, '给谁', 'agent2');
    await send(lead, '转达');
    await waitFor(async () => (await typesOf(reference)).includes('PraisePassedOn'));
  });

  test('an action is done, and checked when its day has come; another is cancelled', async () => {
    const reference = await complain('The kettle leaks.');
    await act('agent', reference, '/take');
    await act(
      'agent',
      reference,
      '/cause',
      { fishbone: [{ branch: 'process', causes: [{ text: 'No leak test' }] }] },
      'PUT',
    );
    await opens(agent, reference);
    const actions = region(agent, 'Actions');
    for (const what of ['Test every kettle for leaks', 'Paint the line blue']) {
      await button(agent, 'Add an action…').click();
      await fill(agent, { 'What is to be done': what });
      await tomorrow(agent);
      await dialog(agent).getByRole('button', { name: 'In 3 days' }).nth(1).click();
      await send(agent, 'Add an action');
      await actions.getByText(what).waitFor();
    }
    const action = (what: string): Locator => actions.getByRole('listitem').filter({ hasText: what });
    await button(action('Paint'), /^Cancel…/).click();
    await fill(agent, { Reason: 'It has no bearing.' });
    await send(agent, 'Cancel the action');
    await actions.getByText('It has no bearing.').waitFor();
    await button(action('Test every'), /^Done…/).click();
    await fill(agent, { 'How one can see that': 'The log of the test bench.' });
    await send(agent, 'Done');
    await actions.getByText('The log of the test bench.').waitFor();

    await eventually(async () => expect(await button(action('Test every'), /^Check…/).isDisabled()).toBe(true));
    // Four days later whoever was signed in has to sign in again.
    await machine.advance('P4D');
    const later = await colleague(browser, machine, 'agent', `#/cases/${reference}`, { locale: 'zh-CN' });
    const measures = region(later, '改进措施');
    await button(measures, /^验证…/).click();
    await choose(later, '结果', '无效');
    await fill(later, { 理由: '又退回两台。' });
    await send(later, '验证');
    await measures.getByText('又退回两台。').waitFor();
  });
});
