import { absenceList } from '../../contract/shapes.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';

/** Who is away, from when and until when. */
export const listAbsences = (services: Pick<Services, 'absences'>): Endpoint =>
  endpoint({ answer: absenceList, handle: async () => ({ body: { absences: await services.absences.list() } }) });
