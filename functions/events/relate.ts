/** When a complaint is received, or what it is about is corrected, put it where related cases are found. */
import { relate } from '../domain/casework/links/relate.ts';
import { keyed } from '../runtime/key.ts';
import { telemetry } from '../runtime/logging.ts';
import { cases, policies, related } from '../runtime/table.ts';
import { clock } from '../runtime/time-and-chance.ts';
import { whenever } from './event-handler.ts';

export const handler = whenever((event) => relate({ cases, policies, related, clock, keyed }, event), telemetry);
