import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Operation, type Route, routes } from '../../functions/contract/routes.ts';
import { roles } from '../../functions/contract/roles.ts';
import { openDesk, type Desk } from '../desk.ts';
import { apiOf } from './api-at-work.ts';

let desk: Desk;
let api: ReturnType<typeof apiOf>;
beforeAll(async () => {
  desk = await openDesk();
  api = apiOf(desk);
});
afterAll(async () => desk.close());

const submitted = async (): Promise<string> =>
  (
    await api('submitComplaint', {
      body: { customer: { name: 'Li Lei', phone: '+86 138 0013 8000' }, description: 'The kettle leaks.' },
    })
  ).body.reference;

describe('Staff work on a case', () => {
  test('from taking it to closing it and opening it again', async () => {
    const reference = await submitted();
    const asAgent = { reference, as: ['agent'] };
    expect((await api('takeCase', asAgent)).body).toMatchObject({
      status: 'in-progress',
      assignee: 'agent',
      version: 2,
    });
    expect((await api('replyToCustomer', { ...asAgent, body: { text: 'A new one is on its way.' } })).status).toBe(201);
    expect(
      (
        await api('classifyCase', {
          ...asAgent,
          body: { level: 'urgent', category: 'safety', reason: 'Water near the plug' },
        })
      ).body,
    ).toMatchObject({ level: 'urgent', category: 'safety', team: 'quality' });
    expect((await api('resolveCase', { ...asAgent, body: { explanation: 'Exchanged.' } })).body.status).toBe(
      'resolved',
    );
    await api('recordCause', { ...asAgent, body: { code: 'PRD-DES-SAFE' } });
    expect((await api('closeCase', asAgent)).body.status).toBe('closed');
    expect((await api('reopenCase', { ...asAgent, body: { reason: 'Leaks again.' } })).body.status).toBe('in-progress');
    const { body, headers } = await api('readCase', asAgent);
    expect(headers['ETag']).toBe('"8"');
    expect(body.timeline.map(({ type }: { type: string }) => type)).toEqual([
      'ComplaintReceived',
      'CaseAssigned',
      'ReplyAdded',
      'CaseReclassified',
      'ComplaintResolved',
      'CauseRecorded',
      'ComplaintClosed',
      'ComplaintReopened',
    ]);
    expect(body.level).toMatchObject({ value: 'urgent', origin: 'human', confidence: 1 });
    expect(body.description).toBe('The kettle leaks.');
  });

  test('and a second person who takes it is told who has it since when', async () => {
    const reference = await submitted();
    await api('takeCase', { reference, as: ['agent'] });
    const { status, body } = await api('takeCase', {
      reference,
      as: ['lead'],
      headers: { 'Accept-Language': 'zh-CN' },
    });
    expect([status, body.code, body.changedBy, body.changedAt]).toEqual([
      409,
      'complaint.already-taken',
      'agent',
      desk.clock.now(),
    ]);
    expect(body.detail).toContain('agent');
  });

  test('with If-Match, a change to a case that has moved on is a 412', async () => {
    const reference = await submitted();
    const { headers } = await api('readCase', { reference, as: ['agent'] });
    await api('addNote', { reference, as: ['lead'], body: { text: 'Looks like batch 7.' } });
    const insisted = { reference, as: ['agent'], headers: { 'If-Match': headers['ETag'] ?? '' } };
    const { status, body } = await api('assignCase', { ...insisted, body: { assignee: 'agent2' } });
    expect([status, body.code, body.changedBy, body.version]).toEqual([412, 'complaint.changed', 'lead', 2]);
    const again = await api('assignCase', {
      ...insisted,
      headers: { 'If-Match': '"2"' },
      body: { assignee: 'agent2' },
    });
    expect([again.status, again.headers['ETag'], again.body.assignee]).toEqual([200, '"3"', 'agent2']);
  });

  test('and a reply that is sent again with its key reaches the customer once, also ten times at once', async () => {
    const reference = await submitted();
    const reply = {
      reference,
      as: ['agent'],
      headers: { 'Idempotency-Key': 'k-1' },
      body: { text: 'It is on its way.' },
    };
    const answers = await Promise.all(Array.from({ length: 10 }, async () => api('replyToCustomer', reply)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect((await api('replyToCustomer', reply)).status).toBe(201);
    const { body } = await api('readCase', { reference, as: ['agent'] });
    expect(body.timeline.filter(({ type }: { type: string }) => type === 'ReplyAdded')).toHaveLength(1);
    const other = await api('replyToCustomer', { ...reply, body: { text: 'It is lost.' } });
    expect([other.status, other.body.code]).toEqual([409, 'idempotency.mismatch']);
    const colleague = await api('replyToCustomer', { ...reply, as: ['lead'], body: { text: 'Good news.' } });
    expect(colleague.status).toBe(201);
  });

  test('and a resolution that is sent again with its key is as good as once', async () => {
    const reference = await submitted();
    const resolve = {
      reference,
      as: ['agent'],
      headers: { 'Idempotency-Key': 'k-2' },
      body: { explanation: 'Exchanged.' },
    };
    const [first, again] = [await api('resolveCase', resolve), await api('resolveCase', resolve)];
    expect([first.status, again.status, again.body.version]).toEqual([200, 200, first.body.version]);
  });

  test('with a nonsense If-Match is told how it should look', async () => {
    const { status, body } = await api('takeCase', {
      reference: await submitted(),
      as: ['agent'],
      headers: { 'If-Match': 'latest' },
    });
    expect([status, body.code]).toEqual([400, 'precondition.invalid']);
  });

  test('cannot close what was never resolved', async () => {
    const { status, body } = await api('closeCase', { reference: await submitted(), as: ['agent'] });
    expect([status, body.code]).toEqual([409, 'complaint.wrong-status']);
    expect(body.detail).toContain('resolved');
  });

  test('enter what a customer said on the phone, under their own name', async () => {
    const { body } = await api('enterComplaint', {
      as: ['agent'],
      body: { customer: { name: 'Wang Fang', phone: '13800138000' }, description: 'Nobody calls back.' },
    });
    const { body: opened } = await api('readCase', { reference: body.reference, as: ['lead'] });
    expect(opened).toMatchObject({ channel: 'phone', enteredBy: { type: 'staff', id: 'agent' } });
  });

  test('page through the queue', async () => {
    const first = await api('listCases', { as: ['agent'], query: { limit: '2' } });
    expect(first.body.items).toHaveLength(2);
    const second = await api('listCases', { as: ['agent'], query: { limit: '2', cursor: first.body.nextCursor } });
    expect(second.body.items[0].reference).not.toBe(first.body.items[0].reference);
    const wrong = await api('listCases', { as: ['agent'], query: { limit: '1000', colour: 'red' } });
    expect(wrong.body.errors.map(({ field }: { field: string }) => field)).toEqual(['limit', 'colour']);
  });
});

describe('Roles', () => {
  const staffRoutes = Object.entries<Route>(routes).filter(([, { access }]) => typeof access !== 'string');

  test.each(
    staffRoutes.flatMap(([operation, { access }]) =>
      roles.map((role) => ({ operation, role, allowed: access.includes(role as never) })),
    ),
  )('$role → $operation: $allowed', async ({ operation, role, allowed }) => {
    const { status } = await api(operation as Operation, { reference: 'CR-0000-0000', as: [role], body: {} });
    if (allowed) expect(status).not.toBe(403);
    else expect(status).toBe(403);
  });

  test.each(staffRoutes)('%s is not for strangers', async (operation) => {
    expect((await api(operation as Operation, { reference: 'CR-0000-0000' })).status).toBe(401);
    expect((await api(operation as Operation, { reference: 'CR-0000-0000', as: ['customers'] })).status).toBe(403);
  });
});
