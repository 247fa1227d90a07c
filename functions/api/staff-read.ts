/** Shows staff the queue and the cases. It can read and nothing else. */
import { telemetry } from '../runtime/logging.ts';
import { cases } from '../runtime/table.ts';
import { serve } from './endpoint.ts';
import { listCases } from './staff/list-cases.ts';
import { readCase } from './staff/read-case.ts';

const services = { cases };

export const handler = serve('staff-read', { listCases: listCases(services), readCase: readCase(services) }, telemetry);
