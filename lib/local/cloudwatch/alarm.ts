import { asList, asNumber, asProperties, asText, type Properties } from '../properties.ts';
import type { Resource } from '../template.ts';
import { compileExpression } from './expression.ts';
import type { MetricName, Metrics } from './metrics.ts';

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** What one look came to. `points` are those of the periods in question, the latest first. */
export type Verdict = { state: AlarmState; reason: string; points: { until: string; value: number | null }[] };

/** The value of the period that ends then, or undefined. */
type Reading = (metrics: Metrics, until: number, seconds: number) => number | undefined;

/** An `AWS::CloudWatch::Alarm` of the template. */
export class Alarm {
  readonly name: string;
  readonly description: string;
  /** ARNs of what is told when it sounds, and when it is over. */
  readonly told: { ALARM: readonly string[]; OK: readonly string[] };
  readonly threshold: number;
  readonly periodSeconds: number;
  readonly #comparison: Comparison;
  readonly #periods: number;
  readonly #needed: number;
  readonly #missing: string;
  readonly #read: Reading;

  /** @throws Error naming what the local machine cannot evaluate */
  constructor({ name, properties }: Pick<Resource, 'name' | 'properties'>) {
    this.name = name;
    this.description = asText(properties['AlarmDescription']) ?? '';
    this.told = { ALARM: texts(properties['AlarmActions']), OK: texts(properties['OKActions']) };
    this.threshold = asNumber(properties['Threshold'], 0);
    this.#comparison = comparisonOf(properties['ComparisonOperator']);
    this.#periods = asNumber(properties['EvaluationPeriods'], 1);
    this.#needed = asNumber(properties['DatapointsToAlarm'], this.#periods);
    this.#missing = asText(properties['TreatMissingData']) ?? 'missing';
    const { read, seconds } = readingOf(properties);
    this.#read = read;
    this.periodSeconds = seconds;
  }

  /**
   * Judges the periods that end now.
   * @param since milliseconds since 1970: before it nobody measured, so that nothing can be missed
   * @param before the state until now, which stays where missing data says nothing
   */
  judge(metrics: Metrics, now: number, since: number, before: AlarmState): Verdict {
    const length = this.periodSeconds * 1000;
    const points = Array.from({ length: this.#periods }, (_, index) => {
      const until = now - index * length;
      return { until, value: this.#read(metrics, until, this.periodSeconds) };
    });
    const verdicts = points.map(({ until, value }) => {
      if (value !== undefined) return this.#comparison.breaches(value, this.threshold);
      if (this.#missing === 'notBreaching') return false;
      return this.#missing === 'breaching' && until - length >= since ? true : undefined;
    });
    const breaching = verdicts.filter((one) => one === true).length;
    const unknown = verdicts.filter((one) => one === undefined).length;
    const state = this.#stateOf(breaching, unknown, before);
    return {
      state,
      reason: this.#reason(points.map(({ value }) => value)),
      points: points.map(({ until, value }) => ({ until: new Date(until).toISOString(), value: value ?? null })),
    };
  }

  #stateOf(breaching: number, unknown: number, before: AlarmState): AlarmState {
    if (breaching >= this.#needed) return 'ALARM';
    // Whatever is not known yet could not make enough of them.
    if (breaching + unknown < this.#needed) return 'OK';
    return this.#missing === 'ignore' ? before : 'INSUFFICIENT_DATA';
  }

  #reason(values: readonly (number | undefined)[]): string {
    const known = values.filter((value) => value !== undefined);
    const period = `${values.length} period${values.length === 1 ? '' : 's'} of ${this.periodSeconds} seconds`;
    if (known.length === 0) return `No data in ${period}, which counts as ${this.#missing}.`;
    const listed = known.map((value) => Number(value.toPrecision(6))).join(', ');
    return `In ${period}: ${listed}; it sounds when ${this.#comparison.words} ${this.threshold}.`;
  }
}

type Comparison = { words: string; breaches: (value: number, threshold: number) => boolean };

const comparisons: Record<string, Comparison> = {
  GreaterThanThreshold: { words: 'above', breaches: (value, threshold) => value > threshold },
  GreaterThanOrEqualToThreshold: { words: 'not below', breaches: (value, threshold) => value >= threshold },
  LessThanThreshold: { words: 'below', breaches: (value, threshold) => value < threshold },
  LessThanOrEqualToThreshold: { words: 'not above', breaches: (value, threshold) => value <= threshold },
};

function comparisonOf(operator: unknown): Comparison {
  const found = comparisons[String(operator)];
  if (found === undefined) throw new Error(`The local machine does not know the comparison ${String(operator)}.`);
  return found;
}

function readingOf(properties: Properties): { read: Reading; seconds: number } {
  const queries = asList(properties['Metrics'] ?? []);
  if (queries.length === 0) {
    return { read: readingOfMetric(properties, properties['Statistic']), seconds: asNumber(properties['Period'], 300) };
  }
  const readings = new Map<string, Reading>();
  let seconds = 300;
  for (const query of queries) {
    const stat = query['MetricStat'];
    if (stat === undefined) continue;
    const { Metric: metric, Stat: statistic, Period: period } = asProperties(stat);
    seconds = asNumber(period, seconds);
    readings.set(String(query['Id']), readingOfMetric(asProperties(metric), statistic));
  }
  const [shown, ...others] = queries.filter((query) => query['Expression'] !== undefined);
  const [only, ...further] = readings.values();
  // A metric with a label is written as a query, too.
  if (shown === undefined && only && further.length === 0) return { read: only, seconds };
  if (shown === undefined || others.length > 0) throw new Error('The local machine evaluates one expression an alarm.');
  const expression = compileExpression(String(shown['Expression']));
  const read: Reading = (metrics, until, length) =>
    expression((id) => {
      const reading = readings.get(id);
      if (reading === undefined) throw new Error(`The alarm's expression names ${id}, which is no metric of it.`);
      return reading(metrics, until, length);
    });
  return { read, seconds };
}

function readingOfMetric(metric: Properties, statistic: unknown): Reading {
  const name: MetricName = {
    namespace: String(metric['Namespace']),
    name: String(metric['MetricName']),
    dimensions: Object.fromEntries(
      asList(metric['Dimensions'] ?? []).map((one) => [String(one['Name']), String(one['Value'])]),
    ),
  };
  return (metrics, until, seconds) => metrics.statistic(name, String(statistic), until, seconds);
}

const texts = (list: unknown): string[] => (Array.isArray(list) ? list.map(String) : []);
