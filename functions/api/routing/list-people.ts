import type * as z from 'zod';
import { peopleList, type personAnswer } from '../../contract/routing-shapes.ts';
import type { Absence } from '../../domain/correspondence/notices.ts';
import type { Person } from '../../domain/routing/people.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';

/** To whom cases are given, and who of them is away. */
export const listPeople = (services: Pick<Services, 'people' | 'absences' | 'clock'>): Endpoint =>
  endpoint({
    answer: peopleList,
    handle: async () => {
      const [people, absences] = await Promise.all([services.people.list(), services.absences.list()]);
      const now = services.clock.now();
      return { body: { people: people.map((person) => personView(person, absences, now)) } };
    },
  });

export function personView(person: Person, absences: readonly Absence[], now: string): z.input<typeof personAnswer> {
  const [longest] = absences
    .filter((absence) => absence.person === person.id && absence.from <= now && now < absence.until)
    .toSorted((a, b) => (a.until > b.until ? -1 : 1));
  return { ...person, ...(longest && { awayUntil: longest.until }) };
}
