import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Services, Telemetry } from '../domain/services.ts';

const logger = new Logger();
const metrics = new Metrics({ namespace: 'Redress', singleMetric: false });

/** JSON lines. Facts are references, counts and times: never contact data, never what people wrote. */
export const log: Services['log'] = {
  info: (message, facts = {}) => logger.info(message, facts),
  warn: (message, facts = {}) => logger.warn(message, facts),
  error: (message, facts = {}) => logger.error(message, facts),
};

/** Counted in the log by the embedded metric format: no call leaves the function. */
export const measures: Services['measures'] = {
  count: (name, value = 1) =>
    metrics.addMetric(name, name.endsWith('Seconds') ? MetricUnit.Seconds : MetricUnit.Count, value),
};

/** One line for all that an invocation counted; none when it counted nothing, of which Powertools would warn. */
export const telemetry: Telemetry = {
  log,
  flush: () => {
    if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
  },
};
