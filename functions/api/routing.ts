/** Keeps the rules by which cases find their team, and the people to whom they are given. Writes these and no case. */
import { routingRoutes } from '../contract/routes.ts';
import { log, telemetry } from '../runtime/logging.ts';
import { staff } from '../runtime/staff.ts';
import { absences, people, routing } from '../runtime/table.ts';
import { clock } from '../runtime/time-and-chance.ts';
import { serve } from './endpoint.ts';
import { allSentences } from './problem-sentences.ts';
import { seeing } from './seeing.ts';
import { listPeople } from './routing/list-people.ts';
import { putPerson } from './routing/put-person.ts';
import { readRouting } from './routing/read-routing.ts';
import { writeRouting } from './routing/write-routing.ts';

const services = { routing, people, absences, staff, clock, log };

export const handler = serve(
  routingRoutes,
  {
    readRouting: readRouting(services),
    writeRouting: writeRouting(services),
    listPeople: listPeople(services),
    putPerson: putPerson(services),
  },
  telemetry,
  { see: seeing, sentences: allSentences },
);
