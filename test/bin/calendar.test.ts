import { describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const script = join(import.meta.dirname, '..', '..', 'bin', 'calendar.ts');

function calendar(command: string[], lines = ''): { status: number | null; out: string[]; err: string } {
  // A zone of the machine's own must not matter.
  const env = { ...process.env, TZ: 'America/Los_Angeles' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...command], {
    input: lines,
    encoding: 'utf8',
    env,
  });
  return { status, out: stdout.split('\n').slice(0, -1), err: stderr };
}

describe('npm run calendar', () => {
  test('add writes one due instant for each line', () => {
    const { status, out, err } = calendar(
      ['add'],
      [
        'cn-office 2026-09-30T17:00:00+08:00 PT8H',
        'uk-office 2026-12-24T10:00:00Z 3BD',
        '24x7\t2026-01-31T12:00Z  P1M',
        'us-eastern-office 2026-03-06T16:00:00-05:00 PT2H',
        'in-office 2026-06-07T12:00+05:30 PT1H',
      ].join('\r\n'),
    );
    expect(out).toEqual([
      '2026-10-08T09:30:00.000Z',
      '2026-12-31T17:30:00.000Z',
      '2026-02-28T12:00:00.000Z',
      '2026-03-09T14:00:00.000Z',
      '2026-06-08T05:00:00.000Z',
    ]);
    expect(err).toBe('');
    expect(status).toBe(0);
  });

  test('add puts an error in the place of a line that it cannot read, goes on, and ends with 1', () => {
    const { status, out } = calendar(
      ['add'],
      [
        'moon-office 2026-10-01T00:00Z PT8H',
        'cn-office 2026-10-01T09:00 PT8H',
        'cn-office soon PT8H',
        'cn-office 2026-10-01T00:00Z 8H',
        'cn-office 2026-10-01T00:00Z',
        '',
        'cn-office 2026-10-01T00:00Z P300Y',
        '24x7 2026-10-01T00:00Z PT1H',
        '',
      ].join('\n'),
    );
    expect(out).toEqual([
      expect.stringMatching(/^error: there is no calendar "moon-office"/),
      'error: "2026-10-01T09:00" has no time zone: end it with Z or an offset like +08:00',
      expect.stringMatching(/^error: "soon" is not a time/),
      expect.stringMatching(/^error: "8H" is none of PT8H/),
      'error: a line is CALENDAR FROM AMOUNT',
      'error: a line is CALENDAR FROM AMOUNT',
      'error: Calendars reach from 1970 to 2199.',
      '2026-10-01T01:00:00.000Z',
    ]);
    expect(status).toBe(1);
  });

  test('add says beside the answers which holidays it does not know', () => {
    const { status, out, err } = calendar(['add'], 'cn-office 2035-09-28T18:00+08:00 1BD\n');
    expect(out).toEqual(['2035-10-01T10:00:00.000Z']);
    expect(err).toBe('note: cn-office does not know the holidays of 2035; its plain week was counted.\n');
    expect(status).toBe(0);
  });

  test('list names every calendar with its zone', () => {
    const { out } = calendar(['list']);
    for (const row of [
      /^24x7 +UTC/,
      /^cn-office +Asia\/Shanghai/,
      /^uk-office +Europe\/London/,
      /^us-eastern-office +America\/New_York/,
      /^in-office +Asia\/Kolkata/,
    ]) {
      expect(out).toContainEqual(expect.stringMatching(row));
    }
  });

  test('anything else is answered with how to use it', () => {
    for (const command of [[], ['sum'], ['add', 'more']]) {
      const { status, out, err } = calendar(command);
      expect(out).toEqual([]);
      expect(err).toContain('npm run --silent calendar -- list | add');
      expect(status).toBe(2);
    }
  });
});
