import type { Metrics } from './metrics.ts';

type Directive = { Namespace: string; Dimensions: string[][]; Metrics: { Name: string }[] };

/**
 * Takes the metrics out of a log line in CloudWatch's embedded metric format, as CloudWatch does with each line that a
 * function logs. Lines that hold none are left alone.
 */
export function takeEmbedded(metrics: Pick<Metrics, 'add'>, line: string): void {
  const logged = parsed(line);
  if (logged === undefined) return;
  const { Timestamp: at, CloudWatchMetrics: directives = [] } = logged.aws;
  const member = (name: string): unknown => Reflect.get(logged.line, name);
  for (const { Namespace: namespace, Dimensions: sets, Metrics: named } of directives) {
    for (const set of sets) {
      const dimensions = Object.fromEntries(set.map((name) => [name, String(member(name))]));
      for (const { Name: name } of named) {
        const value = member(name);
        const values = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'number');
        if (values.length > 0) metrics.add({ namespace, name, dimensions }, values, at);
      }
    }
  }
}

function parsed(
  text: string,
): { line: object; aws: { Timestamp?: number; CloudWatchMetrics?: Directive[] } } | undefined {
  try {
    const line: unknown = JSON.parse(text);
    const aws: unknown = typeof line === 'object' && line !== null ? Reflect.get(line, '_aws') : undefined;
    return typeof line === 'object' && line !== null && typeof aws === 'object' && aws !== null
      ? { line, aws }
      : undefined;
  } catch {
    return undefined;
  }
}
