/** Entry file of each: `functions/schedules/<name>.ts`. `every` is an EventBridge Scheduler expression. */
export const schedules = {
  'sla-check': { every: 'rate(1 minute)' },
  /** Mails steps whose time has come: digests, what waited for working hours, what a run left behind. */
  'digest-check': { every: 'rate(1 minute)' },
  /** Goes on with jobs over many cases; a new one is begun at once, when it is written. */
  'bulk-work': { every: 'rate(1 minute)' },
  /** Has lost links sent again. */
  'send-links': { every: 'rate(1 minute)' },
  /** Erasures, exports and the daily round of retention; a run that finds nothing due reads one list and one item. */
  'privacy-work': { every: 'rate(1 minute)' },
  /** One round a day over every case that can have a running clock; a run that finds it done does nothing. */
  reconcile: { every: 'rate(5 minutes)' },
  /** Complains itself, through the public API, and sees that it comes through. */
  canary: { every: 'rate(5 minutes)' },
} as const;
export type ScheduleName = keyof typeof schedules;
