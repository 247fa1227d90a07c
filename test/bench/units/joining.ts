import { setTimeout as sleep } from 'node:timers/promises';
import { activeLease } from '../../../functions/adapters/dynamodb/policy-book.ts';
import { runJobs } from '../../../functions/domain/casework/bulk/run.ts';
import { relate } from '../../../functions/domain/casework/links/relate.ts';
import { apiOf } from '../../api/api-at-work.ts';
import { submission } from '../complaints.ts';
import type { WorkingDesk } from '../desk-at-work.ts';
import { readUnits } from './dynamodb-rules.ts';
import type { Operation } from './operations.ts';

const some = (items: number) => () => items * readUnits(1, { consistent: true });
const slice = 24;
let customers = 100;

/**
 * What holds cases together: finding, linking, splitting and merging them, and one slice of a job over many. None of it
 * may cost more for the cases of others.
 * @param text what is said of the desk: how many cases it has
 */
export function joiningOf(desk: WorkingDesk, text: string): Operation[] {
  const api = apiOf(desk);
  const must = async (...call: Parameters<typeof api>) => {
    const answer = await api(...call);
    if (answer.status >= 300) throw new Error(`${call[0]} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer;
  };
  const as = ['lead'];
  const reason = 'The seal was put in the wrong way round.';
  const batch = { product: 'Kettle', batch: `L-${(customers += 1)}` };
  let [first, second, made, secret] = ['', '', '', ''];
  const complain = async (): Promise<{ reference: string; secret: string }> => {
    customers += 1;
    const customer = { name: 'Ann Other', email: `c${customers}@customer.example`, language: 'en' };
    const { body } = await must('submitComplaint', {
      body: { ...submission(1), customer, ...batch, orderNumber: '24-117' },
    });
    return { reference: String(body.reference), secret: String(body.trackingSecret) };
  };
  const related = async (reference: string) => relate(desk, { reference, type: 'ComplaintReceived' });
  return [
    {
      name: 'join: enter a case where related ones are found',
      text,
      leastReads: some(3),
      prepare: async () => {
        first = (await complain()).reference;
        await related(first);
        second = (await complain()).reference;
      },
      run: () => related(second),
    },
    {
      name: 'join: look for related cases',
      text,
      leastReads: some(4),
      run: () => must('readRelated', { reference: first, as }),
    },
    {
      name: 'join: link two cases',
      text,
      leastReads: some(2),
      run: () => must('linkCase', { reference: first, as, body: { reference: second, kind: 'same-cause', reason } }),
    },
    {
      name: 'join: end the link',
      text,
      leastReads: some(4),
      run: () => must('unlinkCase', { reference: first, as, body: { reference: second, reason } }),
    },
    {
      name: 'join: split a case',
      text,
      leastReads: some(1),
      // So that it always asks which policies are active, which is known for two seconds.
      prepare: () => sleep(activeLease + 100),
      run: async () => {
        const body = { description: 'Your courier was rude to me.', reason };
        made = String((await must('splitCase', { reference: first, as, body })).body.made.reference);
      },
    },
    {
      name: 'join: merge two cases',
      text,
      leastReads: some(2),
      run: () => must('mergeCase', { reference: made, as, body: { into: first, reason } }),
    },
    {
      name: 'join: a message under the old reference (40 characters)',
      text,
      leastReads: some(3),
      prepare: async () => {
        const one = await complain();
        const split = await must('splitCase', { reference: one.reference, as, body: { description: reason, reason } });
        await must('mergeCase', { reference: one.reference, as, body: { into: split.body.made.reference, reason } });
        first = one.reference;
        secret = one.secret;
      },
      run: () =>
        must('addMessage', {
          reference: first,
          headers: { Authorization: `Bearer ${secret}` },
          body: { text: reason },
        }),
    },
    {
      name: 'join: a worker’s minute without a job',
      text,
      leastReads: () => 0.5,
      run: () => runJobs(desk, () => true),
    },
    {
      name: `join: one thing done to ${slice} cases`,
      text,
      leastReads: some(slice),
      prepare: async () => {
        const cases: string[] = [];
        while (cases.length < slice) cases.push((await complain()).reference);
        await must('startBulk', { as, body: { action: 'assign', assignee: 'agent2', cases } });
      },
      run: () => runJobs(desk, () => true),
    },
  ];
}
