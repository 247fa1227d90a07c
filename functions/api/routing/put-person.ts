import { personAnswer, personBody } from '../../contract/routing-shapes.ts';
import { enterPerson } from '../../domain/routing/enter-person.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { personView } from './list-people.ts';

/** To what extent somebody is given cases. */
export const putPerson = (services: Pick<Services, 'people' | 'staff' | 'absences' | 'clock'>): Endpoint =>
  endpoint({
    body: personBody,
    answer: personAnswer,
    handle: async ({ id, body, staff: by, scope }) => {
      const person = await enterPerson(services, id, body, { by, scope });
      return { body: personView(person, await services.absences.list(), services.clock.now()) };
    },
  });
