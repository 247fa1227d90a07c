import { recordFile } from '../../functions/domain/casework/attachments/record-file.ts';
import { taskLink } from '../../functions/domain/casework/tasks/task-link.ts';
import { actionLink } from '../../functions/domain/correspondence/action-links.ts';
import type { Operation } from '../../functions/contract/routes.ts';
import type { apiOf, Said } from '../api/api-at-work.ts';
import type { Desk } from '../desk.ts';

type Api = ReturnType<typeof apiOf>;

/** Cases as a desk has them, each at another point of its way, and what in them has an id. */
export type Furnished = {
  /** By status, and `busy`: in progress, with one of everything that a case can hold. */
  cases: Record<'received' | 'busy' | 'resolved' | 'closed' | 'withdrawn', Held>;
  bulkJob: string;
  /** What somebody asked about their data. */
  privacyRequest: string;
  /** Of what the busy case holds, as the API names it. */
  ids: Record<'tasks' | 'actions' | 'remedies' | 'negotiations' | 'clocks', string[]>;
  /** Of a mail about a late answer, and of a partner's task. */
  links: { action: string[]; task: string[] };
};
export type Held = { reference: string; secret: string };

export const everyTeam = (role: string, name = role): string[] => [
  name,
  role,
  ...['quality', 'logistics', 'service', 'suggestions', 'praise'].map((team) => `team-${team}`),
];

/** Puts cases in through the API. @throws Error when a step is refused: then the desk is not as the test believes. */
export async function furnish(desk: Desk, api: Api): Promise<Furnished> {
  const must: Must = async (operation, said) => {
    const { status, body } = await api(operation, said);
    if (status >= 300) throw new Error(`${operation}: ${status} ${JSON.stringify(body)}`);
    return body;
  };
  const complain = async (): Promise<Held> => {
    const customer = { name: 'Ann', email: 'ann@customer.example', language: 'en' };
    const body = { customer, description: 'The kettle leaks and the cable smokes.', product: 'Kettle', batch: 'K-7' };
    const { reference, trackingSecret } = await must('submitComplaint', { body });
    return { reference: String(reference), secret: String(trackingSecret) };
  };
  const inDays = (days: number): string => new Date(Date.parse(desk.clock.now()) + days * 86_400_000).toISOString();

  const cases = {
    received: await complain(),
    busy: await complain(),
    resolved: await complain(),
    closed: await complain(),
    withdrawn: await complain(),
  };
  const lead = everyTeam('lead');
  const onBusy = (operation: Operation, body: unknown, more: Said = {}) =>
    must(operation, { as: lead, reference: cases.busy.reference, body, ...more });
  await onBusy('takeCase', {});
  const task = { title: 'Test it', text: 'Does it leak?', dueAt: inDays(3) };
  await onBusy('addTask', { ...task, to: { department: 'logistics' } });
  await onBusy('addTask', { ...task, to: { department: 'quality' } });
  await onBusy('addTask', {
    ...task,
    to: { partner: { name: 'Supplier', email: 's@supplier.example', language: 'en' } },
  });
  await onBusy('recordCause', {
    problem: 'It leaks',
    code: 'PRD-MFG-TST',
    whys: [{ question: 'Why?', answer: 'So.' }],
  });
  await onBusy('addAction', {
    kind: 'corrective',
    what: 'A new seal',
    owner: 'agent2',
    dueAt: inDays(3),
    effectiveAt: inDays(5),
  });
  const money = { amount: 4000, currency: 'CNY' };
  await onBusy('proposeRemedy', { kind: 'refund', ...money, what: 'A refund.', dueAt: inDays(4) });
  const more = { kind: 'refund', amount: 40_000, currency: 'CNY', what: 'More.', dueAt: inDays(4) };
  await onBusy('proposeRemedy', more, { as: everyTeam('agent') });
  await onBusy('openNegotiation', { kind: 'compensation', side: 'customer', ...money });
  await onBusy('makePromise', { dueAt: inDays(2), what: 'We call you.' });
  await onBusy('linkCase', { reference: cases.received.reference, kind: 'same-cause', reason: 'One batch' });
  const file = { name: 'a.jpg', type: 'image/jpeg', size: 9, sha256: Buffer.alloc(32, 7).toString('base64') };
  await onBusy('requestStaffUpload', { ...file, shared: true });
  const { list } = await desk.uploads.read(cases.busy.reference);
  for (const { id, mark } of list.uploads) {
    await recordFile(desk, { place: { reference: cases.busy.reference, id, mark }, outcome: 'clean' }, { scans: true });
  }
  for (const each of ['resolved', 'closed'] as const) {
    const on = { as: lead, reference: cases[each].reference };
    await must('takeCase', { ...on, body: {} });
    await must('recordCause', { ...on, body: { code: 'PRD-MFG-TST' } });
    await must('resolveCase', { ...on, body: { explanation: 'We send you a new one.' } });
    if (each === 'closed') await must('closeCase', { ...on, body: {} });
  }
  const { reference, secret } = cases.withdrawn;
  await must('withdrawComplaint', { reference, headers: { Authorization: `Bearer ${secret}` } });

  const job = await must('startBulk', {
    as: lead,
    body: { action: 'classify', level: 'important', reason: 'Batch', cases: [cases.received.reference] },
  });
  const ids = await idsIn(must, { as: lead, reference: cases.busy.reference });
  const [answered = ''] = ids.tasks;
  await must('answerTask', { as: lead, id: `${cases.busy.reference}-${answered}`, body: { text: 'It does.' } });
  const wish = { kind: 'export', reference: cases.closed.reference, reason: 'By mail' };
  const { id: privacyRequest } = await must('askPrivacy', { as: everyTeam('manager'), body: wish });
  return {
    cases,
    bulkJob: String(job['id']),
    privacyRequest: String(privacyRequest),
    ids,
    links: await linksOf(desk, cases, ids.tasks.at(-1) ?? ''),
  };
}

type Must = (operation: Operation, said: Said) => Promise<Record<string, unknown>>;

async function idsIn(must: Must, on: Said): Promise<Furnished['ids']> {
  const of = (list: unknown): string[] => (list as { id: string }[]).map(({ id }) => id);
  const { tasks } = await must('listCaseTasks', on);
  const { actions } = await must('listActions', on);
  const { remedies, negotiations } = await must('listRemedies', on);
  const { clocks } = await must('explainClocks', on);
  return {
    tasks: of(tasks),
    actions: of(actions),
    remedies: of(remedies),
    negotiations: of(negotiations),
    clocks: of(clocks),
  };
}

async function linksOf(
  desk: Desk,
  { received, busy }: Furnished['cases'],
  partnersTask: string,
): Promise<Furnished['links']> {
  const token = (link: string): string => link.slice(link.indexOf('#') + 1);
  const person = { id: 'manager', email: 'manager@example.com', name: 'Amara Okafor' };
  const step = { clock: 'default/first-response', rung: 2, person, now: desk.clock.now() };
  const action: string[] = [];
  for (const one of ['acknowledge', 'take-over', 'reassign'] as const) {
    action.push(token(await actionLink(desk, { action: one, reference: received.reference, ...step })));
  }
  return { action, task: [token(await taskLink(desk, { reference: busy.reference, id: partnersTask, number: 1 }))] };
}
