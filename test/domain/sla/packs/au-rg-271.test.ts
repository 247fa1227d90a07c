import { describe, expect, test } from '@jest/globals';
import { auRg271 } from '../../../../functions/domain/sla/packs/au-rg-271.ts';
import { aComplaint } from './a-complaint.ts';

const sydney = 'Australia/Sydney';
/** Friday 2 January 2026, ten in the evening in Sydney. */
const fridayNight = '2026-01-02T11:00:00Z';

describe('Under ASIC’s RG 271', () => {
  test('a complaint of Friday night is acknowledged by Saturday night: 24 hours are 24 hours', () => {
    expect(aComplaint(auRg271, fridayNight).due(sydney, 'acknowledge')).toBe('2026-01-03 22:00');
  });

  test.each([
    { about: {}, rule: 'idr-response', due: '2026-02-01 22:00', days: 30 },
    { about: { product: 'Superannuation account' }, rule: 'superannuation', due: '2026-02-16 22:00', days: 45 },
    { about: { product: 'Home loan: hardship request' }, rule: 'hardship', due: '2026-01-23 22:00', days: 21 },
    { about: { product: 'Car loan, default notice' }, rule: 'hardship', due: '2026-01-23 22:00', days: 21 },
  ])('the response on $about is due within $days calendar days', ({ about, rule, due }) => {
    const complaint = aComplaint(auRg271, fridayNight, { about });
    expect(complaint.clock('resolution')).toMatchObject({ rule });
    expect(complaint.due(sydney, 'resolution')).toBe(due);
  });

  test('a complaint that turns out to be about hardship is due sooner, counted from receipt', () => {
    const complaint = aComplaint(auRg271, fridayNight, {
      about: { product: 'Loan' },
      happens: [['2026-01-05T00:00:00Z', { is: 'labelled', matter: { product: 'Loan hardship' } }]],
    });
    expect(complaint.due(sydney, 'resolution')).toBe('2026-01-23 22:00');
  });
});
