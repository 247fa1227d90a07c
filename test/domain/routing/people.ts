import type { Hand, PeopleBook, Person } from '../../../functions/domain/routing/people.ts';

/** Somebody of the quality team who speaks English, takes cases and has room for ten, unless it is said otherwise. */
export const aPerson = (id: string, changed: Partial<Person> = {}): Person => ({
  id,
  name: id,
  teams: ['quality'],
  languages: ['en'],
  takesCases: true,
  capacity: 10,
  changedAt: '2026-03-01T09:00:00.000Z',
  changedBy: 'admin',
  ...changed,
});

/**
 * A book of people in memory. Every answer takes a turn of the event loop, so that those who ask at once meet.
 * @param open who has which open cases, as an index knows them: the test says when a case appears in it
 */
export function memoryPeople(people: Person[], open = new Map<string, string[]>()): PeopleBook & { open: typeof open } {
  const hands = new Map<string, Hand>();
  const turn = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    open,
    list: async () => turn().then(() => people),
    put: async (person) => {
      people.push(person);
    },
    hands: async (wanted) =>
      turn().then(() => wanted.map((person) => hands.get(person) ?? { person, version: 0, turns: {}, given: [] })),
    deal: async (hand) =>
      turn().then(() => {
        if ((hands.get(hand.person)?.version ?? 0) !== hand.version - 1) return false;
        hands.set(hand.person, hand);
        return true;
      }),
    openCases: async (person, most) => turn().then(() => (open.get(person) ?? []).slice(0, most)),
  };
}
