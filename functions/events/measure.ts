/** When something happens to cases that a dashboard shows, bring the counters up to what they are now. */
import { measure } from '../domain/insight/measures/measure.ts';
import { readSettings } from '../runtime/environment.ts';
import { telemetry } from '../runtime/logging.ts';
import { cases, counters } from '../runtime/table.ts';
import { wheneverTogether } from './event-handler.ts';

const services = { cases, counters, settings: readSettings() };

export const handler = wheneverTogether(
  async (events) =>
    measure(
      services,
      events.map(({ reference }) => reference),
    ),
  telemetry,
);
