import type { Team } from '../../complaint/vocabulary.ts';
import type { Counts } from './counters.ts';
import type { Day } from './days.ts';

/**
 * What a case has added to the counters so far: of which version of it, in which terms. `revision` counts the writings;
 * `day` (UTC) is the one of whose changed cases it was last noted to be.
 */
export type Given = { version: number; terms: string; counts: Counts; revision: number; day?: string };

/** From what a case gave to what it gives instead. */
export type Giving = { reference: string; before: Given | undefined; after: Omit<Given, 'revision'> };

/** The counters of the desk, and what each case has added to them. */
export interface CounterBook {
  /** What a case gave, as it stands (a consistent read); undefined when nothing yet. */
  given(reference: string): Promise<Given | undefined>;
  /**
   * Replaces what cases gave and adds the difference to the counters, all or nothing.
   * @returns `outrun` when one of them was measured by somebody else meanwhile; then nothing is written
   */
  give(givings: readonly Giving[]): Promise<'given' | 'outrun'>;
  /** The counters of these teams from a day on, the days ahead of deadlines included, and how cases stand now. */
  totals(teams: readonly Team[], from: Day): Promise<Counts>;
}
