import { describe, expect, test } from '@jest/globals';
import { cnBankingInsurance } from '../../../../functions/domain/sla/packs/cn-banking-insurance.ts';
import { aComplaint } from './a-complaint.ts';

const shanghai = 'Asia/Shanghai';
const beforeSpringFestival = '2026-02-10T02:00:00Z';
const complex = { is: 'extended', clock: 'cn-banking-insurance/resolution' } as const;

describe('At a Chinese bank or insurer', () => {
  test('a simple dispute is decided within 15 days, and Spring Festival counts', () => {
    expect(aComplaint(cnBankingInsurance, beforeSpringFestival).due(shanghai, 'resolution')).toBe('2026-02-25 10:00');
  });

  test('a complex one within 30 days of receipt', () => {
    const complaint = aComplaint(cnBankingInsurance, beforeSpringFestival, {
      happens: [['2026-02-24T02:00:00Z', complex]],
    });
    expect(complaint.due(shanghai, 'resolution')).toBe('2026-03-12 10:00');
  });

  test('the director hears of a breach at the close of the next business day, which the festival puts off', () => {
    // Received on 1 February, due on Monday 16 February, in the holidays that last until Monday the 23rd.
    expect(aComplaint(cnBankingInsurance, '2026-02-01T02:00:00Z').steps(shanghai, 'resolution').slice(-2)).toEqual([
      '2026-02-16 10:00 DeadlineBreached lead, assignee, manager',
      '2026-02-24 18:00 CaseEscalated director',
    ]);
  });
});
