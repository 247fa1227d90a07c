import { apiOf } from '../../api/api-at-work.ts';
import { submission } from '../complaints.ts';
import { acknowledgeCase, receivedEvent, type WorkingDesk } from '../desk-at-work.ts';
import { readUnits } from './dynamodb-rules.ts';
import type { Operation } from './operations.ts';

const some = (items: number) => () => items * readUnits(1, { consistent: true });

/**
 * From "why it happened" to "what puts it right": causes, a corrective action, a negotiation in two rounds, a word of
 * the coach. None of it may cost more for the number of open cases.
 * @param text what is said of the desk: how many cases it has
 */
export function solvingOf(desk: WorkingDesk, number: number, text: string): Operation[] {
  const api = apiOf(desk);
  const must = async (...call: Parameters<typeof api>) => {
    const answer = await api(...call);
    if (answer.status >= 300) throw new Error(`${call[0]} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer;
  };
  const as = ['agent'];
  const inDays = (days: number): string => new Date(Date.parse(desk.clock.now()) + days * 86_400_000).toISOString();
  let [reference, negotiation, action] = ['', '', ''];
  const worth = (amount: number) => ({ amount, currency: 'CNY' });
  return [
    {
      name: 'solve: five whys and a fishbone',
      text,
      leastReads: some(2),
      prepare: async () => {
        const { body } = await must('submitComplaint', { body: submission(number) });
        reference = String(body.reference);
        await acknowledgeCase(desk, await receivedEvent(desk, reference));
      },
      run: () =>
        must('recordCause', {
          reference,
          as,
          body: {
            problem: 'The kettle leaks.',
            whys: Array.from({ length: 5 }, () => ({
              question: 'Why?',
              answer: 'Because the seal was the wrong one.',
            })),
            fishbone: [{ branch: 'supplier', causes: [{ text: 'Another seal than agreed' }] }],
            code: 'PRD-DES-SAFE',
          },
        }),
    },
    { name: 'solve: read the causes', text, leastReads: some(2), run: () => must('readCause', { reference, as }) },
    {
      name: 'solve: a corrective action',
      text,
      leastReads: some(2),
      run: async () => {
        const { body } = await must('addAction', {
          reference,
          as,
          body: {
            kind: 'corrective',
            what: 'Check every delivery of seals.',
            owner: 'lead',
            dueAt: inDays(14),
            effectiveAt: inDays(90),
          },
        });
        action = String(body.action.id);
      },
    },
    {
      name: 'solve: the action is done',
      text,
      leastReads: some(2),
      run: () => must('completeAction', { reference, id: action, as, body: { evidence: 'The new instruction.' } }),
    },
    {
      name: 'solve: open a negotiation',
      text,
      leastReads: some(1),
      run: async () => {
        const { body } = await must('openNegotiation', {
          reference,
          as,
          body: { kind: 'compensation', side: 'customer', ...worth(60_000) },
        });
        negotiation = String(body.negotiations[0].id);
      },
    },
    {
      name: 'solve: a further round',
      text,
      leastReads: some(2),
      run: () => must('nameAmount', { reference, as, body: { negotiation, side: 'desk', ...worth(20_000) } }),
    },
    {
      name: 'solve: agree at the midpoint',
      text,
      leastReads: some(2),
      run: () =>
        must('agreeOnAmount', {
          reference,
          as,
          body: { negotiation, ...worth(40_000), what: 'A voucher of 400 yuan.', dueAt: inDays(5) },
        }),
    },
    {
      name: 'solve: similar solved cases',
      text,
      leastReads: some(1),
      run: () => must('findSimilar', { reference, as }),
    },
    {
      name: 'solve: a word of the coach',
      text,
      leastReads: some(1),
      run: () => must('coachReply', { reference, as, body: { text: 'Dear Ann, we are sorry. We call you tomorrow.' } }),
    },
  ];
}
