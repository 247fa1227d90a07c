import type { LadderStep, Match } from '../policy.ts';

/** Praise and suggestions have no deadlines. */
export const complaints = { kind: ['complaint'] } as const satisfies Match;

/** What a law sets: the keeper hears early, the lead before it is too late, and a breach goes up the line at once. */
export const statutory = {
  warn: ['50%', '75%'],
  ladder: [
    { when: '-10%', to: ['assignee', 'lead'], by: 'mail' },
    { when: '+0%', to: ['lead', 'assignee', 'manager'], by: 'mail' },
    { when: '+1BD', to: ['director'], by: 'mail' },
  ],
} as const satisfies { warn: readonly string[]; ladder: readonly LadderStep[] };
