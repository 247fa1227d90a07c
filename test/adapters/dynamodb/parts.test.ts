import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
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

const agent = { type: 'staff', id: 'agent-1', role: 'agent' } as const;

describe('What belongs to a case', () => {
  test('is written with the event that made it, is read along with the case, and changes only with it', async () => {
    const submission = { customer: { name: 'Ann', email: 'ann@customer.example' }, description: 'The lamp broke.' };
    const { reference } = await register(desk, submission, { enteredBy: { type: 'customer' } });
    const after = await change(desk, reference, 'note', (subject, now) => ({
      ...note('A task for the workshop.', agent)(subject, now),
      parts: [{ kind: 'task', id: nextPartId('T', subject), data: { title: 'Look at the lamp' } }],
    }));
    expect(after.version).toBe(2);
    const ref = { kind: 'task', id: 'T2' } as const;
    expect(await desk.cases.parts(reference, [ref, { kind: 'task', id: 'T9' }])).toEqual([
      { ...ref, data: { title: 'Look at the lamp' } },
    ]);
    expect((await desk.cases.open(reference))?.parts).toHaveLength(1);

    const seen: CasePart[] = [];
    await change(
      desk,
      reference,
      'note',
      (subject, now, _rules, parts) => {
        seen.push(...parts);
        return { ...note('Done.', agent)(subject, now), parts: [{ ...ref, data: { title: 'Done' } }] };
      },
      { parts: [ref] },
    );
    expect(seen).toEqual([{ ...ref, data: { title: 'Look at the lamp' } }]);
    expect(await desk.cases.parts(reference, [ref])).toEqual([{ ...ref, data: { title: 'Done' } }]);
  });
});
