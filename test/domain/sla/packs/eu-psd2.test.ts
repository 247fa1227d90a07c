import { describe, expect, test } from '@jest/globals';
import { euPsd2 } from '../../../../functions/domain/sla/packs/eu-psd2.ts';
import { aComplaint } from './a-complaint.ts';

const brussels = 'Europe/Brussels';
/** Thursday 24 December 2026: TARGET is closed on the 25th, the 26th (a Saturday) and on Friday 1 January. */
const christmasEve = '2026-12-24T09:00:00Z';

describe('Under Article 101 of PSD2', () => {
  test('a payment service user has a reply within 15 business days', () => {
    // 28 to 31 December, two weeks of five in January, Monday the 18th.
    expect(aComplaint(euPsd2, christmasEve).due(brussels, 'resolution')).toBe('2027-01-18 18:00');
  });

  test('with a holding reply, within 35 business days of receipt at most', () => {
    const held = aComplaint(euPsd2, christmasEve, {
      happens: [['2027-01-18T10:00:00Z', { is: 'extended', clock: 'eu-psd2/resolution' }]],
    });
    // Four more weeks: Monday 15 February.
    expect(held.due(brussels, 'resolution')).toBe('2027-02-15 18:00');
  });

  test('a reply that comes before it is late, and one after it stays late', () => {
    const at = (instant: string) =>
      aComplaint(euPsd2, christmasEve, { happens: [[instant, { is: 'resolved' }]] }).clock('resolution')?.state;
    expect(at('2027-01-18T17:00:00Z')).toBe('met');
    expect(at('2027-01-18T17:00:01Z')).toBe('breached');
  });
});
