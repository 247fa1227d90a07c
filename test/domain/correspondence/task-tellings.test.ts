import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addTask } from '../../../functions/domain/casework/tasks/add-task.ts';
import { answerTask } from '../../../functions/domain/casework/tasks/answer-task.ts';
import { changeTask } from '../../../functions/domain/casework/tasks/change-task.ts';
import { cancelTask, returnTask, revokeLink, sendLink } from '../../../functions/domain/casework/tasks/settle-task.ts';
import type { TaskFor } from '../../../functions/domain/casework/tasks/task.ts';
import { assign } from '../../../functions/domain/casework/assign.ts';
import { change } from '../../../functions/domain/complaint/change.ts';
import type { EventType } from '../../../functions/domain/complaint/events.ts';
import { notify } from '../../../functions/domain/correspondence/notify.ts';
import { register } from '../../../functions/domain/intake/register.ts';
import { directory } from '../../api/api-at-work.ts';
import { openWorkingDesk, type WorkingDesk } from '../../bench/desk-at-work.ts';
import { aPerson } from '../routing/people.ts';

let desk: WorkingDesk;
beforeAll(async () => {
  desk = await openWorkingDesk();
});
afterAll(() => desk.close());

const agent = { type: 'staff', id: 'agent', role: 'agent' } as const;
const factory: TaskFor = { partner: { name: '晨光电器厂', email: 'service@supplier.example', language: 'zh-CN' } };

async function given(to: TaskFor, text = 'Is the seal right?'): Promise<{ reference: string; id: string }> {
  const submission = {
    customer: { name: 'Ann Secret', email: 'ann@customer.example' },
    description: 'The lamp smokes.',
  };
  const { reference } = await register(desk, submission, { enteredBy: { type: 'customer' } });
  await change(desk, reference, 'assign', assign('lead', agent));
  const dueAt = new Date(Date.parse(desk.clock.now()) + 3 * 86_400_000).toISOString();
  const task = { title: 'Inspect lot 7', text, to, mandatory: true, dueAt };
  const { tasks = [] } = await change(desk, reference, 'add-task', addTask(task, agent));
  return { reference, id: tasks[0]?.id ?? '' };
}

/** What was mailed because of the latest event of that type, as the bus brings it. */
async function told(reference: string, type: EventType) {
  const event = (await desk.cases.open(reference))?.events.findLast((one) => one.type === type);
  if (!event) throw new Error(`${reference} has no ${type}.`);
  desk.sent.length = 0;
  await notify({ ...desk, staff: directory }, event);
  return [...desk.sent];
}

describe('A partner', () => {
  test('is asked in their own language, with a link, and reads nothing of the customer or the case', async () => {
    const slip = 'Is the seal right? Ask Ann Secret, ann@customer.example, card 4111 1111 1111 1111.';
    const { reference, id } = await given(factory, slip);
    const [mail, ...more] = await told(reference, 'TaskAdded');
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      to: 'service@supplier.example',
      subject: `请协助我们处理一件投诉（${reference}-${id}）`,
    });
    expect(mail?.text).toMatch(/\/task#[\w-]+\.[\w-]+/);
    expect(`${mail?.text}${mail?.html}`).not.toMatch(/Ann Secret|ann@|1111 1111|lamp smokes|secret=/);
    expect(mail?.text).toContain('Is the seal right? Ask A*** S***, a***@customer.example, card 4111 **** **** 1111.');
    expect(mail?.headers['In-Reply-To']).toBe(`<${reference}@acme.example>`);
  });

  test('gets no link that was withdrawn before the mail went, and a new one when it is sent again', async () => {
    const task = await given(factory);
    await changeTask(desk, task, 'revoke-task-link', revokeLink(agent));
    expect(await told(task.reference, 'TaskAdded')).toEqual([]);
    await changeTask(desk, task, 'send-task-link', sendLink(agent));
    expect((await told(task.reference, 'TaskLinkSent')).map(({ subject }) => subject)).toEqual([
      `您的任务有了新链接（${task.reference}-${task.id}）`,
    ]);
  });

  test('hears why the task came back, and that it is not needed any more', async () => {
    const task = await given(factory);
    await changeTask(desk, task, 'answer-task', answerTask('没问题。', { type: 'partner', name: '晨光电器厂' }));
    await changeTask(desk, task, 'return-task', returnTask({ reason: '请说明测的是哪一批。' }, agent));
    const [returned] = await told(task.reference, 'TaskReturned');
    expect(returned?.text).toContain('> 请说明测的是哪一批。');
    await changeTask(desk, task, 'cancel-task', cancelTask('顾客已退货。', agent));
    const [over] = await told(task.reference, 'TaskCancelled');
    expect(over?.text).toContain('> 顾客已退货。');
    expect(over?.text).not.toContain('/task#');
    // What was asked before and is delivered late asks for nothing any more.
    expect(await told(task.reference, 'TaskReturned')).toEqual([]);
  });
});

describe('A department', () => {
  test('is told through the first of the line while nobody of it takes cases, then through its people', async () => {
    const { reference, id } = await given({ department: 'quality' });
    expect((await told(reference, 'TaskAdded')).map(({ to }) => to)).toEqual(['lead@acme.example']);
    await desk.people.put(aPerson('agent', { teams: ['quality'], takesCases: true }));
    await desk.people.put(aPerson('agent2', { teams: ['service'], takesCases: true }));
    await desk.people.put(aPerson('manager', { teams: ['quality'], takesCases: false }));
    const again = await given({ department: 'quality' });
    const mails = await told(again.reference, 'TaskAdded');
    expect(mails.map(({ to }) => to)).toEqual(['agent@example.com']);
    expect(mails[0]?.text).toContain('Is the seal right?');
    expect(mails[0]?.text).not.toContain('Ann Secret');
    expect(id).not.toBe('');
  });
});

describe('Whoever has the case', () => {
  test('reads the answer when it comes, and not what they typed in themselves', async () => {
    const task = await given(factory);
    await changeTask(desk, task, 'answer-task', answerTask('密封圈装反了。', { type: 'partner', name: '晨光电器厂' }));
    const [mail] = await told(task.reference, 'TaskAnswered');
    expect(mail).toMatchObject({
      to: 'lead@example.com',
      subject: `A task was answered (${task.reference}-${task.id})`,
    });
    expect(mail?.text).toContain('> 密封圈装反了。');
    await changeTask(desk, task, 'answer-task', answerTask('They also called.', { ...agent, id: 'lead' }));
    expect(await told(task.reference, 'TaskAnswered')).toEqual([]);
  });
});
