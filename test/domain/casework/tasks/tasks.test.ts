import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { reopen, resolve } from '../../../../functions/domain/casework/conclude.ts';
import { addTask } from '../../../../functions/domain/casework/tasks/add-task.ts';
import { answerTask } from '../../../../functions/domain/casework/tasks/answer-task.ts';
import { changeTask } from '../../../../functions/domain/casework/tasks/change-task.ts';
import { unfinishedTasks } from '../../../../functions/domain/casework/tasks/open-tasks.ts';
import {
  acceptTask,
  cancelTask,
  returnTask,
  revokeLink,
  sendLink,
} from '../../../../functions/domain/casework/tasks/settle-task.ts';
import { isSettled, readTaskNumber, type Task } from '../../../../functions/domain/casework/tasks/task.ts';
import {
  ensureLinkWorks,
  linkUntil,
  readTaskToken,
  taskLink,
} from '../../../../functions/domain/casework/tasks/task-link.ts';
import { change } from '../../../../functions/domain/complaint/change.ts';
import { actionLink } from '../../../../functions/domain/correspondence/action-links.ts';
import { register } from '../../../../functions/domain/intake/register.ts';
import { isLive } from '../../../../functions/domain/sla/clock.ts';
import { clocksFromHistory } from '../../../../functions/domain/sla/history.ts';
import { defaultPack } from '../../../../functions/domain/sla/packs/default.ts';
import { sweep } from '../../../../functions/domain/sla/sweep.ts';
import { type Desk, openDesk } from '../../../desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const agent = { type: 'staff', id: 'agent', role: 'agent' } as const;
const partner = { name: 'Bright Lamps Ltd', email: 'service@supplier.example', language: 'en' } as const;
const day = 86_400_000;
const inDays = (days: number): string => new Date(Date.parse(desk.clock.now()) + days * day).toISOString();

const complain = async (): Promise<string> =>
  (
    await register(
      desk,
      { customer: { name: 'Ann', email: 'ann@customer.example' }, description: 'The lamp broke.' },
      { enteredBy: { type: 'customer' } },
    )
  ).reference;
const give = async (reference: string, mandatory = false, to: Task['to'] = { partner }): Promise<string> => {
  const given = { title: 'Test it', text: 'Does it break?', to, mandatory, dueAt: inDays(3) };
  const after = await change(desk, reference, 'add-task', addTask(given, agent));
  return after.tasks?.at(-1)?.id ?? '';
};
const tasksOf = async (reference: string): Promise<(Task & { id: string })[]> =>
  ((await desk.cases.open(reference))?.parts ?? []).flatMap((part) =>
    part.kind === 'task' ? [{ ...part.data, id: part.id }] : [],
  );
const codeOf = (outcome: Promise<unknown>): Promise<string> =>
  outcome.then(
    () => 'done',
    (error: Error & { code?: string }) => error.code ?? error.message,
  );

describe('Whatever is done to the tasks of a case', () => {
  const moves = ['give', 'answer', 'accept', 'return', 'cancel', 'revoke', 'send', 'resolve', 'reopen', 'day'] as const;
  const step = fc.record({ move: fc.constantFrom(...moves), which: fc.nat(3), mandatory: fc.boolean() });

  test('the case knows which are open, an open one has a running clock, and the history tells the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const reference = await complain();
        for (const { move, which, mandatory } of steps) {
          const tasks = await tasksOf(reference);
          const task = { reference, id: tasks[which % Math.max(1, tasks.length)]?.id ?? 'T9' };
          const act = {
            give: () => give(reference, mandatory, which % 2 === 0 ? { partner } : { department: 'quality' }),
            answer: () =>
              changeTask(desk, task, 'answer-task', answerTask('So it is.', { type: 'partner', name: 'B' })),
            accept: () => changeTask(desk, task, 'accept-task', acceptTask(agent)),
            return: () =>
              changeTask(desk, task, 'return-task', returnTask({ reason: 'More.', dueAt: inDays(2) }, agent)),
            cancel: () => changeTask(desk, task, 'cancel-task', cancelTask('No more.', agent)),
            revoke: () => changeTask(desk, task, 'revoke-task-link', revokeLink(agent)),
            send: () => changeTask(desk, task, 'send-task-link', sendLink(agent)),
            resolve: () => change(desk, reference, 'resolve', resolve('Done.', agent), { parts: unfinishedTasks }),
            reopen: () => change(desk, reference, 'reopen', reopen('Not done.', agent)),
            day: async () => {
              desk.later({ days: 1 });
              await sweep(desk, { shards: 4, hasTime: () => true });
            },
          }[move];
          const code = await codeOf(act());
          if (code !== 'done')
            expect(code).toMatch(/^(task\.|complaint\.(wrong-status|open-task|full)$|request\.invalid)/);
        }
        const file = await desk.cases.open(reference);
        if (!file) throw new Error('The case is gone.');
        const { subject, events } = file;
        const tasks = await tasksOf(reference);
        const open = tasks.filter((task) => !isSettled(task)).map(({ id }) => id);
        expect((subject.tasks ?? []).map(({ id }) => id).toSorted()).toEqual(open.toSorted());
        if (subject.status === 'resolved') expect(open).toEqual([]);
        for (const { state, clock, link } of tasks) {
          const held = subject.clocks.find(({ id }) => id === clock);
          expect([state, held !== undefined && isLive(held)]).toEqual([
            state,
            state === 'open' || state === 'returned',
          ]);
          if (link !== undefined && (state === 'accepted' || state === 'cancelled'))
            expect(link.revokedAt).toBeDefined();
        }
        expect(clocksFromHistory(events, [defaultPack])?.clocks).toEqual(subject.clocks);
      }),
      { numRuns: 40 },
    );
  });

  test('two who accept at once make one acceptance, and the other is told', async () => {
    const reference = await complain();
    const id = await give(reference);
    await changeTask(desk, { reference, id }, 'answer-task', answerTask('So it is.', agent));
    const both = await Promise.all(
      [1, 2].map(() => codeOf(changeTask(desk, { reference, id }, 'accept-task', acceptTask(agent)))),
    );
    expect(both).toContain('done');
    expect(both.find((code) => code !== 'done')).toMatch(/complaint\.conflict|task\.wrong-state/);
    const accepted = (await desk.cases.open(reference))?.events.filter(({ type }) => type === 'TaskAccepted');
    expect(accepted).toHaveLength(1);
  });

  test('an answer that comes while others write is stored all the same', async () => {
    const reference = await complain();
    const id = await give(reference);
    const texts = ['one', 'two', 'three'];
    await Promise.all(
      texts.map((text) =>
        changeTask(desk, { reference, id }, 'answer-task', answerTask(text, { type: 'partner', name: 'B' })),
      ),
    );
    const [task] = await tasksOf(reference);
    expect(task?.answers.map(({ text }) => text).toSorted()).toEqual(texts.toSorted());
  });
});

describe('The link of a task', () => {
  const now = '2026-03-02T09:00:00.000Z';

  test('ends thirty days after the date, or after half a year', () => {
    expect(linkUntil('2026-03-05T09:00:00.000Z', now)).toBe('2026-04-04T09:00:00.000Z');
    expect(linkUntil('2026-12-05T09:00:00.000Z', now)).toBe('2026-08-29T09:00:00.000Z');
  });

  test('names one task, and cannot be altered, read by another deployment, or made of a link for something else', async () => {
    const wanted = { reference: 'CR-7KQ3-M2XT', id: 'T7', number: 2 };
    const token = (await taskLink(desk, wanted)).split('#')[1] ?? '';
    expect(await readTaskToken(desk.keyed, token)).toEqual(wanted);
    const [payload = '', signature = ''] = token.split('.');
    const other = Buffer.from(JSON.stringify(['CR-7KQ3-M2XT', 'T8', 2])).toString('base64url');
    const action = await actionLink(desk, {
      action: 'acknowledge',
      reference: wanted.reference,
      clock: 'T7',
      rung: 2,
      person: { email: 'a@b.example', name: 'A' },
      now,
    });
    for (const wrong of [
      `${other}.${signature}`,
      `${payload}.`,
      payload,
      '',
      `${token}.`,
      'x'.repeat(2000),
      action.split('#')[1] ?? '',
    ]) {
      expect(await codeOf(readTaskToken(desk.keyed, wrong))).toBe('task-link.invalid');
    }
    const elsewhere = { digest: async () => 'ab'.repeat(32) };
    expect(await codeOf(readTaskToken(elsewhere, token))).toBe('task-link.invalid');
  });

  test('works while it is the latest, neither ended nor revoked, and the task not settled', () => {
    const link = { number: 2, expiresAt: '2026-04-04T09:00:00.000Z' };
    const task: Task = {
      title: 'Test it',
      text: 'Does it break?',
      to: { partner },
      mandatory: true,
      state: 'open',
      dueAt: '2026-03-05T09:00:00.000Z',
      clock: 'default/task',
      addedAt: now,
      addedBy: agent,
      answers: [],
      link,
    };
    expect(ensureLinkWorks(task, 2, now)).toEqual(link);
    const { link: _none, ...without } = task;
    const refusedOf = (one: Task | undefined, number = 2, at = now): boolean => {
      try {
        ensureLinkWorks(one, number, at);
        return false;
      } catch {
        return true;
      }
    };
    expect(refusedOf(undefined)).toBe(true);
    expect(refusedOf(without)).toBe(true);
    expect(refusedOf(task, 1)).toBe(true);
    expect(refusedOf(task, 2, link.expiresAt)).toBe(true);
    expect(refusedOf({ ...task, link: { ...link, revokedAt: now } })).toBe(true);
    expect(refusedOf({ ...task, state: 'accepted' })).toBe(true);
  });
});

describe('The number of a task', () => {
  test.each([
    ['CR-0000-0000-T7', 'T7'],
    ['cr 0000 0000 t7', 'T7'],
    ['CR-0000-0000-T007', 'T7'],
  ])('%s is read as people write it', (written, id) => {
    expect(readTaskNumber(written)).toEqual({ reference: 'CR-0000-0000', id });
  });

  test.each([
    '',
    'T7',
    'CR-0000-0000',
    'CR-0000-0001-T7',
    'CR-0000-0000-T0',
    'CR-0000-0000-T',
    `${'x'.repeat(500)}-T1`,
  ])('“%s” is none', async (written) => {
    expect(await codeOf((async () => readTaskNumber(written))())).toBe('task.not-found');
  });
});
