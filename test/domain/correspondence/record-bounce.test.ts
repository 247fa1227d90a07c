import { describe, expect, test } from '@jest/globals';
import { recordBounce } from '../../../functions/domain/correspondence/record-bounce.ts';
import { openDesk } from './desk.ts';

const bounce = {
  mailId: '000002-reply-customer',
  bounce: 'permanent',
  detail: 'smtp; 550 <zhang@example.com> unknown',
} as const;

describe('a bounce', () => {
  test('stands in the timeline, so that staff see that the customer was not reached, without the address', async () => {
    const desk = openDesk();
    await recordBounce(desk.services, 'CR-7KQ3-M2XT', bounce);
    expect(desk.timeline).toHaveLength(1);
    expect(desk.timeline[0]).toMatchObject({
      type: 'MailBounced',
      facts: { mailId: bounce.mailId, bounce: 'permanent', detail: 'smtp; 550 <(address)> unknown' },
    });
  });

  test('reported many times at once is recorded once', async () => {
    const desk = openDesk();
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, async () => recordBounce(desk.services, 'CR-7KQ3-M2XT', bounce)),
    );
    expect(outcomes.filter((outcome) => outcome === 'recorded')).toHaveLength(1);
    expect(desk.timeline).toHaveLength(1);
  });

  test('of another kind for the same mail is news', async () => {
    const desk = openDesk();
    await recordBounce(desk.services, 'CR-7KQ3-M2XT', { ...bounce, bounce: 'transient' });
    await recordBounce(desk.services, 'CR-7KQ3-M2XT', bounce);
    expect(desk.timeline).toHaveLength(2);
  });

  test('about a case that is not there is refused', async () => {
    await expect(recordBounce(openDesk().services, 'CR-0000-0000', bounce)).rejects.toMatchObject({
      code: 'complaint.not-found',
    });
  });
});
