import { describe, expect, test } from '@jest/globals';
import { Journal } from '../../lib/local/journal.ts';
import { Time } from '../../lib/local/time.ts';

const day = 24 * 3_600_000;

describe("The machine's clock", () => {
  test('moves by the sum of what several testers ask for at once', async () => {
    const time = new Time(new Journal(':memory:'));

    await Promise.all([time.advance(day), time.advance(day), time.advance(2 * day)]);

    expect(time.offset[0]).toBe(4 * day);
  });

  test.each([999_999_999 * day, 8e15, Number.POSITIVE_INFINITY])(
    'stays where it is when asked beyond the year 9999, where times sort as text no longer: %d ms',
    async (milliseconds) => {
      const journal = new Journal(':memory:');
      const time = new Time(journal);

      expect(await time.advance(milliseconds)).toBe(false);

      expect(time.offset[0]).toBe(0);
      expect(journal.database.prepare('SELECT offset FROM clock').get()).toBeUndefined();
    },
  );
});
