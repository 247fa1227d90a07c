import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { approve, cancel, execute } from '../../../../functions/domain/casework/remedies/decide.ts';
import { changeRemedy, propose, type Wanted } from '../../../../functions/domain/casework/remedies/propose.ts';
import type { Decide, Staff } from '../../../../functions/domain/casework/remedies/remedy-on-case.ts';
import { change } from '../../../../functions/domain/complaint/change.ts';
import type { Command } from '../../../../functions/domain/complaint/lifecycle.ts';
import { register } from '../../../../functions/domain/intake/register.ts';
import { clocksFromHistory } from '../../../../functions/domain/sla/history.ts';
import { defaultPack } from '../../../../functions/domain/sla/packs/default.ts';
import { sweep } from '../../../../functions/domain/sla/sweep.ts';
import { type Desk, openDesk } from '../../../desk.ts';

let desk: Desk;
let reference: string;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  desk.itIs('2026-03-02T09:00:00.000Z');
  const submission = { customer: { name: 'Ann', email: 'ann@customer.example' }, description: 'Charged twice.' };
  ({ reference } = await register(desk, submission, { enteredBy: { type: 'customer' } }));
});

const staff = (role: string): Staff => ({ type: 'staff', id: role, role });
const amount = { minor: 12_000, currency: 'CNY' };
const wanted: Wanted = { kind: 'refund', amount, what: 'To your card.', dueAt: '2026-03-09T17:00:00+08:00' };
const act = async (command: Command, decide: Decide, remedy?: string) =>
  change(desk, reference, command, decide, remedy === undefined ? {} : { parts: [{ kind: 'remedy', id: remedy }] });
const proposed = async (role: string, more: Partial<Wanted> = {}): Promise<string> => {
  const after = await act('propose-remedy', propose({ ...wanted, ...more }, staff(role), desk.settings.approvals));
  return after.remedies?.at(-1)?.id ?? '';
};
const approved = async (remedy: string, role = 'lead') =>
  act('approve-remedy', approve({ remedy, amount }, staff(role), desk.settings.approvals), remedy);
const sweepNow = async () => sweep(desk, { shards: 4, hasTime: () => true });
const opened = async () => {
  const file = await desk.cases.open(reference);
  if (!file) throw new Error('It is there.');
  return file;
};

describe('A remedy that was promised', () => {
  test('and is not executed by its date is a breached promise, which goes up the line', async () => {
    await approved(await proposed('agent'));
    desk.itIs('2026-03-09T08:59:00.000Z');
    await sweepNow();
    const before = (await opened()).subject.clocks.find(({ kind }) => kind === 'promise');
    expect(before?.state).toBe('running');
    desk.itIs('2026-03-09T09:01:00.000Z');
    await sweepNow();
    const { subject, events } = await opened();
    expect(subject.clocks.find(({ kind }) => kind === 'promise')).toMatchObject({ state: 'breached' });
    const told = events.flatMap((event) => (event.type === 'DeadlineBreached' ? event.facts : []));
    expect(told).toContainEqual(
      expect.objectContaining({ clock: 'promise', to: expect.arrayContaining(['assignee']) }),
    );
  });

  test('in the customer’s words and language, is what the promise says', async () => {
    await approved(await proposed('agent'));
    const made = (await opened()).events.flatMap((event) =>
      event.type === 'PromiseMade' ? (event.words?.what ?? []) : [],
    );
    expect(made).toEqual(['Refund of CNY 120.00: To your card.']);
  });

  test('and executed late ends its promise, which stays breached', async () => {
    const remedy = await proposed('lead');
    desk.itIs('2026-03-10T09:00:00.000Z');
    await sweepNow();
    await act('execute-remedy', execute({ remedy, amount, evidence: 'Receipt 4.' }, staff('agent')), remedy);
    const { subject } = await opened();
    expect(subject.clocks.find(({ kind }) => kind === 'promise')).toMatchObject({
      state: 'breached',
      endedAt: '2026-03-10T09:00:00.000Z',
    });
  });

  test('cannot be promised any more when its date passed while it waited for approval', async () => {
    const remedy = await proposed('agent');
    desk.itIs('2026-03-10T09:00:00.000Z');
    await expect(approved(remedy)).rejects.toMatchObject({ code: 'remedy.date-passed', details: { remedy } });
  });

  test('has the clocks that its history says, whatever became of it', async () => {
    const first = await proposed('lead');
    desk.later({ hours: 1 });
    const changed = changeRemedy(
      first,
      amount,
      { ...wanted, dueAt: '2026-03-12T09:00:00Z' },
      staff('lead'),
      desk.settings.approvals,
    );
    const second = (await act('change-remedy', changed, first)).remedies?.at(-1)?.id ?? '';
    desk.later({ hours: 1 });
    await act('cancel-remedy', cancel({ remedy: second, reason: 'Refunded by the bank.' }, staff('lead')), second);
    const { subject, events } = await opened();
    expect(clocksFromHistory(events, [defaultPack])?.clocks).toEqual(subject.clocks);
    expect(subject.clocks.filter(({ kind }) => kind === 'promise').map(({ state }) => state)).toEqual([
      'cancelled',
      'cancelled',
    ]);
  });
});
