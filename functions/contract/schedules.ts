/** Entry file of each: `functions/schedules/<name>.ts`. `every` is an EventBridge Scheduler expression. */
export const schedules = {
  'sla-check': { every: 'rate(1 minute)' },
} as const;
export type ScheduleName = keyof typeof schedules;
