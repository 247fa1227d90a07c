/** When something happens to cases, bring the counters up to what they are now, and note that their deadlines are to be proven. */
import { measure } from '../domain/insight/measures/measure.ts';
import { readSettings } from '../runtime/environment.ts';
import { telemetry } from '../runtime/logging.ts';
import { cases, changed, counters } from '../runtime/table.ts';
import { clock } from '../runtime/time-and-chance.ts';
import { wheneverTogether } from './event-handler.ts';

const services = { cases, counters, changed, clock, settings: readSettings() };

export const handler = wheneverTogether(
  async (events) =>
    measure(
      services,
      events.map(({ reference }) => reference),
    ),
  telemetry,
);
