import { absenceBody, absenceList } from '../../contract/shapes.ts';
import { enterAbsence } from '../../domain/correspondence/absences.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';

/** Somebody is on leave: what would be told to them goes to the next of the line. */
export const putAbsence = (services: Parameters<typeof enterAbsence>[0]): Endpoint =>
  endpoint({
    body: absenceBody,
    answer: absenceList,
    handle: async ({ id: person, body, staff }) => {
      const from = new Date(body.from).toISOString();
      const until = new Date(body.until).toISOString();
      return { body: { absences: await enterAbsence(services, { person, from, until }, staff) } };
    },
  });
