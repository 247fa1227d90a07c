/** When a complaint is received, assess it. */
import { assess } from '../domain/triage/assess.ts';
import { analyser } from '../runtime/analyser.ts';
import { telemetry } from '../runtime/logging.ts';
import { cases, policies } from '../runtime/table.ts';
import { clock } from '../runtime/time-and-chance.ts';
import { whenever } from './event-handler.ts';

export const handler = whenever((event) => assess({ cases, policies, clock, analyser }, event), telemetry);
