/**
 * Stands in for `@smithy/core/event-streams` in the bundles (see lib/bundle.ts). The SDK loads it for operations whose
 * request or answer is a stream of events; none that we call is one, and each bundle would carry 15 KB for it.
 */
const leftOut = (): never => {
  throw new Error('Event streams are left out of the bundles: take the alias out of lib/bundle.ts to use them.');
};

export const EventStreamSerde = leftOut;
export const eventStreamSerdeProvider = leftOut;
