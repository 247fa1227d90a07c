import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { eventually, type LocalMachine, startMachine } from '../journeys/machine.ts';
import { ABrowser, desk, inABrowser, phone } from './a-browser.ts';
import { screenshot } from './screenshots.ts';
import { aPhoto } from './things.ts';

let machine: LocalMachine;
let browser: ABrowser;
const windows = new Map<string, Page>();

/** Everybody sits at a browser of their own, which nobody else's cookies or drafts are in. */
async function window(who: string, options: Parameters<ABrowser['visit']>[0]): Promise<Page> {
  const page = await browser.visit(options);
  windows.set(who, page);
  return page;
}

/** Somebody of the staff signs in, and finds the case in the queue by its customer. */
async function comesIn(user: string, language: 'zh-CN' | 'en-GB'): Promise<Page> {
  const page = await window(user, { ...desk, locale: language });
  await page.goto(`${machine.url}/console`);
  await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click();
  await page.locator(`button[value=${user}]`).click();
  await page.getByRole('heading', { level: 1, name: /^(案件队列|Queue)/ }).waitFor();
  return page;
}

/** Looks at the case as it is now: from the list of cases, as after a coffee. */
async function opensTheCase(page: Page, list: RegExp, reference: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: list }).click();
  await page.getByRole('link', { name: reference }).first().click();
  await page.getByRole('heading', { level: 1, name: reference }).waitFor();
}
const queue = /^(案件队列|Queue)/;

const dialog = (page: Page): Locator => page.getByRole('dialog');
const next = (page: Page): Locator => page.getByRole('region', { name: /^(下一步|Next)$/ });

/** A sentence of the story: when it does not come true, it is named and everybody's page is in a picture. */
async function so(sentence: string, happens: () => Promise<void>): Promise<void> {
  try {
    await happens();
  } catch (cause) {
    for (const [who, page] of windows) await screenshot(page, `story-stuck-${who}`).catch(() => undefined);
    throw new Error(`It did not come true that ${sentence}: ${String(cause)}`, { cause });
  }
}

inABrowser('The whole story, by clicking as people do', () => {
  beforeAll(async () => {
    browser = await ABrowser.open();
    machine = await startMachine();
  });
  afterAll(async () => {
    await browser?.close();
    await machine?.stop();
  });

  test('a complaint with a photo is answered, put right, disputed, decided by somebody else, and confirmed', async () => {
    const customer = await window('customer', { ...phone, locale: 'zh-CN' });
    let reference = '';

    await so('a customer complains in Chinese, with a photo', async () => {
      await customer.goto(machine.url);
      await customer.getByLabel('请用您自己的话说明').fill('电水壶用了两天就漏水，客服一直不回复，要求退款。');
      await customer.getByLabel('产品或服务').fill('电水壶 K2');
      await customer.getByText('希望尽快').click();
      await customer.locator('input[type=file]').setInputFiles([aPhoto('漏水的水壶.png')]);
      await customer.getByLabel('您的姓名').fill('李雷');
      await customer.getByLabel('电子邮箱').fill('lilei@customer.example');
      await customer.getByRole('button', { name: '提交投诉' }).click();
      await customer.getByRole('heading', { level: 1, name: '您的投诉已受理' }).waitFor();
      reference = (await customer.getByText(/^CR-/).textContent()) ?? '';
      await customer.getByText('已检查，未发现病毒').waitFor();
    });
    await so('the customer follows it from there', async () => {
      await customer.getByRole('link', { name: '查看进度' }).click();
      await customer.getByRole('heading', { level: 1, name: reference }).waitFor();
      await customer.getByText('漏水的水壶.png').first().waitFor();
    });

    const agent = await comesIn('agent', 'en-GB');
    await so('an agent finds it in the queue, sees the photo, and takes it', async () => {
      await opensTheCase(agent, queue, reference);
      await agent.getByRole('region', { name: 'What the customer says' }).getByText('客服一直不回复').waitFor();
      await agent.getByText('漏水的水壶.png').first().waitFor();
      await next(agent).getByRole('button', { name: 'Take it' }).click();
      await next(agent).getByRole('button', { name: 'Write a reply' }).waitFor();
    });
    await so('the agent replies', async () => {
      await next(agent).getByRole('button', { name: 'Write a reply' }).click();
      await agent.getByLabel('Reply to 李雷').fill('李雷您好，非常抱歉。请问水壶是从哪里漏水的？我们明天给您答复。');
      await agent.getByRole('button', { name: 'Send to 李雷' }).click();
      await agent.getByText('Sent to the customer.').first().waitFor();
    });
    await so('the customer reads it on the tracking page, and answers', async () => {
      await customer.reload();
      await customer.getByText('请问水壶是从哪里漏水的').waitFor();
      await customer.getByLabel('给我们留言').fill('从壶底漏水，照片里能看到。');
      await customer.getByRole('button', { name: '发送' }).click();
      await customer.getByText('您的留言已记录').waitFor();
    });

    await so('the agent sees the answer, and records why it happened', async () => {
      await opensTheCase(agent, /^My cases/, reference);
      await next(agent).getByText('The customer wrote and waits for an answer.').waitFor();
      await agent.getByText('从壶底漏水').first().waitFor();
      await agent.getByRole('region', { name: 'Cause' }).getByRole('button', { name: 'Record…' }).click();
      await dialog(agent).getByLabel('Why 1').fill('为什么漏水？');
      await dialog(agent).getByLabel('Answer 1').fill('密封圈装反了。');
      await dialog(agent).getByRole('button', { name: 'Save' }).click();
      await agent.getByRole('region', { name: 'Cause' }).getByText('密封圈装反了。').first().waitFor();
    });
    await so('the agent proposes more than an agent may give', async () => {
      await agent.getByRole('button', { name: 'Propose…' }).click();
      await dialog(agent).getByLabel('Amount').fill('399');
      await dialog(agent).getByLabel('What is promised', { exact: true }).fill('全额退款 399 元');
      await dialog(agent).getByRole('button', { name: 'Tomorrow 18:00' }).click();
      await dialog(agent).getByRole('button', { name: 'Propose', exact: true }).click();
      await next(agent).getByText('A remedy is still to be approved by somebody else').waitFor();
    });
    const lead = await comesIn('lead', 'zh-CN');
    await so('a team lead approves it', async () => {
      await opensTheCase(lead, queue, reference);
      await next(lead).getByText('有补救方案等您审批').waitFor();
      await screenshot(lead, 'story-to-approve');
      await next(lead).getByRole('button', { name: '批准…' }).click();
      await dialog(lead).getByText('全额退款 399 元').waitFor();
      await dialog(lead).getByRole('button', { name: '批准', exact: true }).click();
      await lead.getByText('已批准，待执行').first().waitFor();
    });
    await so('it is paid, and the agent says so with the proof', async () => {
      await opensTheCase(agent, /^My cases/, reference);
      const remedies = agent.getByRole('region', { name: 'Remedies' });
      await remedies.getByRole('button', { name: /^Record as done/ }).click();
      await dialog(agent).getByLabel('What shows it').fill('退款流水号 20261122-0399');
      await dialog(agent)
        .getByRole('button', { name: /^Record/ })
        .click();
      await remedies.getByText('Done', { exact: true }).first().waitFor();
    });
    await so('the agent decides', async () => {
      await next(agent).getByRole('button', { name: 'Write the decision' }).click();
      await agent.getByLabel('What you decide, and why').fill('密封圈装反了。已全额退款 399 元。');
      await agent.getByRole('button', { name: 'Resolve and send' }).click();
      await agent.getByText('Resolved', { exact: true }).first().waitFor();
      await screenshot(agent, 'story-resolved');
    });

    await so('the customer disagrees', async () => {
      await customer.reload();
      await customer.getByRole('heading', { name: '我们的处理结果' }).waitFor();
      await screenshot(customer, 'story-decided');
      await customer.getByRole('button', { name: '我不认可' }).click();
      await customer.getByLabel('您的理由').fill('退款到账了，但是地板被泡坏，没有人回应。');
      await customer.getByRole('button', { name: '提交异议' }).click();
      await customer.getByText('您的异议已记录，将由另一位同事重新处理。').waitFor();
    });
    await so('whoever decided cannot take it again', async () => {
      await opensTheCase(agent, queue, reference);
      await next(agent).getByText('The customer did not agree with your decision').waitFor();
      await eventually(async () =>
        expect(await agent.getByRole('button', { name: 'Take it' }).first().getAttribute('aria-disabled')).toBe('true'),
      );
      await screenshot(agent, 'story-disputed');
    });
    const other = await comesIn('agent2', 'en-GB');
    await so('another agent takes it, and decides anew', async () => {
      await opensTheCase(other, queue, reference);
      await next(other).getByRole('button', { name: 'Take it' }).click();
      await next(other).getByRole('button', { name: 'Write the decision' }).click();
      await other.getByLabel('What you decide, and why').fill('地板的维修费用由我们承担，师傅明天上门。');
      await other.getByRole('button', { name: 'Resolve and send' }).click();
      await other.getByText('Resolved', { exact: true }).first().waitFor();
    });
    await so('the customer confirms, and says how it was', async () => {
      await customer.reload();
      await customer.getByText('师傅明天上门').first().waitFor();
      await customer.getByRole('button', { name: '已经解决' }).click();
      await customer.getByText('满意', { exact: true }).click();
      await customer.getByLabel('还有什么想说的').fill('第二位客服很负责，谢谢。');
      await customer.getByRole('button', { name: '确认已解决' }).click();
      await customer.getByText('谢谢您的确认，案件已结案。').waitFor();
      await screenshot(customer, 'story-confirmed');
    });

    const manager = await comesIn('manager', 'zh-CN');
    await so('the manager sees on the dashboard that it was disputed, and what the customer gave', async () => {
      await manager.getByRole('navigation').getByRole('link', { name: '看板' }).click();
      await manager.getByRole('button', { name: '全部显示为表格' }).click();
      const row = (name: string | RegExp) => manager.getByRole('row', { name });
      await row(/^顾客不认可 1/).waitFor();
      await row(/^4 分 1/).waitFor();
      await screenshot(manager, 'story-dashboard');
    });
    const auditor = await comesIn('auditor', 'zh-CN');
    await so('the auditor sees that nobody has touched the record', async () => {
      await auditor.getByRole('navigation').getByRole('link', { name: '审计' }).click();
      await auditor.getByRole('main').getByLabel('案件编号或关键词').fill(reference);
      await auditor.getByRole('button', { name: '查找', exact: true }).click();
      await auditor.getByText(/^完整：共 \d+ 个事件/).waitFor();
      await screenshot(auditor, 'story-audit');
    });
    expect(browser.troubles).toEqual([]);
  });
});
