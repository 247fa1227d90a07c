import { dueShards, tableIndexes } from '../../../functions/contract/table.ts';
import { assign } from '../../../functions/domain/casework/assign.ts';
import { change } from '../../../functions/domain/complaint/change.ts';
import { register } from '../../../functions/domain/intake/register.ts';
import { sweep } from '../../../functions/domain/sla/sweep.ts';
import { apiOf } from '../../api/api-at-work.ts';
import { submission } from '../complaints.ts';
import { acknowledgeCase, type WorkingDesk, receivedEvent } from '../desk-at-work.ts';
import { type Index, indexEntry, itemBytes, readUnits } from './dynamodb-rules.ts';
import type { Contents } from './least.ts';
import type { Operation } from './operations.ts';

/** Rows of a page, as the console asks for them. */
const pageRows = 25;

/** Puts `count` acknowledged complaints on the desk; every second one is given to the agent. */
export async function fillDesk(desk: WorkingDesk, count: number): Promise<void> {
  const lead = { type: 'staff', id: 'lead', role: 'lead' } as const;
  for (let number = 0; number < count; number += 1) {
    const { reference } = await register(desk, submission(number), { enteredBy: { type: 'customer' } });
    await acknowledgeCase(desk, await receivedEvent(desk, reference));
    if (number % 2 === 0) await change(desk, reference, 'assign', assign('agent', lead));
  }
}

/** A page of the queue: its fewest units are one query of the rows that it shows. */
export function queuePages(desk: WorkingDesk): Operation[] {
  const api = apiOf(desk);
  const page = (name: string, index: Index, query: Record<string, string>): Operation => ({
    name: `queue page, ${name}`,
    text: `${pageRows} rows`,
    leastReads: (contents) => readUnits(pageRows * meanEntryBytes(index, contents), { consistent: false }),
    run: async () => {
      const { status, body } = await api('listCases', { as: ['agent'], query: { ...query, limit: String(pageRows) } });
      if (status !== 200 || body.items.length !== pageRows) {
        throw new Error(`listCases answered ${status} with ${body.items?.length} rows.`);
      }
    },
  });
  return [
    page('one team', tableIndexes.queue, { team: 'quality' }),
    page('all teams', tableIndexes.queue, {}),
    page('one person', tableIndexes.assignee, { assignee: 'agent' }),
    page('all teams, by deadline', tableIndexes.queue, { sort: 'due' }),
    page('all teams, latest first', tableIndexes.queue, { sort: '-received' }),
    page('all teams, that nobody has', tableIndexes.queue, { unassigned: 'true' }),
  ];
}

/** What a row of the queue weighs in its index, on average. */
export function meanEntryBytes(index: Index, contents: Contents): number {
  const entries = [...contents.values()].flatMap((item) => {
    const entry = indexEntry(index, item);
    return entry === undefined ? [] : [entry];
  });
  return entries.reduce((sum, entry) => sum + itemBytes(entry), 0) / Math.max(1, entries.length);
}

const everyShard = () => dueShards * readUnits(0, { consistent: false });
const tick = (desk: WorkingDesk) => sweep(desk, { shards: dueShards, hasTime: () => true });

/** A minute in which nothing is due. */
export const idleTick = (desk: WorkingDesk): Operation => ({
  name: 'sweep tick, idle',
  text: 'open cases, none due',
  leastReads: everyShard,
  run: async () => {
    const { due } = await tick(desk);
    if (due !== 0) throw new Error(`${due} cases were due in a tick that was to be idle.`);
  },
});

/** A minute in which the acknowledgements of some cases are nearly late. */
export const busyTick = (desk: WorkingDesk, due: number): Operation => ({
  name: `sweep tick, ${due} due`,
  text: `${due} due`,
  prepare: async () => {
    for (let number = 0; number < due; number += 1) {
      await register(desk, submission(number), { enteredBy: { type: 'customer' } });
    }
    // The acknowledgement is promised within an hour and warned of after three quarters of it.
    desk.later({ minutes: 50 });
  },
  leastReads: (before) => {
    const late = [...before.values()].filter(
      ({ sk, dueSk }) => sk?.S === 'CASE' && (dueSk?.S ?? '~') < desk.clock.now(),
    );
    return everyShard() + late.reduce((sum, item) => sum + readUnits(itemBytes(item), { consistent: true }), 0);
  },
  run: async () => {
    const { steps, failed } = await tick(desk);
    if (steps !== due || failed > 0) throw new Error(`${steps} steps were taken and ${failed} failed, of ${due} due.`);
  },
});
