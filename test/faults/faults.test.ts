import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { survive } from './bench.ts';
import { Desk } from './desk.ts';
import { faults } from './faults.ts';
import { type Facts, judge } from './verdict.ts';

/** A short run of `npm run faults`, always with the same seed, and each of its checks made to fail. */
const seed = 7;

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(async () => desk?.machine.stop());

const under = async (name: string) => {
  const fault = faults.find((one) => one.name === name);
  const survived = fault && (await survive(desk, fault, { seed, customers: 4 }));
  if (!survived) throw new Error(`There is no fault ${name} here.`);
  return survived;
};

const clean = { lost: [], doubled: [], broken: [] };
let facts: Facts;

describe('Under faults', () => {
  test.each(['functions-killed', 'database-killed'])(
    'nothing that was acknowledged is lost, doubled or broken: %s',
    async (name) => {
      const survived = await under(name);
      expect(survived.outcome).toMatchObject(clean);
      expect(survived.outcome.acknowledged).toBeGreaterThan(10);
      ({ facts } = survived);
    },
    600_000,
  );
});

describe('Of a desk that is', () => {
  /** What the verdict says when one thing is not as it was. */
  const without = (change: Partial<Facts>) => judge({ ...facts, ...change });
  const first = () => {
    const [file] = facts.files;
    if (!file) throw new Error('There is no case.');
    return file;
  };
  /** The mailbox holds those of the faults before as well. */
  const ownMails = () =>
    facts.mailbox.filter(({ text }) => facts.files.some(({ subject }) => text.includes(subject.reference)));
  const acknowledgements = () => ownMails().filter(({ subject }) => /^(We have received|我们已收到)/u.test(subject));

  test('whole, nothing is said', () => {
    expect(judge(facts)).toEqual(clean);
  });
  test('without a case that was acknowledged, it is lost', () => {
    expect(without({ files: facts.files.slice(1) }).lost).not.toEqual([]);
  });
  test('with a complaint that is there twice, it is doubled', () => {
    expect(without({ files: [...facts.files, first()] }).doubled).not.toEqual([]);
  });
  test('with other words than the customer wrote, it is broken', () => {
    const submitted = facts.ledger.submitted.map((entry) => ({ ...entry, description: 'Something else.' }));
    expect(without({ ledger: { ...facts.ledger, submitted } }).broken).not.toEqual([]);
  });
  test('without a message or a reply that was acknowledged, it is lost', () => {
    const said = facts.ledger.said.map((one) => ({ ...one, marker: 'never said', isAcknowledged: true }));
    expect(without({ ledger: { ...facts.ledger, said } }).lost).toHaveLength(said.length);
  });
  test('with a chain that is not proved, it is broken', () => {
    const audits = new Map([[first().subject.reference, { intact: false, why: 'altered' }]]);
    expect(without({ audits }).broken).toContainEqual(expect.stringContaining('altered'));
  });
  test('without a deadline, it is broken', () => {
    const subject = { ...first().subject, clocks: [] };
    const files = [{ ...first(), subject }, ...facts.files.slice(1)];
    expect(without({ files }).broken).toContainEqual(expect.stringContaining('has no deadline'));
  });
  test('without an acknowledgement, it is lost; with a second one, it is doubled', () => {
    const [mail] = acknowledgements();
    if (!mail) throw new Error('There is no acknowledgement.');
    expect(without({ mailbox: facts.mailbox.filter((one) => one !== mail) }).lost).not.toEqual([]);
    expect(without({ mailbox: [...facts.mailbox, mail] }).doubled).not.toEqual([]);
  });
  test('without a mail of a step up the line, or with two, it says so', () => {
    const step = ownMails().find(({ to, subject }) => to === 'manager@example.com' && /升级|Escalated/u.test(subject));
    if (!step) throw new Error('Nothing went up the line.');
    expect(without({ mailbox: facts.mailbox.filter((one) => one !== step) }).lost).not.toEqual([]);
    expect(without({ mailbox: [...facts.mailbox, step] }).doubled).not.toEqual([]);
  });
  test('with a mail that is on no record, it is doubled', () => {
    const [mail] = acknowledgements();
    if (!mail) throw new Error('There is no acknowledgement.');
    const other = { ...mail, to: 'lead@example.com', headers: { ...mail.headers, 'Message-ID': '<again@example>' } };
    expect(without({ mailbox: [...facts.mailbox, other] }).doubled).toContainEqual(
      expect.stringContaining('on no record'),
    );
  });
  test('with a mail that was claimed and never went, it is broken', () => {
    const mails = first().mails.map((mail) => ({ ...mail, state: 'claimed' as const }));
    const files = [{ ...first(), mails }, ...facts.files.slice(1)];
    expect(without({ files }).broken).toContainEqual(expect.stringContaining('is stuck'));
  });
  test('with a counter that is off by one, it is broken', () => {
    const [counter] = Object.keys(facts.counters);
    const counters = { ...facts.counters, [String(counter)]: Number(facts.counters[String(counter)]) + 1 };
    expect(without({ counters }).broken).toEqual([expect.stringContaining('is off by 1')]);
  });
  test('with a message that lies in a queue, or among the dead letters, it is broken', () => {
    const [working] = facts.queues.filter(({ deadLetterQueue }) => deadLetterQueue !== undefined);
    if (!working) throw new Error('There are no queues.');
    const stuck = { ...working, inFlight: 1 };
    const dead = { name: String(working.deadLetterQueue), visible: 1, inFlight: 0 };
    expect(without({ queues: [stuck] }).broken).not.toEqual([]);
    expect(without({ queues: [working, dead] }).broken).not.toEqual([]);
  });
});
