/** What people ask of the desk. */
export const kinds = ['submit', 'track', 'queue', 'read', 'act'] as const;
export type Kind = (typeof kinds)[number];

/** So many of each kind, of those of all kinds together. */
export type Mix = Readonly<Record<Kind, number>>;

/**
 * One complaint's life as `npm run costs` counts it, fourteen calls: it is sent, its customer looks four times; staff
 * look through the queue three times and open the case twice, take it, note something, reply and resolve it.
 */
export const ordinary: Mix = { submit: 1, track: 4, queue: 3, read: 2, act: 4 };

/** Something went wrong for thousands at once: they all write, and look, and staff go on as they can. */
export const incident: Mix = { submit: 8, track: 4, queue: 1, read: 0, act: 1 };

/** @param lot from 0 up to 1 */
export function kindBy(lot: number, mix: Mix): Kind {
  const all = kinds.reduce((sum, kind) => sum + mix[kind], 0);
  let left = lot * all;
  return kinds.find((kind) => (left -= mix[kind]) < 0) ?? 'submit';
}
