import { describe, expect, test } from '@jest/globals';
import { cn12315 } from '../../../../functions/domain/sla/packs/cn-12315.ts';
import { aComplaint } from './a-complaint.ts';

const shanghai = 'Asia/Shanghai';

describe('On the 12315 platform', () => {
  test('a dispute of Monday 28 September 2026 is settled by Friday 16 October: the holiday does not count, the make-up Saturday does', () => {
    // 29 and 30 September; 8, 9 and Saturday 10 October; 12 to 16 October.
    expect(aComplaint(cn12315, '2026-09-28T02:00:00Z').due(shanghai, 'resolution')).toBe('2026-10-16 18:00');
  });

  test('one that comes on the make-up Saturday itself counts from the Monday after it', () => {
    // 12 to 16 and 19 to 23 October.
    expect(aComplaint(cn12315, '2026-10-10T02:00:00Z').due(shanghai, 'resolution')).toBe('2026-10-23 18:00');
  });

  test('the time does not stop while we wait for the customer', () => {
    const waiting = aComplaint(cn12315, '2026-09-28T02:00:00Z', {
      happens: [['2026-09-29T02:00:00Z', { is: 'waiting', for: 'customer' }]],
    });
    expect(waiting.due(shanghai, 'resolution')).toBe('2026-10-16 18:00');
    expect(waiting.clock('resolution')).toMatchObject({ state: 'running' });
  });
});
