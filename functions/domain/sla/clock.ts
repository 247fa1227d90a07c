import type { Instant } from '../complaint/complaint.ts';

export const clockKinds = ['acknowledge', 'first-response', 'resolution'] as const;
export type ClockKind = (typeof clockKinds)[number];

/**
 * One promise with a due time. `running` until it is met, cancelled or its due time passes; a `breached`
 * clock goes on escalating until `endedAt` says that the late answer came after all.
 */
export type Clock = {
  kind: ClockKind;
  state: 'running' | 'met' | 'breached' | 'cancelled';
  startedAt: Instant;
  dueAt: Instant;
  endedAt?: Instant;
  /** How many steps of the policy's ladder (warnings, breach, escalations) have been taken. */
  stepsTaken: number;
};
