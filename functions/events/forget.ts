/** When a case was erased, take out what is left of whoever complained. */
import { forget } from '../domain/erasure/forget.ts';
import { files } from '../runtime/files.ts';
import { keyed } from '../runtime/key.ts';
import { log, telemetry } from '../runtime/logging.ts';
import { bulk, cases, lostLinks, policies, related, remains, solved } from '../runtime/table.ts';
import { clock } from '../runtime/time-and-chance.ts';
import { whenever } from './event-handler.ts';

const services = { bulk, cases, clock, files, keyed, log, lostLinks, policies, related, remains, solved };

export const handler = whenever(async (event) => forget(services, event), telemetry);
