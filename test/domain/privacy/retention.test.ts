import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { keepShards } from '../../../functions/contract/table.ts';
import { placeHold } from '../../../functions/domain/erasure/hold.ts';
import { change } from '../../../functions/domain/complaint/change.ts';
import { monthsBefore, monthsOf } from '../../../functions/domain/privacy/retention.ts';
import { retentionRound } from '../../../functions/domain/privacy/retention-round.ts';
import { apiOf } from '../../api/api-at-work.ts';
import { type Desk, openDesk } from '../../desk.ts';

const instants = fc
  .date({ min: new Date('2001-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());

describe('Months before an instant', () => {
  test('are the same day and time so many months earlier, or the last day of a shorter month', () => {
    expect(monthsBefore('2026-03-31T10:00:00.000Z', 1)).toBe('2026-02-28T10:00:00.000Z');
    expect(monthsBefore('2024-03-31T10:00:00.000Z', 1)).toBe('2024-02-29T10:00:00.000Z');
    expect(monthsBefore('2026-11-22T05:31:00.000Z', 60)).toBe('2021-11-22T05:31:00.000Z');
    expect(monthsBefore('2026-01-15T00:00:00.000Z', 13)).toBe('2024-12-15T00:00:00.000Z');
  });
  test('never let anything go too early, nor more than three days too late', () => {
    const ms = fc.integer({ min: 0, max: 400 * 86_400_000 });
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 1200 }), ms, (now, months, earlier) => {
        const before = Date.parse(monthsBefore(now, months));
        const ended = new Date(before - earlier).toISOString();
        expect(monthsBefore(ended, -months) <= now).toBe(true);
        const missed = new Date(before + 3 * 86_400_000 + 1).toISOString();
        expect(monthsBefore(missed, -months) > now).toBe(true);
      }),
    );
  });
});

test('A category is kept as long as its own setting says, or as long as all', () => {
  const settings = { cases: { months: 24, byCategory: { safety: 120 } }, erasureGraceHours: 24 };
  expect(Object.fromEntries(monthsOf(settings).map(({ category, months }) => [category, months]))).toMatchObject({
    safety: 120,
    delivery: 24,
    other: 24,
  });
});

describe('The daily round of retention', () => {
  let desk: Desk;
  let api: ReturnType<typeof apiOf>;
  beforeAll(async () => {
    desk = await openDesk();
    api = apiOf(desk);
  });
  afterAll(() => desk.close());

  const manager = { as: ['manager', 'manager'] };
  async function received(category: string): Promise<string> {
    const customer = { name: 'Ann', email: 'ann@customer.example' };
    const { body } = await api('submitComplaint', { body: { customer, description: 'It broke.' } });
    await api('takeCase', { ...manager, reference: body.reference });
    await api('classifyCase', { ...manager, reference: body.reference, body: { category, reason: 'As it reads.' } });
    return body.reference;
  }
  async function closed(category: string): Promise<string> {
    const reference = await received(category);
    await api('resolveCase', { ...manager, reference, body: { explanation: 'We replace it.' } });
    const { status } = await api('closeCase', { ...manager, reference });
    expect(status).toBe(200);
    return reference;
  }
  const round = async (hasTime = () => true, services: Desk = desk) => retentionRound(services, keepShards, hasTime);
  const nameOf = async (reference: string) => (await desk.cases.find(reference))?.customer.name;

  test('erases what was kept as long as its category is, and neither what is open, nor held, nor too young', async () => {
    const [old, safety, held, open] = [
      await closed('delivery'),
      await closed('safety'),
      await closed('delivery'),
      await received('delivery'),
    ];
    const staff = { type: 'staff', id: 'manager', role: 'manager' } as const;
    await change(desk, held, 'hold', placeHold('For the court.', staff));
    desk.later({ days: 365 * 4 });
    const young = await closed('delivery');
    expect(await round()).toMatchObject({ day: desk.clock.now().slice(0, 10), finishedAt: desk.clock.now() });
    expect(await nameOf(old)).toBe('Ann');

    desk.later({ days: 367 });
    const done = await round();
    expect(done.categories['delivery']).toMatchObject({ months: 60, erased: 1, held: 0, open: 0, failed: 0 });
    expect(done.categories['safety']).toMatchObject({ months: 120, erased: 0 });
    const all = [old, safety, held, open, young];
    expect(await Promise.all(all.map(nameOf))).toEqual(['', 'Ann', 'Ann', 'Ann', 'Ann']);
    expect((await desk.cases.open(old))?.events.at(-1)).toMatchObject({
      type: 'CaseErased',
      by: { type: 'system', name: 'retention' },
      facts: { why: 'retention' },
    });
    const told = await api('readRetention', { as: ['auditor', 'auditor'] });
    expect(told.body).toMatchObject({
      graceHours: 24,
      categories: expect.arrayContaining([{ category: 'safety', months: 120 }]),
      runs: [expect.objectContaining({ day: done.day, erased: 1, failed: 0, left: [] }), expect.anything()],
    });
    desk.later({ days: 366 * 5 });
    await round();
    expect(await Promise.all(all.map(nameOf))).toEqual(['', '', 'Ann', 'Ann', '']);
  });

  test('is done once a day, and finds nothing to do again', async () => {
    desk.later({ days: 1 });
    const first = await round();
    expect(await round()).toEqual(first);
  });

  test('goes on where a run ended, counts each case once, and names what it could not erase', async () => {
    const references: string[] = [];
    for (let count = 0; count < 30; count += 1) references.push(await closed('price'));
    desk.later({ days: 366 * 5 });
    const [stubborn] = references;
    const commit: Desk['cases']['commit'] = async (command, before, decision) => {
      if (before.reference === stubborn) throw new Error('ThrottlingException');
      return desk.cases.commit(command, before, decision);
    };
    let chances = 1;
    const hasTime = (): boolean => {
      chances -= 1;
      return chances >= 0;
    };
    // Each run dies when it has erased a page and before it says so, or has no more time.
    for (let run = 0; run < 40; run += 1) {
      chances = 1 + (run % 2);
      const dies = run % 3 === 0;
      const write: Desk['jobs']['write'] = async (job, state, version) => {
        if (dies && run % 2 === 1) throw new Error('killed');
        return desk.jobs.write(job, state, version);
      };
      await round(hasTime, { ...desk, cases: { ...desk.cases, commit }, jobs: { ...desk.jobs, write } }).catch(
        () => {},
      );
    }
    const [report] = await desk.privacy.rounds(1);
    expect(report).toMatchObject({
      day: desk.clock.now().slice(0, 10),
      categories: { price: { erased: 29, failed: 1, open: 0, held: 0 } },
      left: [{ reference: stubborn, outcome: 'failed', code: 'service.failed' }],
    });
    desk.later({ days: 1 });
    expect((await round()).categories['price']).toMatchObject({ erased: 1, failed: 0 });
    expect(await Promise.all(references.map(nameOf))).toEqual(references.map(() => ''));
  });

  // One at a time: a round lists what is to go in one place, and where a case stands is chance.
  test.each(['worked on', 'closed once more'])('leaves a case alone that since it was listed is %s', async (how) => {
    const reference = await closed('price');
    desk.later({ days: 366 * 5 });
    let chances = 1;
    await round(() => (chances -= 1) >= 0);
    await api('reopenCase', { ...manager, reference, body: { reason: 'It broke again.' } });
    if (how === 'closed once more') {
      await api('resolveCase', { ...manager, reference, body: { explanation: 'Repaired.' } });
      expect((await api('closeCase', { ...manager, reference })).status).toBe(200);
    }
    const done = await round();
    expect(await nameOf(reference)).toBe('Ann');
    expect(done.categories['price']).toMatchObject({ erased: 0, open: 1 });
    expect(done.left.map((left) => left.reference)).toEqual([reference]);
  });
});
