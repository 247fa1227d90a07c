import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { openapiDocument } from '../../functions/contract/openapi.ts';
import { operations } from '../../functions/contract/operations.ts';
import type { Role } from '../../functions/contract/roles.ts';
import { type Operation, routes } from '../../functions/contract/routes.ts';
import { recordFile } from '../../functions/domain/casework/attachments/record-file.ts';
import { relate } from '../../functions/domain/casework/links/relate.ts';
import { taskLink } from '../../functions/domain/casework/tasks/task-link.ts';
import { rememberSolved } from '../../functions/domain/insight/similar/remember-solved.ts';
import { mostReveals } from '../../functions/domain/privacy/reveal.ts';
import { type Desk, openDesk } from '../desk.ts';
import { apiOf, type Heard, type Said } from './api-at-work.ts';

/*
 * A customer and staff write personal data into everything of a case that holds words. Then every route of the staff is
 * called as every role, and of partners by their link, and nothing comes out that the reader need not see.
 */

const identifiers = ['11010519491231002X', '4111 1111 1111 1111', 'DE89 3704 0044 0532 0130 00', 'E12345678'];
const contact = ['marisol.q@customer.example', '7700 900123', '221B Baker Street', 'Marisol', 'Quentin'];
const everything =
  'for Marisol Quentin, marisol.q@customer.example, +44 7700 900123, 221B Baker Street. ' +
  'ID 11010519491231002X, card 4111 1111 1111 1111, IBAN DE89 3704 0044 0532 0130 00, passport E12345678.';
const about = (what: string): string => `${what} ${everything}`;

let desk: Desk;
let api: ReturnType<typeof apiOf>;
let reference: string;
let solved: string;
let bulk: string;
let partnersLink: string;
let task: string;

const as = (role: Role): { as: string[] } => ({ as: [`${role}-1`, role] });

async function does(operation: Operation, said: Said = {}, role: Role = 'lead'): Promise<Heard['body']> {
  const { status, body } = await api(operation, { reference, ...as(role), ...said });
  if (status >= 300) throw new Error(`${operation}: ${status} ${JSON.stringify(body)}`);
  return body;
}

async function complain(): Promise<string> {
  const { body } = await api('submitComplaint', {
    body: {
      customer: { name: 'Marisol Quentin', email: 'marisol.q@customer.example', phone: '+44 7700 900123' },
      description: `Marisol Quentin 4111 1111 1111 1111 The kettle leaks and the cable smokes; ${everything}`,
      product: 'Kettle of Marisol',
      orderNumber: 'K-2001',
      batch: 'K-7',
    },
  });
  await relate(desk, { reference: body.reference, type: 'ComplaintReceived' });
  return body.reference;
}

beforeAll(async () => {
  desk = await openDesk();
  api = apiOf(desk);
  const inDays = (days: number): string => new Date(Date.parse(desk.clock.now()) + days * 86_400_000).toISOString();
  solved = await complain();
  reference = await complain();
  for (const one of [solved, reference]) await does('takeCase', { reference: one, body: {} });
  await does('recordCause', { reference: solved, body: { code: 'PRD-MFG-TST' } });
  await does('resolveCase', { reference: solved, body: { explanation: about('A new kettle') } });
  await rememberSolved(desk, { reference: solved });
  await does('addNote', { body: { text: about('A note') } });
  await does('replyToCustomer', { body: { text: about('A reply') } });
  const asked = { title: about('Test it'), text: about('Does it leak,'), dueAt: inDays(2) };
  await does('addTask', { body: { ...asked, to: { department: 'logistics' } } });
  const partner = { name: 'Seals Ltd', email: 'seals@supplier.example', language: 'en' };
  await does('addTask', { body: { ...asked, to: { partner } } });
  const { tasks } = await does('listCaseTasks');
  const [first, second] = (tasks as { id: string }[]).map(({ id }) => id);
  task = `${reference}-${first}`;
  await does('answerTask', { id: task, body: { text: about('It does,') } });
  const link = await taskLink(desk, { reference, id: second ?? '', number: 1 });
  partnersLink = link.slice(link.indexOf('#') + 1);
  await does('recordCause', {
    body: {
      problem: about('Leaks'),
      whys: [{ question: about('Why'), answer: about('Because') }],
      fishbone: [
        {
          branch: 'process',
          causes: [{ text: 'Marisol Quentin saw nobody look; card 4111 1111 1111 1111, +44 7700 900123' }],
        },
      ],
      code: 'PRD-MFG-TST',
    },
  });
  const action = { what: about('Seal'), owner: 'agent2', dueAt: inDays(3), effectiveAt: inDays(5) };
  await does('addAction', { body: { kind: 'corrective', ...action } });
  const refund = { kind: 'refund', amount: 4000, currency: 'CNY', dueAt: inDays(4), what: about('Refund') };
  await does('proposeRemedy', { body: refund });
  const demand = { kind: 'compensation', side: 'customer', amount: 9000, currency: 'CNY', words: about('Demand') };
  await does('openNegotiation', { body: demand });
  await does('linkCase', { body: { reference: solved, kind: 'same-cause', reason: about('Linked') } });
  const file = {
    name: 'Marisol Quentin.jpg',
    type: 'image/jpeg',
    size: 9,
    sha256: Buffer.alloc(32, 7).toString('base64'),
  };
  await does('requestStaffUpload', { body: { ...file, shared: true } });
  const { list } = await desk.uploads.read(reference);
  for (const { id, mark } of list.uploads) {
    await recordFile(desk, { place: { reference, id, mark }, outcome: 'clean' }, { scans: true });
  }
  await does('waitFor', { body: { for: 'supplier', reason: about('Waiting') } });
  const job = { action: 'classify', cases: [reference], level: 'important', reason: about('Bulk') };
  bulk = (await does('startBulk', { body: job })).id;
});
afterAll(async () => desk.close());

/** What the routes need that do more than show; without it they refuse, and a refusal says nothing of a case either. */
const bodies: { [O in Operation]?: Said } = {
  listTasks: { query: { state: 'answered' } },
  readTask: {},
  coachReply: { body: { text: about('Dear customer, we are sorry') } },
  fillTemplate: { id: 'first-response-en', body: {} },
  addNote: { body: { text: 'Noted.' } },
  answerTask: { body: { text: about('It still does,') } },
  downloadForStaff: { id: 'F1', body: {} },
  linkCase: { body: { reference: 'CR-0000-0000', kind: 'related', reason: about('Link') } },
  revealPersonalData: { body: { reason: '' } },
};
const ids: { [O in Operation]?: () => string } = { readTask: () => task, answerTask: () => task, readBulk: () => bulk };

const staffOperations = Object.values(openapiDocument()['paths'] as Record<string, Record<string, unknown>>)
  .flatMap((path) => Object.values(path) as { operationId: Operation; 'x-roles'?: Role[] }[])
  .flatMap(({ operationId: operation, 'x-roles': access }) => (access ? [{ operation, access }] : []));

/** Routes of which everybody who may ask must be told something, or the test would look at refusals only. */
const showing = staffOperations.filter(
  ({ operation }) => routes[operation].method === 'GET' && routes[operation].path.includes('{reference}'),
);

const call = (operation: Operation, role: Role): Promise<Heard> =>
  api(operation, { reference, body: {}, id: ids[operation]?.() ?? 'T1', ...as(role), ...bodies[operation] });

/** What each role need not see: written down here once more, so that the table of the API is held to something. */
const hidden: Record<Role, string[]> = {
  agent: identifiers,
  lead: identifiers,
  manager: [],
  auditor: [...identifiers, ...contact],
  admin: [...identifiers, ...contact],
};
/** Routes of who sees a task and not its case. */
const withoutCase: readonly Operation[] = ['listTasks', 'readTask', 'answerTask'];

const hiddenFrom = (role: Role, operation: Operation): string[] =>
  role !== 'manager' && withoutCase.includes(operation) ? [...identifiers, ...contact] : hidden[role];

describe('What a role need not see', () => {
  test.each(staffOperations)('$operation does not show', async ({ operation, access }) => {
    for (const role of access) {
      if (hiddenFrom(role, operation).length === 0) continue;
      const { status, body, headers } = await call(operation, role);
      if (showing.some((one) => one.operation === operation)) expect([role, status]).toEqual([role, 200]);
      const said = JSON.stringify([body, headers]);
      const seen = hiddenFrom(role, operation).filter((marker) => said.includes(marker));
      expect({ role, seen }).toEqual({ role, seen: [] });
    }
  });

  test('is there all the same: a manager is shown it on every route that shows words', async () => {
    const withWords: Operation[] = [
      'listCases',
      'downloadCases',
      'readCase',
      'readRelated',
      'readCause',
      'drawFishbone',
      'listActions',
      'listRemedies',
      'fillTemplate',
      'listCaseTasks',
      'readTask',
      'answerTask',
      'listAttachments',
    ];
    for (const operation of withWords) {
      const { status, body } = await call(operation, 'manager');
      expect([operation, status < 300]).toEqual([operation, true]);
      const said = JSON.stringify(body);
      expect([operation, [...identifiers, ...contact].some((marker) => said.includes(marker))]).toEqual([
        operation,
        true,
      ]);
    }
  });

  test('leaves what the role does need', async () => {
    const agents = (await call('readCase', 'agent')).body;
    expect(agents.customer).toMatchObject({ name: 'Marisol Quentin', email: 'marisol.q@customer.example' });
    expect(agents.description).toContain('card 4111 **** **** 1111');
    expect(agents.masked).toEqual(expect.arrayContaining(['BANK_CARD', 'IBAN', 'ID_CARD', 'PASSPORT']));
    const auditors = (await call('readCase', 'auditor')).body;
    expect(auditors.customer).toMatchObject({ name: 'M*** Q***', email: 'm***@customer.example' });
    expect(auditors.description).toContain('The kettle leaks and the cable smokes');
    expect(auditors).toMatchObject({ orderNumber: 'K-2001', assignee: 'lead-1', reference });
    expect((await call('readCase', 'manager')).body).not.toHaveProperty('masked');
  });

  test('a partner does not find in the task that their link is for, nor in its answers', async () => {
    for (const operation of ['lookAtTask', 'answerAsPartner'] as const) {
      const text = operation === 'answerAsPartner' ? { text: about('It leaks,') } : {};
      const { status, body } = await api(operation, { body: { token: partnersLink, ...text } });
      expect(status).toBeLessThan(300);
      const said = JSON.stringify(body);
      for (const marker of [...identifiers, ...contact]) expect(said).not.toContain(marker);
      expect(said).toContain('Does it leak');
    }
  });

  test('a search does not tell either: it finds what the reader is shown', async () => {
    const found = async (role: Role, text: string): Promise<number> =>
      (await api('listCases', { ...as(role), query: { text } })).body.items.length;
    expect(await found('manager', 'Quentin')).toBeGreaterThan(0);
    expect(await found('agent', 'Quentin')).toBeGreaterThan(0);
    expect(await found('auditor', 'Quentin')).toBe(0);
    expect(await found('auditor', 'kettle')).toBeGreaterThan(0);
    expect(await found('manager', '1111 1111')).toBeGreaterThan(0);
    expect(await found('agent', '4111')).toBeGreaterThan(0);
    const { items } = (await api('listCases', { ...as('agent'), query: { text: '4111' } })).body;
    expect(JSON.stringify(items)).toContain('4111 **** **** 1111');
  });

  test('the coach does not tell an admin which number is the customer’s', async () => {
    const told = async (role: Role): Promise<string[]> =>
      (
        await api('coachReply', { ...as(role), reference, body: { text: 'I called you at +44 7700 900123.' } })
      ).body.findings.map(({ code }: { code: string }) => code);
    expect(await told('agent')).not.toContain('personal-data');
    expect(await told('admin')).toContain('personal-data');
  });
});

describe('Who needs it after all', () => {
  const reveal = (role: Role, said: Said = {}): Promise<Heard> =>
    api('revealPersonalData', { reference, ...as(role), body: { reason: 'The bank asks for it.' }, ...said });

  test('says why, is shown the texts as they are, and stands in the record with it', async () => {
    const { status, body, headers } = await reveal('agent');
    expect([status, headers['Cache-Control']]).toEqual([200, 'no-store']);
    for (const marker of [...identifiers, ...contact]) expect(JSON.stringify(body)).toContain(marker);
    const { timeline } = (await call('readCase', 'auditor')).body;
    expect(timeline.at(-1)).toMatchObject({
      type: 'PersonalDataRevealed',
      by: { type: 'staff', id: 'agent-1', role: 'agent' },
      facts: { kinds: ['BANK_CARD', 'IBAN', 'ID_CARD', 'PASSPORT'] },
      words: { reason: 'The bank asks for it.' },
    });
    expect((await api('auditCase', { reference, ...as('auditor') })).body.intact).toBe(true);
  });

  test('does so in a case of their own teams, and with a reason', async () => {
    const stranger = await reveal('agent', { as: ['x', 'agent', 'team-praise'] });
    expect([stranger.status, stranger.body.code]).toEqual([403, 'access.other-team']);
    expect((await reveal('agent', { body: { reason: ' ' } })).status).toBe(400);
    expect((await reveal('auditor')).status).toBe(403);
    expect((await reveal('admin')).status).toBe(403);
  });

  test('is told when it is often enough, and nothing is recorded of what was not shown', async () => {
    const person = { as: ['curious', 'agent'] };
    const statuses: number[] = [];
    for (let time = 0; time <= mostReveals; time += 1) statuses.push((await reveal('agent', person)).status);
    expect(statuses).toEqual([...Array.from({ length: mostReveals }, () => 200), 429]);
    const { version } = (await call('readCase', 'manager')).body;
    const { body, headers } = await reveal('agent', { ...person, headers: { 'Accept-Language': 'zh-CN' } });
    expect(body).toMatchObject({ code: 'reveal.too-many', title: '查看次数已达上限' });
    expect(Number(headers['Retry-After'])).toBeGreaterThan(0);
    expect((await call('readCase', 'manager')).body.version).toBe(version);
    desk.later({ hours: 1 });
    expect((await reveal('agent', person)).status).toBe(200);
  });
});

test('Only the reveal itself answers what a role is not shown, and what needs no masking holds no words', () => {
  const marked = (mark: string): string[] =>
    Object.entries(openapiDocument()['paths'] as object).flatMap(([path, methods]) =>
      JSON.stringify(methods).includes(`"x-personal":"${mark}"`) ? [path] : [],
    );
  expect(marked('revealed')).toEqual(['/v1/staff/cases/{reference}/reveal']);
  expect(Object.keys(z.toJSONSchema(operations.enterComplaint.answer)['properties'] ?? {})).toEqual(
    'reference trackingSecret trackingUrl status kind category level deadlines'.split(' '),
  );
});
