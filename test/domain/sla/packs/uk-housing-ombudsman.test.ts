import { describe, expect, test } from '@jest/globals';
import { ukHousingOmbudsman } from '../../../../functions/domain/sla/packs/uk-housing-ombudsman.ts';
import { aComplaint } from './a-complaint.ts';

const london = 'Europe/London';
/** Monday 2 March 2026. Easter: Good Friday is 3 April, Easter Monday the 6th. */
const monday = '2026-03-02T10:00:00Z';

describe('Under the Housing Ombudsman’s code, stage one', () => {
  test('is acknowledged within five working days', () => {
    expect(aComplaint(ukHousingOmbudsman, monday).due(london, 'acknowledge')).toBe('2026-03-09 17:30');
  });

  test('has no clock for the response before it was acknowledged', () => {
    expect(aComplaint(ukHousingOmbudsman, monday).clock('resolution')).toBeUndefined();
  });

  test('is answered within ten working days of the acknowledgement, whenever it came', () => {
    const complaint = aComplaint(ukHousingOmbudsman, monday, {
      happens: [['2026-03-23T12:00:00Z', { is: 'acknowledged' }]],
    });
    expect(complaint.clock('acknowledge')).toMatchObject({ state: 'breached' });
    // From 24 March: four days that week, four before Good Friday, 7 and 8 April after Easter.
    expect(complaint.due(london, 'resolution')).toBe('2026-04-08 17:30');
  });

  test('can be extended by ten working days, counted on from the first ten', () => {
    const complaint = aComplaint(ukHousingOmbudsman, monday, {
      happens: [
        ['2026-03-03T09:00:00Z', { is: 'acknowledged' }],
        ['2026-03-16T09:00:00Z', { is: 'extended', clock: 'uk-housing-ombudsman/resolution' }],
      ],
    });
    expect(complaint.due(london, 'resolution')).toBe('2026-03-31 17:30');
  });

  test('is not started again by a second report of the same acknowledgement', () => {
    const complaint = aComplaint(ukHousingOmbudsman, monday, {
      happens: [
        ['2026-03-03T09:00:00Z', { is: 'acknowledged' }],
        ['2026-03-10T09:00:00Z', { is: 'resolved' }],
        ['2026-03-10T09:00:01Z', { is: 'acknowledged' }],
      ],
    });
    expect(complaint.clocks.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'acknowledge met',
      'resolution met',
    ]);
  });
});

const refused = [
  ['2026-03-03T09:00:00Z', { is: 'acknowledged' }],
  ['2026-03-12T09:00:00Z', { is: 'resolved' }],
  ['2026-03-25T15:00:00Z', { is: 'reopened' }],
] as const;

describe('Under the Housing Ombudsman’s code, stage two', () => {
  test('is what a reopened case is at, and is acknowledged within five working days', () => {
    const complaint = aComplaint(ukHousingOmbudsman, monday, { happens: [...refused] });
    expect(complaint.clock('acknowledge')).toMatchObject({ rule: 'stage-two-acknowledgement', state: 'running' });
    expect(complaint.due(london, 'acknowledge')).toBe('2026-04-01 17:30');
    expect(complaint.clock('resolution')).toMatchObject({ rule: 'stage-one-response', state: 'met' });
  });

  test.each([{ is: 'acknowledged' }, { is: 'answered' }] as const)(
    'is answered within twenty working days of being acknowledged by a letter, or by an answer: $is',
    (told) => {
      const complaint = aComplaint(ukHousingOmbudsman, monday, {
        happens: [...refused, ['2026-03-26T10:00:00Z', told]],
      });
      expect(complaint.clock('acknowledge')).toMatchObject({ rule: 'stage-two-acknowledgement', state: 'met' });
      expect(complaint.clock('resolution')).toMatchObject({
        rule: 'stage-two-response',
        from: 'reopening-acknowledgement',
        startedAt: '2026-03-26T10:00:00.000Z',
      });
      // 27 March, four days before Easter, four after it, two weeks of five: 19. Monday 27 April is the twentieth.
      expect(complaint.due(london, 'resolution')).toBe('2026-04-27 17:30');
    },
  );

  test('can be extended by twenty working days more', () => {
    const complaint = aComplaint(ukHousingOmbudsman, monday, {
      happens: [
        ...refused,
        ['2026-03-26T10:00:00Z', { is: 'acknowledged' }],
        ['2026-04-20T10:00:00Z', { is: 'extended', clock: 'uk-housing-ombudsman/resolution#2' }],
      ],
    });
    // Four days to 1 May, four after the bank holiday, two weeks of five: 38. Spring bank holiday, then 26 and 27 May.
    expect(complaint.due(london, 'resolution')).toBe('2026-05-27 17:30');
  });

  test('is not begun by the answer that comes after its acknowledgement, nor by a report of the first letter', () => {
    const complaint = aComplaint(ukHousingOmbudsman, monday, {
      happens: [
        ...refused,
        ['2026-03-24T10:00:00Z', { is: 'acknowledged' }],
        ['2026-03-26T10:00:00Z', { is: 'acknowledged' }],
        ['2026-03-30T10:00:00Z', { is: 'answered' }],
      ],
    });
    expect(complaint.clock('acknowledge')).toMatchObject({ endedAt: '2026-03-26T10:00:00.000Z' });
    expect(complaint.clocks.filter(({ kind }) => kind === 'resolution')).toHaveLength(2);
  });

  test('begins anew when the case is reopened once more', () => {
    const complaint = aComplaint(ukHousingOmbudsman, monday, {
      happens: [
        ...refused,
        ['2026-03-26T10:00:00Z', { is: 'acknowledged' }],
        ['2026-04-20T10:00:00Z', { is: 'resolved' }],
        ['2026-05-05T10:00:00Z', { is: 'reopened' }],
        ['2026-05-06T10:00:00Z', { is: 'acknowledged' }],
      ],
    });
    expect(complaint.clock('resolution')).toMatchObject({
      id: 'uk-housing-ombudsman/resolution#3',
      startedAt: '2026-05-06T10:00:00.000Z',
      state: 'running',
    });
  });

  test('goes on as it was when somebody corrects the level of the case', () => {
    const then = [...refused, ['2026-03-26T10:00:00Z', { is: 'acknowledged' }]] as const;
    const before = aComplaint(ukHousingOmbudsman, monday, { happens: [...then] });
    const after = aComplaint(ukHousingOmbudsman, monday, {
      happens: [...then, ['2026-03-27T10:00:00Z', { is: 'labelled', matter: { level: 'urgent' } }]],
    });
    expect(after.clocks).toEqual(before.clocks);
  });

  test('starts again, and stage one does not, when the case was taken for praise for a while', () => {
    const complaint = aComplaint(ukHousingOmbudsman, monday, {
      happens: [
        ...refused,
        ['2026-03-26T10:00:00Z', { is: 'acknowledged' }],
        ['2026-03-27T10:00:00Z', { is: 'labelled', matter: { kind: 'praise' } }],
        ['2026-03-28T10:00:00Z', { is: 'labelled', matter: { kind: 'complaint' } }],
      ],
    });
    const live = complaint.clocks.filter(({ state }) => state === 'running');
    expect(live.map(({ rule, startedAt }) => [rule, startedAt])).toEqual([
      ['stage-two-response', '2026-03-26T10:00:00.000Z'],
    ]);
  });
});
