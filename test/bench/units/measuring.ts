import { measure } from '../../../functions/domain/insight/measures/measure.ts';
import { register } from '../../../functions/domain/intake/register.ts';
import { apiOf } from '../../api/api-at-work.ts';
import { submission } from '../complaints.ts';
import { acknowledgeCase, assessCase, receivedEvent, type WorkingDesk } from '../desk-at-work.ts';
import { readUnits } from './dynamodb-rules.ts';
import type { Operation } from './operations.ts';

const some = (items: number) => () => items * readUnits(1, { consistent: true });
const together = 40;

/**
 * What the counters of a dashboard cost, for each time that a case is measured: what happens to it within five seconds is
 * measured once, so that a complaint from its arrival to its end is measured some four times. None of it, nor the
 * dashboard, may cost more for the number of open cases.
 * @param text what is said of the desk: how many cases it has
 */
export function measuringOf(desk: WorkingDesk, text: string): Operation[] {
  const api = apiOf(desk);
  const must = async (...call: Parameters<typeof api>) => {
    const answer = await api(...call);
    if (answer.status >= 300) throw new Error(`${call[0]} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer;
  };
  const as = ['agent'];
  let reference = '';
  let many: string[] = [];
  const arrives = async (): Promise<string> => {
    const made = await register(desk, submission(1), { enteredBy: { type: 'customer' } });
    const event = await receivedEvent(desk, made.reference);
    await acknowledgeCase(desk, event);
    await assessCase(desk, event);
    return made.reference;
  };
  const measured = async (references: readonly string[]): Promise<void> => {
    const failed = (await measure(desk, references)).find(({ status }) => status === 'rejected');
    if (failed) throw new Error('A case could not be measured.');
  };
  const step = (name: string, prepare: () => Promise<unknown>): Operation => ({
    name: `measure: ${name}`,
    text,
    leastReads: some(2),
    prepare: async () => void (await prepare()),
    run: () => measured([reference]),
  });
  return [
    step('a case that has arrived, with its acknowledgement and assessment', async () => {
      reference = await arrives();
    }),
    step('the same again', async () => undefined),
    step('it was taken and answered', async () => {
      await must('takeCase', { reference, as, body: {} });
      await must('replyToCustomer', { reference, as, body: { text: 'It comes tomorrow.' } });
    }),
    step('it was resolved', () => must('resolveCase', { reference, as, body: { explanation: 'It came.' } })),
    step('it was closed', () => must('closeCase', { reference, as })),
    {
      name: `measure: ${together} cases that arrive within five seconds`,
      text,
      leastReads: some(2 * together),
      prepare: async () => {
        many = [];
        for (let count = 0; count < together; count += 1) many.push(await arrives());
      },
      run: () => measured(many),
    },
    {
      name: 'measure: the dashboard of 30 days',
      text,
      leastReads: some(1),
      run: () => must('showDashboard', { as: ['manager'] }),
    },
  ];
}
