import { describe, expect, test } from '@jest/globals';
import { Alarm, type AlarmState } from '../../../lib/local/cloudwatch/alarm.ts';
import { takeEmbedded } from '../../../lib/local/cloudwatch/embedded.ts';
import { compileExpression } from '../../../lib/local/cloudwatch/expression.ts';
import { Metrics } from '../../../lib/local/cloudwatch/metrics.ts';

const minute = 60_000;
const now = Date.parse('2026-03-02T09:30:30.000Z');
const metric = { namespace: 'Redress', name: 'Late', dimensions: { service: 'check' } };
const shape = {
  Namespace: 'Redress',
  MetricName: 'Late',
  Dimensions: [{ Name: 'service', Value: 'check' }],
  Statistic: 'Maximum',
  Period: 300,
  Threshold: 10,
  ComparisonOperator: 'GreaterThanThreshold',
  EvaluationPeriods: 1,
};

/** Judged at `now`, by data points so many minutes before. */
function judged(
  properties: Record<string, unknown>,
  points: readonly [minutesAgo: number, value: number][],
  { since = 0, before = 'OK' }: { since?: number; before?: AlarmState } = {},
) {
  const metrics = new Metrics();
  for (const [ago, value] of points) metrics.add(metric, [value], now - ago * minute);
  return new Alarm({ name: 'late', properties: { ...shape, ...properties } }).judge(metrics, now, since, before);
}

describe('An alarm', () => {
  test('sounds above its threshold and not at it', () => {
    expect(judged({}, [[0, 11]]).state).toBe('ALARM');
    expect(judged({}, [[0, 10]]).state).toBe('OK');
  });

  test('looks back as far as its period, and no further', () => {
    expect(judged({}, [[4, 11]]).state).toBe('ALARM');
    expect(judged({ TreatMissingData: 'notBreaching' }, [[5, 11]]).state).toBe('OK');
  });

  test('that needs two periods in a row does not sound for one', () => {
    expect(judged({ EvaluationPeriods: 2 }, [[1, 11]]).state).not.toBe('ALARM');
    const both: [number, number][] = [
      [1, 11],
      [6, 12],
    ];
    expect(judged({ EvaluationPeriods: 2 }, both).state).toBe('ALARM');
    expect(judged({ EvaluationPeriods: 3, DatapointsToAlarm: 2 }, both).state).toBe('ALARM');
  });

  test.each([
    ['breaching', 'ALARM'],
    ['notBreaching', 'OK'],
    ['missing', 'INSUFFICIENT_DATA'],
  ])('treats missing data as %s: %s', (TreatMissingData, state) => {
    expect(judged({ TreatMissingData }, []).state).toBe(state);
  });

  test('that ignores missing data stays as it was', () => {
    expect(judged({ TreatMissingData: 'ignore' }, [], { before: 'ALARM' }).state).toBe('ALARM');
  });

  test('misses nothing in a time in which nobody measured', () => {
    const fresh = { since: now - 2 * minute };
    expect(judged({ TreatMissingData: 'breaching' }, [], fresh).state).toBe('INSUFFICIENT_DATA');
    expect(judged({ TreatMissingData: 'breaching' }, [], { since: now - 5 * minute }).state).toBe('ALARM');
  });

  test('tells another series of the same name apart', () => {
    expect(judged({ Dimensions: [{ Name: 'service', Value: 'other' }] }, [[0, 11]]).state).not.toBe('ALARM');
  });

  test('says what it saw', () => {
    expect(judged({}, [[0, 11]])).toMatchObject({
      reason: 'In 1 period of 300 seconds: 11; it sounds when above 10.',
      points: [{ until: '2026-03-02T09:30:30.000Z', value: 11 }],
    });
  });

  test('is refused when the local machine could not judge it', () => {
    expect(() => judged({ ComparisonOperator: 'LessThanLowerThreshold' }, [])).toThrow('LessThanLowerThreshold');
    expect(() => judged({ Statistic: 'p99' }, [[0, 1]])).toThrow('p99');
    const twice = [
      { Id: 'a', Expression: '1' },
      { Id: 'b', Expression: '2' },
    ];
    expect(() => judged({ Metrics: twice }, [])).toThrow('one expression');
  });
});

describe('Metric math', () => {
  const reckon = (text: string, points: Record<string, number> = {}): number | undefined =>
    compileExpression(text)((id) => points[id]);

  test.each<[string, number | undefined]>([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['8 / 2 - 1', 3],
    ['a + b', 7],
    ['a + gone', undefined],
    ['FILL(gone, 0) + b', 4],
    ['MAX([a, gone, b])', 4],
    ['MIN([a, b])', 3],
    ['SUM([a, b, 1])', 8],
    ['MAX([gone])', undefined],
    ['IF(a >= 3 AND b > 4, 1, 0)', 0],
    ['IF(a >= 3 && b >= 4, a, 0)', 3],
    ['IF(a > 3 OR b >= 4, 1, 0)', 1],
    ['IF(gone > 1, 1, 0)', undefined],
    ['b / zero', undefined],
    ['a != 3', 0],
  ])('%s is %s', (text, result) => {
    expect(reckon(text, { a: 3, b: 4, zero: 0 })).toBe(result);
  });

  test.each(['', '1 +', 'RATE(a)', 'MAX(a)', 'FILL(a)', 'a b', '1 2', 'IF(a, 1)', "SEARCH('x')", '{a}'])(
    'that it does not know, as %p, is refused and not passed over',
    (text) => {
      expect(() => compileExpression(text)).toThrow('cannot reckon');
    },
  );
});

describe('What a function counts in its log', () => {
  const line = (logged: Record<string, unknown>): string =>
    JSON.stringify({
      _aws: {
        Timestamp: now,
        CloudWatchMetrics: [{ Namespace: 'Redress', Dimensions: [['service']], Metrics: [{ Name: 'Late' }] }],
      },
      service: 'check',
      ...logged,
    });
  const seen = (...lines: string[]) => {
    const metrics = new Metrics();
    for (const one of lines) takeEmbedded(metrics, one);
    return (statistic: string) => metrics.statistic(metric, statistic, now, 300);
  };

  test('is taken as CloudWatch takes it, one number or several', () => {
    const of = seen(line({ Late: 4 }), line({ Late: [1, 7] }));
    expect([of('Sum'), of('Maximum'), of('Minimum'), of('SampleCount'), of('Average')]).toEqual([12, 7, 1, 3, 4]);
  });

  test('is nothing where a line says nothing, or says it wrongly', () => {
    expect(seen('not JSON', '{}', 'null', '{"_aws":7}', line({ Late: 'many' }))('Sum')).toBeUndefined();
  });
});
