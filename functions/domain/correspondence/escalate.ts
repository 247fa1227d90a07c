import type { PublishedEvent } from '../complaint/events.ts';
import type { Services } from '../services.ts';
import type { Carrying } from './carry-out.ts';
import { flush } from './flush.ts';
import { noteStep, type Noting } from './note-step.ts';
import { withoutAddresses } from './without-addresses.ts';

/**
 * Tells whoever must act that promises are nearly due or late. Each step is stored for its readers first, all of a
 * batch side by side; then what has to go now is mailed, a few as they are and many as one digest. A mail that does not
 * go now waits for the next look at the inbox (digest-check): the step itself is safe.
 *
 * @returns for each event, in its place, whether it is stored; one that is not is to be delivered again
 */
export async function escalate(
  services: Carrying & Noting,
  events: readonly PublishedEvent[],
): Promise<PromiseSettledResult<unknown>[]> {
  const noted = await Promise.allSettled(events.map(async (event) => noteStep(services, event)));
  const readers = new Set(noted.flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value : [])));
  const announced = await Promise.allSettled(
    [...readers].map(async (person) => {
      const inbox = await services.notices.announce(person, services.clock.now());
      await flush(services, person, inbox).catch((error: unknown) => putOff(services, error));
      return person;
    }),
  );
  const heard = new Set(announced.flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value : [])));
  const unheard = announced.find((outcome) => outcome.status === 'rejected');
  return noted.map((outcome) =>
    outcome.status === 'fulfilled' && unheard && outcome.value.some((person) => !heard.has(person)) ? unheard : outcome,
  );
}

const putOff = ({ log }: Pick<Services, 'log'>, error: unknown): void =>
  log.warn('A step could not be mailed; it is stored, and the next look at the inbox tries again.', {
    reason: withoutAddresses(error instanceof Error ? error.message : String(error)),
  });
