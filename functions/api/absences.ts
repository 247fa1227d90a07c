/** Keeps who is away, so that nobody is told of a late answer who cannot hear it. */
import { absencesRoutes } from '../contract/routes.ts';
import { readSettings } from '../runtime/environment.ts';
import { telemetry } from '../runtime/logging.ts';
import { staff } from '../runtime/staff.ts';
import { absences } from '../runtime/table.ts';
import { clock } from '../runtime/time-and-chance.ts';
import { deleteAbsence } from './absences/delete-absence.ts';
import { listAbsences } from './absences/list-absences.ts';
import { putAbsence } from './absences/put-absence.ts';
import { serve } from './endpoint.ts';
import { allSentences } from './problem-sentences.ts';
import { seeing } from './seeing.ts';

const services = { absences, staff, clock, settings: readSettings() };

export const handler = serve(
  absencesRoutes,
  {
    listAbsences: listAbsences(services),
    putAbsence: putAbsence(services),
    deleteAbsence: deleteAbsence(services),
  },
  telemetry,
  { see: seeing, sentences: allSentences },
);
