/** Shows staff the queue and the cases. It can read and nothing else. */
import { caseGate } from '../domain/casework/scope.ts';
import { telemetry } from '../runtime/logging.ts';
import { cases, policies } from '../runtime/table.ts';
import { clock } from '../runtime/time-and-chance.ts';
import { serve } from './endpoint.ts';
import { explainClocks } from './staff/explain-clocks.ts';
import { listCases } from './staff/list-cases.ts';
import { readCase } from './staff/read-case.ts';

const services = { cases, policies, clock };

export const handler = serve(
  'staff-read',
  { listCases: listCases(services), readCase: readCase(services), explainClocks: explainClocks(services) },
  telemetry,
  caseGate(services),
);
