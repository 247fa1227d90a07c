import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { relate } from '../../functions/domain/casework/links/relate.ts';
import { listsFor } from '../../functions/domain/privacy/find-cases.ts';
import { workOnRequests } from '../../functions/domain/privacy/work-requests.ts';
import { type Desk, openDesk } from '../desk.ts';
import { apiOf } from './api-at-work.ts';

let desk: Desk;
let api: ReturnType<typeof apiOf>;
beforeAll(async () => {
  desk = await openDesk();
  api = apiOf(desk);
});
afterAll(() => desk.close());

const manager = { as: ['manager', 'manager'] };
let people = 0;
/** Somebody whom nobody knows yet. */
function somebody(): { name: string; email: string; phone: string } {
  people += 1;
  const number = String(people).padStart(4, '0');
  return { name: `Customer ${number}`, email: `c${number}@customer.example`, phone: `1380000${number}` };
}
type Customer = { name: string; email?: string; phone?: string; language?: string };

async function complain(customer: Customer, said: Record<string, unknown> = {}): Promise<string> {
  const { body, status } = await api('submitComplaint', {
    body: { customer, description: `${customer.name}: the lamp broke on the first day.`, ...said },
  });
  expect([status, body]).toEqual([201, body]);
  await relate(desk, { reference: body.reference, type: 'ComplaintReceived' });
  return body.reference;
}
/** Decided and closed. */
async function settled(customer: Customer, said: Record<string, unknown> = {}): Promise<string> {
  const reference = await complain(customer, said);
  await settle(reference);
  return reference;
}
async function settle(reference: string): Promise<void> {
  const answers = [
    await api('takeCase', { ...manager, reference }),
    await api('resolveCase', { ...manager, reference, body: { explanation: 'We send you a new lamp.' } }),
    await api('closeCase', { ...manager, reference }),
  ];
  expect(answers.map(({ status, body }) => [status, status === 200 ? '' : body])).toEqual(answers.map(() => [200, '']));
}

const reason = 'By mail of 2 March; showed their identity card.';
async function ask(body: Record<string, unknown>): Promise<string> {
  const asked = await api('askPrivacy', { ...manager, body: { reason, ...body } });
  expect([asked.status, asked.body]).toEqual([202, asked.body]);
  return asked.body.id;
}
const look = async (id: string) => (await api('readPrivacyRequest', { ...manager, id })).body;
const work = async () => workOnRequests(desk, () => true);
const outcomes = ({ cases }: { cases: { reference: string; outcome: string }[] }) =>
  Object.fromEntries(cases.map((one) => [one.reference, one.outcome]));
const names = async (references: readonly string[]) =>
  Promise.all(references.map(async (one) => (await desk.cases.find(one))?.customer.name));
/** What stands of a request in the table, as it stands there. */
async function kept(id: string): Promise<string> {
  const { Items = [] } = await desk.client.send(
    new QueryCommand({
      TableName: desk.table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: `PRIVACY#${id}` } },
    }),
  );
  return JSON.stringify(JSON.parse(Items[0]?.['data']?.S ?? 'null'));
}

describe('Somebody asks to be erased', () => {
  test('and is, in all of their cases, once a day to think it over has passed', async () => {
    const ann = somebody();
    const references = [await settled(ann), await settled({ name: ann.name, email: ann.email.toUpperCase() })];
    const bob = await settled(somebody());
    const id = await ask({ kind: 'erasure', email: ann.email });
    expect(await look(id)).toMatchObject({ state: 'waiting', cases: [], cancellable: true, foundBy: 'email', reason });

    await work();
    const waiting = await look(id);
    expect(waiting).toMatchObject({ state: 'waiting', counts: { found: 2, erased: 0 } });
    expect(Object.keys(outcomes(waiting)).toSorted()).toEqual(references.toSorted());
    desk.later({ hours: 23 });
    expect(await work()).toMatchObject({ looked: 0 });
    expect(await names(references)).toEqual([ann.name, ann.name]);

    desk.later({ hours: 1 });
    expect(await work()).toMatchObject({ looked: 1, erased: 2, failed: 0 });
    const done = await look(id);
    expect(done).toMatchObject({ state: 'done', counts: { erased: 2 }, cancellable: false });
    expect(done.reason).toBeUndefined();
    expect(await names([...references, bob])).toEqual(['', '', expect.stringMatching(/./)]);
    const erased = await desk.cases.open(references[0] ?? '');
    expect(erased?.events.at(-1)).toMatchObject({
      type: 'CaseErased',
      by: { type: 'staff', id: 'manager' },
      facts: { why: 'request', request: id },
    });
    expect(await kept(id)).not.toContain(ann.email);
  });

  test('and what is open waits for its decision, what is held for its release, and they are told so', async () => {
    const ann = somebody();
    const [open, held, ended] = [await complain(ann), await settled(ann), await settled(ann)];
    await api('holdCase', { ...manager, reference: held, body: { reason: 'The court has asked for it.' } });
    const id = await ask({ kind: 'erasure', reference: open.toLowerCase() });
    desk.later({ hours: 24 });
    await work();
    expect(await look(id)).toMatchObject({ state: 'working', counts: { open: 1, held: 1, erased: 1 } });
    expect(outcomes(await look(id))).toEqual({ [open]: 'open', [held]: 'held', [ended]: 'erased' });

    await settle(open);
    expect(await work()).toMatchObject({ looked: 0 });
    desk.later({ days: 1 });
    await work();
    const told = await look(id);
    expect(told).toMatchObject({ state: 'held', counts: { held: 1, erased: 2 }, finishedAt: desk.clock.now() });
    expect([told.reason, await kept(id)]).toEqual([undefined, expect.stringContaining('"lists":[]')]);

    await api('releaseCase', { ...manager, reference: held, body: { reason: 'It is over.' } });
    desk.later({ days: 1 });
    await work();
    expect(await look(id)).toMatchObject({ state: 'done', counts: { erased: 3 }, finishedAt: told.finishedAt });
    expect(await names([open, held, ended])).toEqual(['', '', '']);
  });

  test('and calls it off in time, or too late', async () => {
    const ann = somebody();
    const reference = await settled(ann);
    const id = await ask({ kind: 'erasure', phone: ann.phone });
    const cancelled = await api('cancelPrivacyRequest', { as: ['admin', 'admin'], id });
    expect([cancelled.status, cancelled.body]).toEqual([
      200,
      expect.objectContaining({ state: 'cancelled', cancelledBy: 'admin', cancellable: false }),
    ]);
    desk.later({ days: 2 });
    await work();
    expect(await names([reference])).toEqual([ann.name]);
    const again = await api('cancelPrivacyRequest', { ...manager, id });
    expect([again.status, again.body.code]).toEqual([409, 'privacy-request.over']);
    expect(await kept(id)).toContain('"lists":[]');
  });

  test('and a complaint that they send afterwards is not meant', async () => {
    const ann = somebody();
    const before = await settled(ann);
    const id = await ask({ kind: 'erasure', email: ann.email });
    desk.later({ hours: 2 });
    const after = await settled(ann);
    desk.later({ hours: 22 });
    await work();
    expect([await look(id), await names([before, after])]).toMatchObject([{ state: 'done' }, ['', ann.name]]);
  });

  test('and what one case cannot give up now is tried again, with the others erased', async () => {
    const ann = somebody();
    const references = [await settled(ann), await settled(ann), await settled(ann)];
    const id = await ask({ kind: 'erasure', email: ann.email });
    desk.later({ days: 1 });
    const commit: typeof desk.cases.commit = async (command, before, decision) => {
      if (before.reference === references[1]) throw new Error('ThrottlingException');
      return desk.cases.commit(command, before, decision);
    };
    const throttled = { ...desk, cases: { ...desk.cases, commit } };
    await workOnRequests(throttled, () => true);
    expect(await look(id)).toMatchObject({
      state: 'working',
      counts: { erased: 2, failed: 1 },
      cases: expect.arrayContaining([
        expect.objectContaining({ reference: references[1], outcome: 'failed', reason: expect.stringMatching(/./) }),
      ]),
    });
    desk.later({ minutes: 2 });
    await work();
    expect([await look(id), await names(references)]).toMatchObject([{ state: 'done' }, ['', '', '']]);
  });

  test('and a run that dies at any write leaves what the next one finishes', async () => {
    for (let survives = 0; survives < 8; survives += 1) {
      const ann = somebody();
      const references = [await settled(ann), await settled(ann)];
      const id = await ask({ kind: 'erasure', email: ann.email });
      desk.later({ days: 1 });
      let writes = survives;
      const dying = <A extends unknown[], R>(write: (...args: A) => Promise<R>) => {
        return async (...args: A): Promise<R> => {
          writes -= 1;
          if (writes < 0) throw new Error('killed');
          return write(...args);
        };
      };
      await workOnRequests(
        {
          ...desk,
          cases: {
            ...desk.cases,
            commit: dying(async (...args: Parameters<Desk['cases']['commit']>) => desk.cases.commit(...args)),
          },
          privacy: {
            ...desk.privacy,
            write: dying(async (...args: Parameters<Desk['privacy']['write']>) => desk.privacy.write(...args)),
          },
        },
        () => true,
      );
      desk.later({ hours: 7 });
      await work();
      expect([survives, await look(id), await names(references)]).toMatchObject([
        survives,
        { state: 'done', counts: { erased: 2 } },
        ['', ''],
      ]);
      for (const reference of references) {
        const events = (await desk.cases.open(reference))?.events ?? [];
        expect(events.filter(({ type }) => type === 'CaseErased')).toHaveLength(1);
      }
    }
  });

  test('and after 25 days without an answer somebody is called', async () => {
    const ann = somebody();
    await complain(ann);
    await ask({ kind: 'erasure', email: ann.email });
    const overdue = () => desk.measured.filter(({ name }) => name === 'PrivacyRequestsOverdue').length;
    desk.later({ days: 24 });
    await work();
    const before = overdue();
    desk.later({ days: 2 });
    await work();
    expect([before, overdue() > 0]).toEqual([0, true]);
  });
});

describe('An export', () => {
  test('that a run has no time left for is the next one’s, and what a whole run is too short for is too large', async () => {
    const ann = somebody();
    await complain(ann);
    const [first, second] = [
      await ask({ kind: 'export', email: ann.email }),
      await ask({ kind: 'export', phone: ann.phone }),
    ];
    let chances = 3;
    await workOnRequests(desk, () => (chances -= 1) >= 0);
    const states = async () => new Set([(await look(first)).state, (await look(second)).state]);
    expect(await states()).toEqual(new Set(['done', 'waiting']));
    chances = 1;
    await workOnRequests(desk, () => (chances -= 1) >= 0);
    expect(await states()).toEqual(new Set(['done', 'failed']));
    const failed = [await look(first), await look(second)].find(({ state }) => state === 'failed');
    expect(failed).toMatchObject({ failure: 'too-large', finishedAt: desk.clock.now() });
    const none = await api('downloadExport', { ...manager, id: failed.id });
    expect([none.status, none.body.code]).toEqual([409, 'privacy-request.no-export']);
  });

  test('of somebody whom a broken request stands before is made all the same', async () => {
    const ann = somebody();
    const broken = await ask({ kind: 'export', email: ann.email });
    const whole = await ask({ kind: 'export', phone: ann.phone });
    const read: Desk['privacy']['read'] = async (id) => {
      if (id === broken) throw new SyntaxError('Unexpected token');
      return desk.privacy.read(id);
    };
    await workOnRequests({ ...desk, privacy: { ...desk.privacy, read } }, () => true);
    expect([(await look(broken)).state, (await look(whole)).state]).toEqual(['waiting', 'done']);
    await work();
    expect((await look(broken)).state).toBe('done');
  });
});

describe('Whose cases they are', () => {
  const found = async (body: Record<string, unknown>): Promise<{ cases: string[]; apart: string[] }> => {
    const id = await ask({ kind: 'export', ...body });
    await work();
    const { cases, apart, state } = await look(id);
    expect(state).toBe('done');
    return { cases: cases.map((one: { reference: string }) => one.reference).toSorted(), apart: apart.toSorted() };
  };
  const sorted = (...references: string[]): string[] => references.toSorted();

  test('is said by the address and the number, however they are written', async () => {
    const { name, email, phone } = somebody();
    const shouted = email.toUpperCase().replace('@', '＠');
    const mobile = `+86 ${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}`;
    const [one, two] = [await complain({ name, email }), await complain({ name, phone: mobile })];
    expect(await found({ email: shouted.replace('＠', '@') })).toEqual({ cases: [one], apart: [] });
    expect(await found({ phone: `(86)${phone}` })).toEqual({ cases: [two], apart: [] });
    const landline = await complain({ name, phone: '010-6552 9988' });
    expect(await found({ phone: '+86 10 6552 9988' })).toEqual({ cases: [landline], apart: [] });
    expect(await found({ phone: '0086(10)65529988' })).toEqual({ cases: [landline], apart: [] });
  });

  test('is not said by a list alone: what stands on it and says another address is not theirs', async () => {
    const [ann, bob] = [somebody(), somebody()];
    const [hers, his] = [await complain(ann), await complain(bob)];
    const [list = ''] = await listsFor(desk, { email: ann.email });
    await desk.related.enter([{ list, reference: his, receivedAt: desk.clock.now() }]);
    expect(await found({ email: ann.email })).toEqual({ cases: [hers], apart: [] });
  });

  test('includes what staff entered, what was split off, and what was merged', async () => {
    const ann = somebody();
    const entered = await api('enterComplaint', {
      ...manager,
      body: { customer: ann, description: 'Called: the lamp broke.', channel: 'phone' },
    });
    await relate(desk, { reference: entered.body.reference, type: 'ComplaintReceived' });
    const whole = await complain(ann);
    const split = await api('splitCase', {
      ...manager,
      reference: whole,
      body: { description: 'And the courier was rude.', reason: 'Two matters.' },
    });
    const made = split.body.made.reference;
    await relate(desk, { reference: made, type: 'ComplaintReceived' });
    await api('mergeCase', {
      ...manager,
      reference: entered.body.reference,
      body: { into: whole, reason: 'The same.' },
    });
    const all = sorted(entered.body.reference, whole, made);
    expect(await found({ email: ann.email })).toEqual({ cases: all, apart: [] });
    expect(await found({ reference: made })).toEqual({ cases: all, apart: [] });
  });

  test('follows an address that was changed under the same number and name, and nobody else in the household', async () => {
    const { name, email, phone } = somebody();
    const before = await complain({ name, email, phone });
    const without = await complain({ name, phone });
    const after = await complain({ name, email: `new-${email}`, phone });
    expect(await found({ phone })).toEqual({ cases: sorted(before, without, after), apart: [] });
    expect(await found({ email })).toEqual({ cases: sorted(before, without), apart: [after] });
    expect(await found({ email: `new-${email}` })).toEqual({ cases: sorted(after, without), apart: [before] });

    const child = await complain({ name: 'Somebody Else', phone });
    const id = await ask({ kind: 'erasure', phone });
    await work();
    expect(await look(id)).toMatchObject({ state: 'failed', failure: 'several-people' });
    expect((await look(id)).apart).toContain(child);
    expect(await found({ reference: child })).toEqual({ cases: [child], apart: sorted(before, without, after) });
  });
});

describe('Who takes requests down', () => {
  test('is told what is wrong with one, in their language', async () => {
    const wrong = [
      {},
      { email: 'a@b.example', phone: '13800000000' },
      { email: 'a@b.example', reference: 'CR-0000-0000' },
      { phone: 'call me' },
      { reference: 'CR-1' },
      { email: 'a@b.example', state: 'done' },
    ];
    for (const ways of wrong) {
      const refused = await api('askPrivacy', { ...manager, body: { kind: 'erasure', reason, ...ways } });
      expect([refused.status, refused.body.code]).toEqual([400, 'request.invalid']);
    }
    const chinese = { 'Accept-Language': 'zh-CN' };
    const none = await api('askPrivacy', { ...manager, headers: chinese, body: { kind: 'erasure', reason } });
    expect(none.body.errors[0].detail).toBe('请在 email、phone、reference 中只填写一项，用来查找此人的案件。');
    const nobody = await api('readPrivacyRequest', { ...manager, headers: chinese, id: 'PR-000000000000' });
    expect([nobody.status, nobody.body.title]).toEqual([404, '没有这项请求']);
    const unknown = await api('askPrivacy', {
      ...manager,
      body: { kind: 'erasure', reason, reference: 'CR-7KQ3-M2XM' },
    });
    expect([400, 404]).toContain(unknown.status);
  });

  test('may send one twice under one key and has it once', async () => {
    const headers = { 'Idempotency-Key': 'request-1' };
    const body = { kind: 'erasure', reason, email: somebody().email };
    const [one, two] = [
      await api('askPrivacy', { ...manager, headers, body }),
      await api('askPrivacy', { ...manager, headers, body }),
    ];
    expect([one.status, two.status, two.body.id]).toEqual([202, 202, one.body.id]);
    const other = await api('askPrivacy', { ...manager, headers, body: { ...body, kind: 'export' } });
    expect(other.body.code).toBe('idempotency.mismatch');
  });

  test('finds them all in the list, the latest first, page by page', async () => {
    const made: string[] = [];
    for (let count = 0; count < 30; count += 1) {
      desk.later({ minutes: 1 });
      made.unshift(await ask({ kind: 'export', email: somebody().email }));
    }
    const first = await api('listPrivacyRequests', { as: ['auditor', 'auditor'] });
    const second = await api('listPrivacyRequests', { ...manager, query: { cursor: first.body.nextCursor } });
    const ids = [first, second].flatMap(({ body }) => body.requests.map((one: { id: string }) => one.id));
    expect(ids.slice(0, 30)).toEqual(made);
    const bad = await api('listPrivacyRequests', { ...manager, query: { cursor: '2026#PR-1' } });
    expect([bad.status, bad.body.code]).toEqual([400, 'request.bad-cursor']);
  });
});
