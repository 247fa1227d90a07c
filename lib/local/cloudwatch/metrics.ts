/** One metric, as CloudWatch tells them apart: another set of dimensions is another metric. */
export type MetricName = { namespace: string; name: string; dimensions: Readonly<Record<string, string>> };

/** What is kept of a minute. */
type Minute = { sum: number; count: number; least: number; most: number };

const minuteMilliseconds = 60_000;

/** Older data points are forgotten, in minutes: no alarm here looks back further. */
const mostMinutes = 3 * 24 * 60;

/** CloudWatch's metrics, a minute at a time on the machine's clock. A machine that stops forgets them. */
export class Metrics {
  readonly #series = new Map<string, Map<number, Minute>>();

  /** @param at milliseconds since 1970. @default now */
  add(metric: MetricName, values: readonly number[], at = Date.now()): void {
    const key = keyOf(metric);
    const series = this.#series.get(key) ?? new Map<number, Minute>();
    this.#series.set(key, series);
    const minute = minuteOf(at);
    const known = series.get(minute) ?? { sum: 0, count: 0, least: Infinity, most: -Infinity };
    for (const value of values) {
      known.sum += value;
      known.count += 1;
      known.least = Math.min(known.least, value);
      known.most = Math.max(known.most, value);
    }
    series.set(minute, known);
    if (series.size > mostMinutes) series.delete(Math.min(...series.keys()));
  }

  /**
   * @param until milliseconds since 1970; its minute is the last one that counts
   * @param seconds how far back
   * @returns undefined when there is no data point
   * @throws Error for a statistic that the local machine does not know
   */
  statistic(metric: MetricName, statistic: string, until: number, seconds: number): number | undefined {
    const last = minuteOf(until);
    const first = last - Math.max(1, Math.round(seconds / 60));
    const seen = [...(this.#series.get(keyOf(metric)) ?? [])].flatMap(([minute, data]) =>
      minute > first && minute <= last ? [data] : [],
    );
    if (seen.length === 0) return undefined;
    const sum = seen.reduce((total, one) => total + one.sum, 0);
    const count = seen.reduce((total, one) => total + one.count, 0);
    switch (statistic) {
      case 'Sum':
        return sum;
      case 'SampleCount':
        return count;
      case 'Average':
        return sum / count;
      case 'Maximum':
        return Math.max(...seen.map(({ most }) => most));
      case 'Minimum':
        return Math.min(...seen.map(({ least }) => least));
      default:
        throw new Error(`The local machine does not know the statistic ${statistic}.`);
    }
  }
}

const minuteOf = (time: number): number => Math.floor(time / minuteMilliseconds);

const keyOf = ({ namespace, name, dimensions }: MetricName): string =>
  JSON.stringify([namespace, name, Object.entries(dimensions).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
