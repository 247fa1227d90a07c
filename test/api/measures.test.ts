import { UpdateItemCommand, DeleteItemCommand, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { measure } from '../../functions/domain/insight/measures/measure.ts';
import { sweep } from '../../functions/domain/sla/sweep.ts';
import type { PublishedEvent } from '../../functions/domain/complaint/events.ts';
import { eraseCase } from '../../functions/domain/erasure/erase-case.ts';
import { forget } from '../../functions/domain/erasure/forget.ts';
import { type Desk, openDesk } from '../desk.ts';
import { apiOf } from './api-at-work.ts';

let desk: Desk;
let api: ReturnType<typeof apiOf>;
beforeAll(async () => {
  // 17:00 in Shanghai.
  desk = await openDesk('2026-03-02T09:00:00.000Z');
  api = apiOf(desk);
});
afterAll(async () => desk.close());

const submitted = async (description: string): Promise<string> => {
  const body = { customer: { name: 'Li Lei', phone: '+86 138 0013 8000' }, description };
  return (await api('submitComplaint', { body })).body.reference;
};
const asManager = (reference: string, body: unknown = {}) => ({ as: ['manager'], reference, body });

describe('The dashboard', () => {
  test('of a desk without cases is all zeros, and no time is known', async () => {
    const { status, body } = await api('showDashboard', { as: ['manager'], query: { days: '7' } });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      days: 7,
      from: '2026-02-24',
      to: '2026-03-02',
      timeZone: 'Asia/Shanghai',
      now: { open: 0, late: 0, dueToday: 0, unassigned: 0 },
      period: { received: 0, firstResponse: { cases: 0, median: null, p90: null, average: null } },
    });
    expect(body.byDay).toHaveLength(7);
    expect(body.byDay[0]).toMatchObject({ day: '2026-02-24', received: 0, categories: { delivery: 0, safety: 0 } });
    expect(body.period.service).toContainEqual({ clock: 'resolution', inTime: 0, late: 0, share: null });
  });

  test('tells what a manager would count on their fingers', async () => {
    const parcel = await submitted('The courier never delivered my parcel.');
    const second = await submitted('My parcel is still not delivered, where is the courier?');
    const praise = await submitted('Thank you, your service was excellent!');
    desk.later({ hours: 3 });
    await api('takeCase', asManager(parcel));
    await api('replyToCustomer', asManager(parcel, { text: 'It comes tomorrow.' }));
    desk.later({ hours: 3 });
    await api('resolveCase', asManager(parcel, { explanation: 'It came.' }));
    // It is 23:00 in Shanghai; a day and a half later the second one is late, and a new day is there.
    desk.later({ hours: 36 });
    await sweep(desk, { shards: 4, hasTime: () => true });
    await measure(desk, [parcel, second, praise]);
    const { body } = await api('showDashboard', { as: ['manager'], query: { days: '7' } });
    expect(body.to).toBe('2026-03-04');
    expect(body.now).toMatchObject({ open: 2, late: 1, unassigned: 2 });
    expect(body.period).toMatchObject({
      received: 3,
      resolved: 1,
      kinds: { complaint: 2, praise: 1, suggestion: 0 },
      categories: { delivery: 2 },
      firstResponse: { cases: 1, average: 3 },
      resolution: { cases: 1, average: 6 },
    });
    expect(body.period.firstResponse.median).toBeGreaterThanOrEqual(3);
    expect(body.period.firstResponse.median).toBeLessThanOrEqual(4);
    expect(body.period.service).toContainEqual({ clock: 'first-response', inTime: 1, late: 1, share: 0.5 });
    expect(body.byDay.find(({ day }: { day: string }) => day === '2026-03-02')).toMatchObject({
      received: 3,
      resolved: 1,
      categories: { delivery: 2 },
    });
    expect(body.before).toMatchObject({ received: 0, resolved: 0 });
  });

  test('shows an agent the cases of their teams and no others, and nobody to somebody in no team', async () => {
    const inTeam = await api('showDashboard', { as: ['a', 'agent', 'team-logistics'] });
    expect(inTeam.body).toMatchObject({
      days: 30,
      teams: ['logistics'],
      period: { received: 2, kinds: { praise: 0 } },
    });
    const elsewhere = await api('showDashboard', { as: ['a', 'agent', 'team-praise'] });
    expect(elsewhere.body.period).toMatchObject({ received: 1, kinds: { complaint: 0, praise: 1 } });
    const nowhere = await api('showDashboard', { as: ['a', 'agent', 'team-none'] });
    expect(nowhere.body).toMatchObject({ teams: [], now: { open: 0, byTeam: [] }, period: { received: 0 } });
  });

  test('compares with the days before, and looks back 7, 30 or 90 days only', async () => {
    desk.later({ days: 8 });
    const { body } = await api('showDashboard', { as: ['auditor'], query: { days: '7' } });
    expect(body).toMatchObject({ period: { received: 0 }, before: { received: 3, resolved: 1 } });
    expect((await api('showDashboard', { as: ['auditor'], query: { days: '8' } })).status).toBe(400);
  });
});

describe('The record of a case', () => {
  let reference: string;
  beforeEach(async () => {
    reference = await submitted('The kettle leaks.');
    await api('takeCase', asManager(reference));
    await api('addNote', asManager(reference, { text: 'Batch 7.' }));
    await api('replyToCustomer', asManager(reference, { text: 'A new one comes.' }));
    await api('resolveCase', asManager(reference, { explanation: 'Exchanged.' }));
  });
  const audited = async (headers: Record<string, string> = {}) =>
    (await api('auditCase', { as: ['auditor'], reference, headers })).body;
  const key = (sk: string) => ({ pk: { S: `CASE#${reference}` }, sk: { S: sk } });
  const itemAt = async (sk: string) => {
    const { Item } = await desk.client.send(new GetItemCommand({ TableName: desk.table, Key: key(sk) }));
    return Item ?? {};
  };
  const write = async (sk: string, attribute: string, value: string) =>
    desk.client.send(
      new UpdateItemCommand({
        TableName: desk.table,
        Key: key(sk),
        UpdateExpression: 'SET #a = :v',
        ExpressionAttributeNames: { '#a': attribute },
        ExpressionAttributeValues: { ':v': { S: value } },
      }),
    );
  /** Puts something else into a JSON attribute, as somebody with access to the table could. */
  const tamper = async (sk: string, attribute: string, change: (data: Record<string, unknown>) => void) => {
    const data: Record<string, unknown> = JSON.parse((await itemAt(sk))[attribute]?.S ?? '{}');
    change(data);
    await write(sk, attribute, JSON.stringify(data));
  };

  test('is intact as it was written, with all its events and the head of its chain', async () => {
    const head = { version: 5, hash: (await desk.cases.find(reference))?.lastHash };
    expect(await audited()).toEqual({ reference, intact: true, events: 5, head, erased: [] });
  });

  test('names an event whose words somebody took out, in the language of who asks', async () => {
    await desk.client.send(
      new UpdateItemCommand({ TableName: desk.table, Key: key('EVENT#000003'), UpdateExpression: 'REMOVE words' }),
    );
    expect(await audited()).toMatchObject({ intact: false, brokenAt: 3, finding: 'altered' });
    expect((await audited()).why).toContain('nothing says that they were erased');
    expect((await audited({ 'Accept-Language': 'zh-CN' })).why).toContain('没有删除的记录');
  });

  test('is intact once the case was erased, and says who asked for it, when, and whose words are gone', async () => {
    const by = { type: 'staff', id: 'manager', role: 'manager' } as const;
    await eraseCase(desk, reference, { why: 'request', request: 'PR-1', by });
    expect(await audited()).toMatchObject({
      intact: true,
      erased: [],
      erasure: { why: 'request', request: 'PR-1', by },
    });
    const file = await desk.cases.open(reference);
    const erased = file?.events.find(({ type }) => type === 'CaseErased');
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- with more than the bus carries
    await forget(desk, erased as PublishedEvent);
    expect(await audited()).toMatchObject({
      intact: true,
      erased: [1, 3, 4, 5],
      erasure: { completedAt: desk.clock.now() },
    });
  });

  test('names a case that says of itself that it was erased, and nobody did', async () => {
    await tamper('CASE', 'data', (data) => Object.assign(data, { erased: { at: desk.clock.now(), why: 'retention' } }));
    expect((await audited()).why).toContain('its erasure');
  });

  test('names an event whose words were changed, in the language of who asks', async () => {
    await tamper('EVENT#000003', 'words', (words) => Object.assign(words, { text: 'Batch 8.' }));
    expect(await audited()).toMatchObject({ intact: false, brokenAt: 3, finding: 'altered' });
    expect((await audited()).why).toContain('words of event 3');
    expect((await audited({ 'Accept-Language': 'zh-CN' })).why).toContain('第 3 条记录');
  });

  test('names an event whose facts or author were changed', async () => {
    await tamper('EVENT#000002', 'data', (data) =>
      Object.assign(data, { by: { type: 'staff', id: 'x', role: 'agent' } }),
    );
    expect(await audited()).toMatchObject({ intact: false, brokenAt: 2, finding: 'altered' });
  });

  test('names an event that was overwritten with something that nobody can read', async () => {
    await write('EVENT#000004', 'data', 'gone');
    const { why, ...found } = await audited();
    expect(found).toMatchObject({ intact: false, brokenAt: 4, finding: 'altered' });
    expect(why).toContain('Event 4 cannot be read');
  });

  test.each([
    ['EVENT#000001', 1],
    ['EVENT#000003', 3],
    ['EVENT#000005', 5],
  ])('names the event that is missing when %s was removed', async (sk, brokenAt) => {
    await desk.client.send(new DeleteItemCommand({ TableName: desk.table, Key: key(sk) }));
    expect(await audited()).toMatchObject({ intact: false, brokenAt, finding: 'missing' });
  });

  test('names the first of two events that were swapped', async () => {
    const [third, fourth] = [await itemAt('EVENT#000003'), await itemAt('EVENT#000004')];
    for (const [item, sk] of [
      [third, 'EVENT#000004'],
      [fourth, 'EVENT#000003'],
    ] as const) {
      await desk.client.send(new PutItemCommand({ TableName: desk.table, Item: { ...item, ...key(sk) } }));
    }
    expect(await audited()).toMatchObject({ intact: false, brokenAt: 3, finding: 'altered' });
  });

  test.each<[string, string, (data: Record<string, unknown>) => void]>([
    ['the customer', 'data', (data) => Object.assign(data, { customer: { name: 'Nobody', language: 'en' } })],
    ["the customer's words", 'row', (row) => Object.assign(row, { excerpt: 'All is well.' })],
    ['when it was received', 'row', (row) => Object.assign(row, { receivedAt: '2026-03-01T00:00:00.000Z' })],
    ['its latest change', 'data', (data) => Object.assign(data, { lastChange: { type: 'NoteAdded', at: '', by: {} } })],
    [
      'the decision',
      'data',
      (data) => Object.assign(data['resolution'] as object, { explanation: 'The customer was wrong.' }),
    ],
    ['its deadlines', 'data', (data) => Object.assign(data, { clocks: [] })],
    ['', 'data', (data) => Object.assign(data['level'] as object, { value: 'urgent' })],
  ])('names a case item in which somebody changed %s', async (what, attribute, change) => {
    await tamper('CASE', attribute, change);
    expect(await audited()).toMatchObject({ intact: false, brokenAt: 5, finding: 'altered' });
    expect((await audited()).why).toContain(what);
  });

  test('names a case item that was given another status', async () => {
    await write('CASE', 'status', 'closed');
    expect(await audited()).toMatchObject({ intact: false, finding: 'altered' });
  });

  test('is for those who may see the case', async () => {
    const { team } = (await desk.cases.find(reference)) ?? {};
    const other = team === 'praise' ? 'team-quality' : 'team-praise';
    const { status, body } = await api('auditCase', { as: ['a', 'agent', other], reference });
    expect([status, body.code]).toEqual([403, 'access.other-team']);
    expect((await api('auditCase', { as: ['auditor'], reference: 'CR-0000-0000' })).status).toBe(404);
  });
});
