import type { Kind, Level } from '../complaint/vocabulary.ts';
import type { ClockKind } from './clock.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * The default policy, in milliseconds of calendar time. First response within 24 hours, sooner for what cannot wait.
 * `warnAt` is the share of the target after which whoever has the case is warned. The ladder's first rung is the
 * breach itself; each further rung waits that share of the target longer and goes one person up the line.
 */
export const defaultPolicy = {
  targets: {
    general: { acknowledge: hour, 'first-response': 24 * hour, resolution: 7 * day },
    important: { acknowledge: hour, 'first-response': 8 * hour, resolution: 72 * hour },
    urgent: { acknowledge: hour, 'first-response': 2 * hour, resolution: 24 * hour },
  },
  warnAt: 0.75,
  ladder: [0, 0.5, 1],
  kindsWithClocks: ['complaint'],
} as const satisfies {
  targets: Record<Level, Record<ClockKind, number>>;
  warnAt: number;
  ladder: readonly number[];
  kindsWithClocks: readonly Kind[];
};
