import type { PublishedEvent } from '../../../functions/domain/complaint/events.ts';
import { assign } from '../../../functions/domain/casework/assign.ts';
import { change } from '../../../functions/domain/complaint/change.ts';
import { register } from '../../../functions/domain/intake/register.ts';
import type { Choice } from '../../../functions/domain/routing/routing.ts';
import { aPerson } from '../../domain/routing/people.ts';
import { submission } from '../complaints.ts';
import { assessCase, receivedEvent, type WorkingDesk } from '../desk-at-work.ts';
import { readUnits } from './dynamodb-rules.ts';
import type { Operation } from './operations.ts';

const colleagues = 10;
const capacity = 30;

/** A team of ten, each with as many open cases, under rules that choose in that way. */
async function staffed(desk: WorkingDesk, choose: Choice, openCases: number): Promise<void> {
  const present = await desk.routing.record();
  const { version = 0 } = present ?? {};
  const at = desk.clock.now();
  const rules = [{ id: 'all', team: 'quality', choose }] as const;
  await desk.routing.put({ version: version + 1, rules, at, by: 'admin', role: 'admin' });
  for (let number = 0; number < colleagues; number += 1) {
    const id = `${choose}-${openCases}-${number}`;
    await desk.people.put(aPerson(id, { capacity, languages: ['en', 'zh-CN'], takesCases: true }));
    for (let count = 0; count < openCases; count += 1) {
      const { reference } = await register(desk, submission(count), { enteredBy: { type: 'customer' } });
      await change(desk, reference, 'assign', assign(id, { type: 'staff', id: 'lead', role: 'lead' }));
    }
  }
}

/** Who was entered for an earlier row gets nothing in a later one. */
async function emptied(desk: WorkingDesk): Promise<void> {
  for (const person of await desk.people.list()) await desk.people.put({ ...person, takesCases: false });
}

/** An assessment that gives the case to one of ten people, beside one that leaves it to the queue. */
export const givings = (desk: WorkingDesk): Operation[] =>
  (
    [
      ['queue', 0],
      ['round-robin', 0],
      ['round-robin', 20],
      ['least-loaded', 20],
    ] as const
  ).map(([choose, openCases]) => {
    let event: PublishedEvent | undefined;
    return {
      name: `assess, ${choose}`,
      text: choose === 'queue' ? 'nobody chosen' : `of ${colleagues} with ${openCases} open cases`,
      prepare: async () => {
        await emptied(desk);
        await staffed(desk, choose, openCases);
        const { reference } = await register(desk, submission(1), { enteredBy: { type: 'customer' } });
        event = await receivedEvent(desk, reference);
      },
      // The case, its first event, and the rules.
      leastReads: () => 3 * readUnits(1, { consistent: true }),
      run: async () => event && assessCase(desk, event),
    };
  });
