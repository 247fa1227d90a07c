/** Shows staff the queue and the cases. It can read and nothing else. */
import { caseGate } from '../domain/casework/scope.ts';
import { telemetry } from '../runtime/logging.ts';
import { cases, causeTrees, policies, settlements } from '../runtime/table.ts';
import { clock } from '../runtime/time-and-chance.ts';
import { serve } from './endpoint.ts';
import { explainClocks } from './staff/explain-clocks.ts';
import { readCauseCodes } from './cause-codes/read-cause-codes.ts';
import { drawFishbone } from './staff/draw-fishbone.ts';
import { listActions } from './staff/list-actions.ts';
import { readCause } from './staff/read-cause.ts';
import { listCases } from './staff/list-cases.ts';
import { listRemedies } from './staff/remedies/list-remedies.ts';
import { readCase } from './staff/read-case.ts';

const services = { cases, policies, clock, causeTrees, settlements };

export const handler = serve(
  'staff-read',
  {
    listCases: listCases(services),
    readCase: readCase(services),
    listRemedies: listRemedies(services),
    readCause: readCause(services),
    listActions: listActions(services),
    drawFishbone: drawFishbone(services),
    readCauseCodes: readCauseCodes(services),
    explainClocks: explainClocks(services),
  },
  telemetry,
  caseGate(services),
);
