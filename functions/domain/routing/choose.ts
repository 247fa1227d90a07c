import type { Instant } from '../complaint/complaint.ts';
import type { Language, Team } from '../complaint/vocabulary.ts';
import type { Absence } from '../correspondence/notices.ts';
import type { Hand, Person } from './people.ts';
import type { RoutingReason } from './reasons.ts';

/** For how long a case that was given counts although no index shows it: longer than a write and an index take. */
const handMilliseconds = 60_000;

/** Who of a team can be given a case now, but for what they have in hand already. */
export type Candidates = {
  /** Those who speak the customer's language; they come first. */
  speakers: Person[];
  others: Person[];
  /** Why not more, or why nobody. */
  reasons: RoutingReason[];
};

/** Of the people of a team those who take cases and are there, but for some. Leave counts when it holds at this very moment. */
export function candidatesOf(
  people: readonly Person[],
  absences: readonly Absence[],
  { team, language, now, except = [] }: { team: Team; language: Language; now: Instant; except?: readonly string[] },
): Candidates {
  const taking = people.filter(
    ({ id, teams, takesCases, capacity }) => takesCases && capacity > 0 && teams.includes(team) && !except.includes(id),
  );
  const away = taking.filter(({ id }) =>
    absences.some(({ person, from, until }) => person === id && from <= now && now < until),
  );
  const there = taking.filter((person) => !away.includes(person));
  return {
    speakers: there.filter(({ languages }) => languages.includes(language)),
    others: there.filter(({ languages }) => !languages.includes(language)),
    reasons: [
      ...(taking.length === 0 ? (['nobody-takes-cases'] as const) : []),
      ...(away.length > 0 ? ([`passed-away:${away.length}`] as const) : []),
    ],
  };
}

/** The cases that were dealt so lately that they count whatever the index shows. */
export function freshOf({ given }: Hand, now: Instant): Hand['given'] {
  const since = Date.parse(now) - handMilliseconds;
  return given.filter(({ at }) => Date.parse(at) > since);
}

/**
 * How many open cases somebody has: those that the index shows, and those that they were given just now.
 * @param but a case that does not count: the one that is being given
 */
export function loadOf(open: readonly string[], hand: Hand, now: Instant, but: string): number {
  const fresh = freshOf(hand, now).map(({ reference }) => reference);
  return new Set([...open, ...fresh].filter((reference) => reference !== but)).size;
}

/** Somebody of the team and what they have been dealt. */
export type Seat = { person: Person; hand: Hand };

/** Whose turn it is: whom the team's turn has passed over for longest, those first who never had one. */
export const inTurn = <S extends Seat>(seats: readonly S[], team: Team): S[] =>
  seats.toSorted(
    (a, b) => (a.hand.turns[team] ?? 0) - (b.hand.turns[team] ?? 0) || (a.person.id < b.person.id ? -1 : 1),
  );

/** Who has least of what they can have; of equals who has fewer cases, then whose turn it is. */
export const byLoad = <S extends Seat & { load: number }>(seats: readonly S[], team: Team): S[] =>
  // Sorting keeps the order of equals.
  inTurn(seats, team).toSorted((a, b) => a.load / a.person.capacity - b.load / b.person.capacity || a.load - b.load);

/** The hand after a case was dealt: its turn is the latest of these; what lies behind long enough is left to the index. */
export function dealt(hand: Hand, all: readonly Seat[], team: Team, reference: string, now: Instant): Hand {
  const latest = Math.max(...all.map((seat) => seat.hand.turns[team] ?? 0));
  return {
    ...hand,
    version: hand.version + 1,
    turns: { ...hand.turns, [team]: latest + 1 },
    given: [...freshOf(hand, now).filter((one) => one.reference !== reference), { reference, at: now }],
  };
}
