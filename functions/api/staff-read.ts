/** Shows staff the queue and the cases. It can read and nothing else. */
import { caseGate } from '../domain/casework/scope.ts';
import { telemetry } from '../runtime/logging.ts';
import { cases, causeTrees, policies } from '../runtime/table.ts';
import { clock } from '../runtime/time-and-chance.ts';
import { serve } from './endpoint.ts';
import { explainClocks } from './staff/explain-clocks.ts';
import { readCauseCodes } from './cause-codes/read-cause-codes.ts';
import { drawFishbone } from './staff/draw-fishbone.ts';
import { readCause } from './staff/read-cause.ts';
import { listCases } from './staff/list-cases.ts';
import { readCase } from './staff/read-case.ts';

const services = { cases, policies, clock, causeTrees };

export const handler = serve(
  'staff-read',
  {
    listCases: listCases(services),
    readCase: readCase(services),
    readCause: readCause(services),
    drawFishbone: drawFishbone(services),
    readCauseCodes: readCauseCodes(services),
    explainClocks: explainClocks(services),
  },
  telemetry,
  caseGate(services),
);
