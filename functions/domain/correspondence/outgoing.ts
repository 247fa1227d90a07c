import type { Instant } from '../complaint/complaint.ts';
import type { Digest, Inbox, Notice, Outgoing } from './notices.ts';

/** What one run has to carry out. */
export type Work = { singles: Notice[]; dropped: Notice[]; digests: Digest[] };

export const nothingOutgoing: Outgoing = { singles: [], dropped: [], digests: [] };

export const isEmpty = ({ singles, dropped, digests }: { [K in keyof Outgoing]: readonly unknown[] }): boolean =>
  singles.length + dropped.length + digests.length === 0;

/** Something was decided, and whoever decided it has not come back. */
export const isAbandoned = ({ outgoing, heldUntil }: Pick<Inbox, 'outgoing' | 'heldUntil'>, now: Instant): boolean =>
  !isEmpty(outgoing) && (heldUntil === undefined || heldUntil <= now);

/** Of what was decided, all that is left to do; what is on the pile no more is done. */
export const leftOf = ({ singles, dropped }: Outgoing, digests: readonly Digest[], pile: readonly Notice[]): Work => {
  const onPile = new Set(pile.map(({ id }) => id));
  return {
    singles: pile.filter(({ id }) => singles.includes(id)),
    dropped: pile.filter(({ id }) => dropped.includes(id)),
    digests: digests.filter(({ notices }) => notices.some((id) => onPile.has(id))),
  };
};

/** Ids of the notices of which something is decided. */
export const decidedIds = ({ singles, dropped }: Outgoing, digests: readonly Digest[]): Set<string> =>
  new Set([...singles, ...dropped, ...digests.flatMap(({ notices }) => notices)]);

/** As the inbox keeps it. */
export const outgoingOf = ({ singles, dropped, digests }: Work): Outgoing => ({
  singles: singles.map(({ id }) => id),
  dropped: dropped.map(({ id }) => id),
  digests: digests.map(({ reference }) => reference),
});

export const joined = (one: Work, other: Work): Work => ({
  singles: [...one.singles, ...other.singles],
  dropped: [...one.dropped, ...other.dropped],
  digests: [...one.digests, ...other.digests],
});

export const added = (one: Outgoing, other: Outgoing): Outgoing => ({
  singles: [...one.singles, ...other.singles],
  dropped: [...one.dropped, ...other.dropped],
  digests: [...one.digests, ...other.digests],
});

export const without = (all: Outgoing, done: Outgoing): Outgoing => ({
  singles: all.singles.filter((id) => !done.singles.includes(id)),
  dropped: all.dropped.filter((id) => !done.dropped.includes(id)),
  digests: all.digests.filter((reference) => !done.digests.includes(reference)),
});
