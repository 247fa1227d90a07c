import type { Instant } from '../complaint/complaint.ts';

/** Cases that changed together, and where their note stands in its day. */
export type ChangedTogether = { references: readonly string[]; place: string };

/** Which cases changed on which day, in the order in which it was noticed. What is older than a fortnight is forgotten. */
export interface ChangedCases {
  /** Notes, once, that these changed; at most a few hundred of them. */
  note(at: Instant, references: readonly string[]): Promise<void>;
  /** The first note of a day (UTC) behind a place, or undefined when there is none. */
  next(day: string, after: string | undefined): Promise<ChangedTogether | undefined>;
}
