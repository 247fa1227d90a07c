import type { PublishedEvent } from '../../../functions/domain/complaint/events.ts';
import { apiOf } from '../../api/api-at-work.ts';
import { complaintText, submission } from '../complaints.ts';
import { acknowledgeCase, assessCase, receivedEvent, type WorkingDesk } from '../desk-at-work.ts';
import { type Item, itemBytes, readUnits } from './dynamodb-rules.ts';
import type { Contents } from './least.ts';

/** Something that somebody does, and the fewest read units that it can be done with. */
export type Operation = {
  name: string;
  text: string;
  /** What must be there first, unmetered. */
  prepare?(): Promise<void>;
  run(): Promise<unknown>;
  leastReads(before: Contents): number;
};

const consistent = { consistent: true } as const;
const bytesOf = (items: Iterable<Item>): number => [...items].reduce((sum, item) => sum + itemBytes(item), 0);
const itemsOf = (contents: Contents, reference: string, ...kinds: string[]): Item[] =>
  [...contents].flatMap(([key, item]) =>
    kinds.some((kind) => key.startsWith(`CASE#${reference} ${kind}`)) ? [item] : [],
  );

/** One complaint from its arrival to its resolution, in the order of its life. */
export function lifeOf(desk: WorkingDesk, number: number, text: string): Operation[] {
  const api = apiOf(desk);
  let reference = '';
  let secret = '';
  let remedy = '';
  const sum = { amount: 12_000, currency: 'CNY' };
  let event: PublishedEvent | undefined;
  const must = async (...call: Parameters<typeof api>) => {
    const answer = await api(...call);
    if (answer.status >= 300) throw new Error(`${call[0]} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer;
  };
  const reads =
    (...kinds: string[]) =>
    (before: Contents): number =>
      readUnits(bytesOf(itemsOf(before, reference, ...kinds)), consistent);
  const bearer = () => ({ reference, headers: { Authorization: `Bearer ${secret}` } });
  const words = complaintText(number % 2 === 0 ? 'en' : 'zh-CN', 3).words.slice(0, 200);
  const dueAt = new Date(Date.parse(desk.clock.now()) + 7 * 86_400_000).toISOString();
  const refund = { ...sum, dueAt, what: words };
  return [
    {
      name: 'submit',
      text,
      leastReads: () => 0,
      // In a stream of complaints; the first in two seconds asks which policies are active (part.ts says so).
      prepare: async () => void (await desk.policies.active()),
      run: async () => {
        const { body } = await must('submitComplaint', { body: submission(number) });
        reference = String(body.reference);
        secret = String(body.trackingSecret);
      },
    },
    {
      name: 'acknowledge, with the mail',
      text,
      leastReads: reads('CASE'),
      prepare: async () => {
        event = await receivedEvent(desk, reference);
      },
      run: async () => event && acknowledgeCase(desk, event),
    },
    {
      name: 'assess',
      text,
      leastReads: reads('CASE', 'EVENT#000001'),
      run: async () => event && assessCase(desk, event),
    },
    {
      name: 'track',
      text,
      leastReads: reads('CASE', 'EVENT#'),
      run: () => must('trackComplaint', bearer()),
    },
    {
      name: 'take',
      text,
      leastReads: reads('CASE'),
      run: () => must('takeCase', { reference, as: ['agent'], body: {} }),
    },
    {
      name: 'add message (200 characters)',
      text,
      leastReads: reads('CASE'),
      run: () => must('addMessage', { ...bearer(), body: { text: words } }),
    },
    {
      name: 'read case',
      text,
      leastReads: reads('CASE', 'EVENT#', 'MAIL#'),
      run: () => must('readCase', { reference, as: ['agent'] }),
    },
    {
      name: 'reply (200 characters)',
      text,
      leastReads: reads('CASE'),
      run: () => must('replyToCustomer', { reference, as: ['agent'], body: { text: words } }),
    },
    {
      name: 'propose a remedy',
      text,
      leastReads: reads('CASE'),
      run: async () => {
        const { body } = await must('proposeRemedy', { reference, as: ['agent'], body: { kind: 'refund', ...refund } });
        remedy = String(body.remedies[0].id);
      },
    },
    {
      name: 'approve it, with the promise',
      text,
      leastReads: (before) => reads('CASE')(before) + reads('PART#remedy')(before),
      run: () => must('approveRemedy', { reference, as: ['manager'], body: { remedy, ...sum } }),
    },
    {
      name: 'execute it, with the promise kept',
      text,
      leastReads: (before) => reads('CASE')(before) + reads('PART#remedy')(before),
      run: () =>
        must('executeRemedy', { reference, as: ['agent'], body: { remedy, ...sum, evidence: 'Transfer 7781.' } }),
    },
    {
      name: 'resolve (200 characters)',
      text,
      leastReads: reads('CASE'),
      run: () => must('resolveCase', { reference, as: ['agent'], body: { explanation: words } }),
    },
  ];
}
