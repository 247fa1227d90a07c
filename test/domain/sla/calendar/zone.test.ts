import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isZone, openZone } from '../../../../functions/domain/sla/calendar/zone.ts';

const at = (text: string): number => Date.parse(text);
const wall = (text: string): number => Date.parse(`${text}Z`);

const clockOf = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });

const utc = clockOf('UTC');

describe('A zone', () => {
  test('shows what Intl shows, in any zone and decade, in whatever order it is asked', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    const instants = fc
      .integer({ min: 1970, max: 2190 })
      .chain((year) =>
        fc.array(fc.integer({ min: Date.UTC(year, 0) / 1000, max: Date.UTC(year + 9, 0) / 1000 }), { minLength: 9 }),
      );
    fc.assert(
      fc.property(fc.constantFrom(...zones), instants, (id, seconds) => {
        const format = clockOf(id);
        const zone = openZone(id);
        for (const second of seconds) {
          expect(utc.format(zone.wallAt(second * 1000))).toBe(format.format(second * 1000));
        }
      }),
      { seed: 20_261_001, numRuns: 60 },
    );
  });

  test('knows daylight saving that lasted for a week: Boa Vista in October 2000', () => {
    const zone = openZone('America/Boa_Vista');
    const shown = ['2000-10-08T03:59:59Z', '2000-10-08T04:00Z', '2000-10-15T02:59:59Z', '2000-10-15T03:00Z'].map(
      (each) => new Date(zone.wallAt(at(each))).toISOString().slice(0, 19),
    );
    expect(shown).toEqual(['2000-10-07T23:59:59', '2000-10-08T01:00:00', '2000-10-14T23:59:59', '2000-10-14T23:00:00']);
  });

  test('knows changes in the first hours of a year, whichever year it was asked about before', () => {
    const saoTome = openZone('Africa/Sao_Tome');
    for (const year of [2015, 2016, 2017, 2018, 2019]) saoTome.wallAt(Date.UTC(year, 6, 1));
    expect(saoTome.wallAt(at('2018-01-01T00:59:59Z'))).toBe(wall('2018-01-01T00:59:59'));
    expect(saoTome.wallAt(at('2018-01-01T01:00Z'))).toBe(wall('2018-01-01T02:00'));
    expect(saoTome.wallAt(at('2019-01-01T00:59:59Z'))).toBe(wall('2019-01-01T01:59:59'));
    expect(saoTome.wallAt(at('2019-01-01T01:00Z'))).toBe(wall('2019-01-01T01:00'));

    const lima = openZone('America/Lima');
    for (const year of [1993, 1992, 1991, 1990, 1989]) lima.wallAt(Date.UTC(year, 6, 1));
    expect(lima.wallAt(at('1990-01-01T04:59:59Z'))).toBe(wall('1989-12-31T23:59:59'));
    expect(lima.wallAt(at('1990-01-01T05:00Z'))).toBe(wall('1990-01-01T01:00'));
  });

  describe('in London, where half past one did not come on 29 March 2026 and came twice on 25 October', () => {
    const london = openZone('Europe/London');

    test('reaches the time that was skipped when the clock is changed, and reads it as an hour later', () => {
      expect(london.firstReaching(wall('2026-03-29T01:30'))).toBe(at('2026-03-29T01:00Z'));
      expect(london.instantOf(wall('2026-03-29T01:30'))).toBe(at('2026-03-29T01:30Z'));
      expect(london.wallAt(at('2026-03-29T01:30Z'))).toBe(wall('2026-03-29T02:30'));
    });

    test('takes the first of two', () => {
      expect(london.firstReaching(wall('2026-10-25T01:30'))).toBe(at('2026-10-25T00:30Z'));
      expect(london.instantOf(wall('2026-10-25T01:30'))).toBe(at('2026-10-25T00:30Z'));
    });

    test('and is plain about any other time', () => {
      for (const operation of ['firstReaching', 'instantOf'] as const) {
        expect(london[operation](wall('2026-03-29T00:59'))).toBe(at('2026-03-29T00:59Z'));
        expect(london[operation](wall('2026-03-29T02:00'))).toBe(at('2026-03-29T01:00Z'));
        expect(london[operation](wall('2026-10-25T02:00'))).toBe(at('2026-10-25T02:00Z'));
        expect(london[operation](wall('2026-07-01T12:00'))).toBe(at('2026-07-01T11:00Z'));
      }
    });
  });

  test('is known by a name of the time zone database only', () => {
    expect(['Europe/Paris', 'UTC', 'Asia/Calcutta'].map(isZone)).toEqual([true, true, true]);
    expect(['Europe/Atlantis', '+08:00', '', 'GMT+25'].map(isZone)).toEqual([false, false, false, false]);
  });
});
