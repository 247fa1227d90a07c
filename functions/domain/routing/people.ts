import type { Instant } from '../complaint/complaint.ts';
import type { Language, Team } from '../complaint/vocabulary.ts';

/**
 * Somebody of the staff, as cases are given to them. Which cases they may see is decided elsewhere: by the groups that
 * they sign in with (contract/roles.ts).
 */
export type Person = {
  /** The name that they sign in with, which cases are assigned to. */
  id: string;
  name: string;
  teams: readonly Team[];
  /** In which they answer customers. */
  languages: readonly Language[];
  takesCases: boolean;
  /** The most open cases that they are given; somebody may still take or be handed more. */
  capacity: number;
  changedAt: Instant;
  changedBy: string;
};

/**
 * What routing remembers of somebody: when it was their turn last, and the cases that they were given so lately that
 * the index of whose cases are open may not show them yet.
 */
export type Hand = {
  person: string;
  /** Grows with each write; 0 is a hand that was never written. */
  version: number;
  /** Their latest place in the order of each team: a greater one is later. */
  turns: { [T in Team]?: number };
  given: readonly { reference: string; at: Instant }[];
};

export interface PeopleBook {
  /** Everybody who was entered, by id: a consistent read. */
  list(): Promise<Person[]>;
  put(person: Person): Promise<void>;
  /** The hands of these people, in that order: a consistent read. */
  hands(people: readonly string[]): Promise<Hand[]>;
  /** @returns false, and writes nothing, when the hand is not the version before this one any more */
  deal(hand: Hand): Promise<boolean>;
  /** References of open cases that somebody has, up to that many, as an index knows them that lags by moments. */
  openCases(person: string, most: number): Promise<string[]>;
}
