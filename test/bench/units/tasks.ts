import { submission } from '../complaints.ts';
import { apiOf } from '../../api/api-at-work.ts';
import { taskLink } from '../../../functions/domain/casework/tasks/task-link.ts';
import { acknowledgeCase, receivedEvent, type WorkingDesk } from '../desk-at-work.ts';
import { readUnits } from './dynamodb-rules.ts';
import type { Operation } from './operations.ts';

const one = () => readUnits(1, { consistent: true });

/**
 * A task for a department and one for a partner, from the asking to the acceptance. What each costs must not grow with
 * the number of open cases.
 * @param text what is said of the desk: how many cases it has
 */
export function tasksOf(desk: WorkingDesk, number: number, text: string): Operation[] {
  const api = apiOf(desk);
  const must = async (...call: Parameters<typeof api>) => {
    const answer = await api(...call);
    if (answer.status >= 300) throw new Error(`${call[0]} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer;
  };
  const as = ['agent'];
  const words = { title: 'Inspect the batch', text: 'Please look at the seal and tell us what you find.' };
  const partner = { name: 'Bright Kettles Ltd', email: 'service@supplier.example', language: 'en' };
  const [quality, supplier] = [{ department: 'quality' }, { partner }];
  let reference = '';
  const tasks: string[] = [];
  const ask = async (to: unknown): Promise<void> => {
    const dueAt = new Date(Date.parse(desk.clock.now()) + 3 * 86_400_000).toISOString();
    const { body } = await must('addTask', { reference, as, body: { ...words, to, dueAt, mandatory: true } });
    tasks.push(String(body.task));
  };
  const idOf = (index: number): string => tasks[index]?.split('-').at(-1) ?? '';
  const token = async (): Promise<string> =>
    (await taskLink(desk, { reference, id: idOf(1), number: 1 })).split('#')[1] ?? '';
  return [
    {
      name: 'task: ask a department',
      text,
      leastReads: one,
      prepare: async () => {
        const { body } = await must('submitComplaint', { body: submission(number) });
        reference = String(body.reference);
        await acknowledgeCase(desk, await receivedEvent(desk, reference));
      },
      run: () => ask(quality),
    },
    {
      name: 'task: a department answers',
      text,
      leastReads: () => 2 * one(),
      run: () => must('answerTask', { id: tasks[0] ?? '', as, body: { text: words.text } }),
    },
    {
      name: 'task: accept the answer',
      text,
      leastReads: () => 2 * one(),
      run: () => must('acceptTask', { reference, id: idOf(0), as, body: {} }),
    },
    { name: 'task: ask a partner', text, leastReads: one, run: () => ask(supplier) },
    {
      name: 'task: a partner looks',
      text,
      leastReads: one,
      run: async () => must('lookAtTask', { body: { token: await token() } }),
    },
    {
      name: 'task: a partner answers',
      text,
      leastReads: () => 2 * one(),
      run: async () => must('answerAsPartner', { body: { token: await token(), text: words.text } }),
    },
    {
      name: 'task: return the answer',
      text,
      leastReads: () => 2 * one(),
      run: () => must('returnTask', { reference, id: idOf(1), as, body: { reason: words.text } }),
    },
    {
      name: 'task: cancel',
      text,
      leastReads: () => 2 * one(),
      run: () => must('cancelTask', { reference, id: idOf(1), as, body: { reason: words.text } }),
    },
    {
      name: 'task: the list of a department',
      text,
      leastReads: () => readUnits(1, { consistent: false }),
      run: () => must('listTasks', { as, query: { team: 'quality' } }),
    },
  ];
}
