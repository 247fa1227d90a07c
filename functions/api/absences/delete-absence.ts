import { absenceList } from '../../contract/shapes.ts';
import { endAbsence } from '../../domain/correspondence/absences.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';

/** Somebody is back. */
export const deleteAbsence = (services: Parameters<typeof endAbsence>[0]): Endpoint =>
  endpoint({
    answer: absenceList,
    handle: async ({ id, staff }) => ({ body: { absences: await endAbsence(services, id, staff) } }),
  });
