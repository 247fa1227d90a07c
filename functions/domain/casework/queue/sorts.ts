/** By urgency and then deadline, by deadline alone, by receipt, or by receipt with the latest first. */
export const queueSorts = ['urgency', 'due', 'received', '-received'] as const;
export type QueueSort = (typeof queueSorts)[number];
