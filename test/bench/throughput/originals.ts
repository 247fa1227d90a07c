import { take } from '../../../functions/domain/casework/assign.ts';
import { defaultTree } from '../../../functions/domain/casework/causes/default-tree.ts';
import { recordCause } from '../../../functions/domain/casework/causes/record-cause.ts';
import { close, resolve } from '../../../functions/domain/casework/conclude.ts';
import { reply } from '../../../functions/domain/casework/correspond.ts';
import type { Case } from '../../../functions/domain/complaint/complaint.ts';
import { change } from '../../../functions/domain/complaint/change.ts';
import type { CaseEvent } from '../../../functions/domain/complaint/events.ts';
import { register } from '../../../functions/domain/intake/register.ts';
import { submission } from '../complaints.ts';
import { acknowledgeCase, assessCase, openWorkingDesk, receivedEvent } from '../desk-at-work.ts';

/** How many different cases a filled table repeats. */
export const originalsCount = 60;

/** So far ahead that no sweep of a run finds one of them due, whenever a kept file is used again. */
const receivedAt = '2099-03-02T09:00:00.000Z';

/**
 * Cases as the product itself writes them, each through the real use cases on the real store: of ten, seven are closed,
 * two are in somebody's hands and one waits to be taken. All are acknowledged and assessed.
 */
export async function originals(): Promise<{ subject: Case; first: CaseEvent }[]> {
  const desk = await openWorkingDesk(receivedAt);
  try {
    const made = [];
    for (let number = 0; number < originalsCount; number += 1) {
      const { reference } = await register(desk, submission(number), { enteredBy: { type: 'customer' } });
      const event = await receivedEvent(desk, reference);
      await acknowledgeCase(desk, event);
      await assessCase(desk, event);
      const by = { type: 'staff', id: `agent-${number % 4}`, role: 'agent' } as const;
      const outcome = number % 10;
      if (outcome > 0) await change(desk, reference, 'take', take(by));
      if (outcome > 2) {
        await change(
          desk,
          reference,
          'reply',
          reply({ text: 'We have received the kettle and are looking at it.' }, by),
        );
        await change(desk, reference, 'resolve', resolve('The seal was faulty; a new kettle is on its way.', by));
        await change(desk, reference, 'record-cause', (subject, now) =>
          recordCause({ code: 'PRD-DES-SAFE' }, defaultTree, by)(subject, now, undefined),
        );
        await change(desk, reference, 'close', close(by));
      }
      const file = await desk.cases.open(reference);
      const [first] = file?.events ?? [];
      if (file === undefined || first === undefined) throw new Error(`${reference} was not stored.`);
      made.push({ subject: file.subject, first });
      desk.later({ minutes: 7 });
    }
    return made;
  } finally {
    await desk.close();
  }
}
