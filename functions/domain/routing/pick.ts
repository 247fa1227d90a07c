import type { Case, Instant } from '../complaint/complaint.ts';
import type { Team } from '../complaint/vocabulary.ts';
import { DomainError } from '../errors.ts';
import type { Services } from '../services.ts';
import { byLoad, type Candidates, dealt, freshOf, inTurn, loadOf, type Seat } from './choose.ts';
import type { Person } from './people.ts';
import type { RoutingReason } from './reasons.ts';
import type { Choice } from './routing.ts';

/** What somebody is chosen for. */
export type Dealing = {
  subject: Pick<Case, 'reference' | 'customer'>;
  team: Team;
  choose: Exclude<Choice, 'queue'>;
  now: Instant;
  candidates: Candidates;
};
type Picked = { person?: string; reasons: RoutingReason[] };
type Weighed = Seat & { load: number };

/** So many others dealt to the same people at this very moment that another moment is better. */
const mostAttempts = 12;

/**
 * Chooses one of the candidates who has room and puts the case into their hand. A hand that somebody else wrote
 * meanwhile is looked at again: so two cases at once do not take one place, and each has a turn of its own. A case
 * that was dealt before, by a try that never came to write it, goes to the same person.
 * @throws DomainError `service.unavailable`
 */
export async function pick(people: Services['people'], dealing: Dealing): Promise<Picked> {
  const { subject, team, choose, now, candidates } = dealing;
  const { speakers, others, reasons } = candidates;
  const all = [...speakers, ...others];
  if (all.length === 0) return { reasons: [...reasons, ...(reasons.includes('nobody-takes-cases') ? [] : nobody)] };
  const { language } = subject.customer;
  const to = (person: Person, full: number): Picked => ({
    person: person.id,
    reasons: [
      ...reasons,
      ...passed(full),
      speakers.includes(person) ? `speaks:${language}` : `nobody-speaks:${language}`,
      choose,
    ],
  });
  const weigh = async ({ person, hand }: Seat): Promise<Weighed> => {
    // One more than would fill their hands: the case itself may be among them.
    const open = await people.openCases(person.id, person.capacity + 1);
    return { person, hand, load: loadOf(open, hand, now, subject.reference) };
  };

  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    const hands = await people.hands(all.map(({ id }) => id));
    const seats = all.flatMap((person) =>
      hands.flatMap((hand) => (hand.person === person.id ? [{ person, hand }] : [])),
    );
    const before = seats.find(({ hand }) => freshOf(hand, now).some((one) => one.reference === subject.reference));
    if (before) return to(before.person, 0);

    const full: Weighed[] = [];
    let next: Weighed | undefined;
    for (const group of [speakers, others]) {
      const order = inTurn(
        seats.filter(({ person }) => group.includes(person)),
        team,
      );
      // Turn by turn mostly one is asked how much they have; by load, all are.
      const asked = choose === 'round-robin' ? order.map((seat) => [seat]) : [order];
      for (const some of asked) {
        const weighed = await Promise.all(some.map(weigh));
        full.push(...weighed.filter((seat) => !hasRoom(seat)));
        next ??= byLoad(weighed.filter(hasRoom), team)[0];
        if (next) break;
      }
      if (next) break;
    }
    if (!next) return { reasons: [...reasons, ...passed(full.length), ...nobody] };
    if (await people.deal(dealt(next.hand, seats, team, subject.reference, now))) return to(next.person, full.length);
  }
  throw new DomainError('service.unavailable', { retryAfter: 1 });
}

const nobody = ['nobody-free'] as const satisfies RoutingReason[];
const passed = (full: number): RoutingReason[] => (full > 0 ? [`passed-full:${full}`] : []);
const hasRoom = ({ load, person }: Weighed): boolean => load < person.capacity;
