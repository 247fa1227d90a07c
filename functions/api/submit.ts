/** Registers what customers send in and what staff type in for them. */
import { submitRoutes } from '../contract/routes.ts';
import { keyed } from '../runtime/key.ts';
import { readSettings } from '../runtime/environment.ts';
import { measures, telemetry } from '../runtime/logging.ts';
import { cases, policies } from '../runtime/table.ts';
import { clock, random } from '../runtime/time-and-chance.ts';
import { serve } from './endpoint.ts';
import { submitComplaint } from './public/submit-complaint.ts';
import { enterComplaint } from './staff/enter-complaint.ts';

const services = { cases, policies, clock, random, keyed, measures, settings: readSettings() };

export const handler = serve(
  submitRoutes,
  { submitComplaint: submitComplaint(services), enterComplaint: enterComplaint(services) },
  telemetry,
);
