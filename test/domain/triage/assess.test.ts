import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Analysis } from '../../../functions/domain/services.ts';
import { register } from '../../../functions/domain/intake/register.ts';
import { deadlinesOf } from '../../../functions/domain/sla/deadlines.ts';
import { assess } from '../../../functions/domain/triage/assess.ts';
import { change } from '../../../functions/domain/complaint/change.ts';
import { type Desk, openDesk } from '../../desk.ts';

let desk: Desk;
let asked: { text: string; hint: string }[];
let whileReading: () => Promise<unknown>;
let answer: Analysis;

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());
beforeEach(() => {
  asked = [];
  whileReading = async () => {};
  answer = {
    language: 'en',
    sentiment: { value: 'negative', confidence: 0.97 },
    keyPhrases: ['the blue sofa'],
    personalData: ['PHONE'],
    analyser: 'comprehend',
  };
});

const services = () => ({
  cases: desk.cases,
  policies: desk.policies,
  clock: desk.clock,
  routing: desk.routing,
  people: desk.people,
  absences: desk.absences,
  analyser: {
    analyse: async (text: string, hint: string) => {
      asked.push({ text, hint });
      await whileReading();
      return answer;
    },
  },
});

async function receive(description: string): Promise<string> {
  const submission = { customer: { name: 'Ann', email: 'ann@customer.example' }, description };
  return (await register(desk, submission, { enteredBy: { type: 'customer' } })).reference;
}

async function fileOf(reference: string) {
  const file = await desk.cases.open(reference);
  if (!file) throw new Error('no such case');
  return { ...file, assessments: file.events.filter(({ type }) => type === 'ComplaintAssessed') };
}

const withdraw = (reference: string) =>
  change(desk, reference, 'withdraw', (subject, now) => ({
    next: { ...subject, status: 'withdrawn', withdrawnAt: now },
    events: [{ type: 'ComplaintWithdrawn', at: now, by: { type: 'customer' }, facts: {}, words: {} }],
  }));

describe('when a complaint is received, it is assessed', () => {
  test('its labels, clocks and team follow the analysis, and the timeline says so', async () => {
    const reference = await receive('I have called several times about the blue sofa.');
    await assess(services(), { reference });

    const { subject, assessments } = await fileOf(reference);
    expect(asked).toEqual([{ text: 'I have called several times about the blue sofa.', hint: 'en' }]);
    expect(subject.level.value).toBe('important');
    expect(subject.sentiment).toMatchObject({ value: 'negative', origin: 'model', confidence: 0.97 });
    const first = subject.clocks.find(({ kind }) => kind === 'first-response');
    expect(Date.parse(first?.dueAt ?? '') - Date.parse(subject.receivedAt)).toBe(8 * 3_600_000);
    expect(assessments).toHaveLength(1);
    expect(assessments[0]).toMatchObject({
      by: { type: 'system', name: 'assess' },
      facts: { analyser: 'comprehend', personalData: ['PHONE'], level: { value: 'important' } },
      words: { keyPhrases: ['the blue sofa'] },
    });
  });

  test('the event that comes twice, also at the same moment, takes effect once', async () => {
    const reference = await receive('The lamp broke.');
    await Promise.all([assess(services(), { reference }), assess(services(), { reference })]);
    await assess(services(), { reference });
    expect((await fileOf(reference)).assessments).toHaveLength(1);
    expect(asked.length).toBeLessThanOrEqual(2);
  });

  test('a case that was withdrawn is left alone, and nobody is asked', async () => {
    const reference = await receive('The lamp broke.');
    await withdraw(reference);
    await assess(services(), { reference });
    expect((await fileOf(reference)).subject.status).toBe('withdrawn');
    expect(asked).toEqual([]);
  });

  test('a case that is withdrawn while it is read is left alone too', async () => {
    const reference = await receive('The lamp broke.');
    whileReading = () => withdraw(reference);
    await assess(services(), { reference });
    const { subject, assessments } = await fileOf(reference);
    expect(subject.status).toBe('withdrawn');
    expect(assessments).toEqual([]);
  });

  test('a level that a person set while it was read stands', async () => {
    const reference = await receive('The lamp broke.');
    whileReading = () =>
      change(desk, reference, 'reclassify', (subject, now) => {
        const level = { value: 'urgent' as const, origin: 'human' as const, confidence: 1, reasons: [] };
        const { category, team, clocks, kind } = subject;
        return {
          next: { ...subject, level },
          events: [
            {
              type: 'CaseReclassified',
              at: now,
              by: { type: 'staff', id: 'u1', role: 'lead' },
              facts: { kind, category, level, team, deadlines: deadlinesOf(clocks) },
              words: { reason: 'A VIP' },
            },
          ],
        };
      });
    await assess(services(), { reference });
    expect((await fileOf(reference)).subject.level).toMatchObject({ value: 'urgent', origin: 'human' });
  });

  test('bitter thanks that were filed as praise become a complaint with clocks', async () => {
    const reference = await receive('Thank you for the lovely puddle that your plumber made in my kitchen.');
    expect((await fileOf(reference)).subject).toMatchObject({ team: 'praise', clocks: [] });
    await assess(services(), { reference });
    const { subject } = await fileOf(reference);
    expect(subject.kind.value).toBe('complaint');
    expect(subject.clocks.filter(({ state }) => state === 'running').length).toBeGreaterThan(0);
  });

  test('an unknown case is an error, so that the message is not lost', async () => {
    await expect(assess(services(), { reference: 'CR-0000-0000' })).rejects.toMatchObject({
      code: 'complaint.not-found',
    });
  });
});
