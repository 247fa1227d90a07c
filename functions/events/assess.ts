/** When a complaint is received, assess it and bring it where the rules have it; when a decision is disputed, find somebody else. */
import { routeDisputed } from '../domain/routing/route-disputed.ts';
import { assess } from '../domain/triage/assess.ts';
import { analyser } from '../runtime/analyser.ts';
import { telemetry } from '../runtime/logging.ts';
import { absences, cases, people, policies, routing } from '../runtime/table.ts';
import { clock } from '../runtime/time-and-chance.ts';
import { whenever } from './event-handler.ts';

const services = { cases, policies, routing, people, absences, clock, analyser };

export const handler = whenever(
  (event) => (event.type === 'ResolutionDisputed' ? routeDisputed(services, event) : assess(services, event)),
  telemetry,
);
