import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Task } from '../../../functions/domain/casework/tasks/task.ts';
import { note } from '../../../functions/domain/casework/correspond.ts';
import { change } from '../../../functions/domain/complaint/change.ts';
import { type CasePart, nextPartId } from '../../../functions/domain/complaint/parts.ts';
import { register } from '../../../functions/domain/intake/register.ts';
import { type Desk, openDesk } from '../../desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const lookAtTheLamp: Task = {
  title: 'Look at the lamp',
  text: 'Does it still break?',
  to: { department: 'quality' },
  mandatory: false,
  state: 'open',
  dueAt: '2026-03-04T09:00:00.000Z',
  clock: 'default/task',
  addedAt: '2026-03-02T09:00:00.000Z',
  addedBy: { type: 'staff', id: 'agent-1', role: 'agent' },
  answers: [],
};
const done: Task = { ...lookAtTheLamp, state: 'accepted' };

const agent = { type: 'staff', id: 'agent-1', role: 'agent' } as const;

describe('What belongs to a case', () => {
  test('is written with the event that made it, is read along with the case, and changes only with it', async () => {
    const submission = { customer: { name: 'Ann', email: 'ann@customer.example' }, description: 'The lamp broke.' };
    const { reference } = await register(desk, submission, { enteredBy: { type: 'customer' } });
    const after = await change(desk, reference, 'note', (subject, now) => ({
      ...note('A task for the workshop.', agent)(subject, now),
      parts: [{ kind: 'task', id: nextPartId('T', subject), data: lookAtTheLamp }],
    }));
    expect(after.version).toBe(2);
    const ref = { kind: 'task', id: 'T2' } as const;
    expect(await desk.cases.parts(reference, [ref, { kind: 'task', id: 'T9' }])).toEqual([
      { ...ref, data: lookAtTheLamp },
    ]);
    expect((await desk.cases.open(reference))?.parts).toHaveLength(1);

    const seen: CasePart[] = [];
    await change(
      desk,
      reference,
      'note',
      (subject, now, _rules, parts) => {
        seen.push(...parts);
        return { ...note('Done.', agent)(subject, now), parts: [{ ...ref, data: done }] };
      },
      { parts: [ref] },
    );
    expect(seen).toEqual([{ ...ref, data: lookAtTheLamp }]);
    expect(await desk.cases.parts(reference, [ref])).toEqual([{ ...ref, data: done }]);
  });
});
