import { DomainError } from '../errors.ts';
import type { Services } from '../services.ts';
import { mailDigest } from './digest-mail.ts';
import type { Digest, Notice, Outgoing } from './notices.ts';
import { outgoingOf, type Work } from './outgoing.ts';
import { mailStep, type StepMailing } from './step-mail.ts';

export type Carrying = StepMailing & Pick<Services, 'notices'>;

/** What is done, and the first thing that went wrong with the rest. */
export type CarriedOut = { done: Outgoing; failures: unknown[] };

/**
 * Mails what was decided, and takes off the pile what is done. One mail that fails holds up no other; what another run
 * is sending is left to it.
 *
 * @param pile the person's notices, with those of the digests
 */
export async function carryOut(services: Carrying, work: Work, pile: readonly Notice[]): Promise<CarriedOut> {
  const done: Work = { singles: [], dropped: [], digests: [] };
  const failures: unknown[] = [];
  const trying = async (task: () => Promise<void>): Promise<void> => {
    try {
      await task();
    } catch (error) {
      if (!isUnderWay(error)) failures.push(error);
    }
  };

  const singly = async (notice: Notice): Promise<void> => {
    const outcome = await mailStep(services, notice);
    await services.notices.settle([notice], { is: outcome });
    done.singles.push(notice);
  };
  const together = async (digest: Digest): Promise<void> => {
    const notices = pile.filter(({ id }) => digest.notices.includes(id));
    const { inDigest, dropped } = await mailDigest(services, digest, notices);
    await services.notices.settle(inDigest, { is: 'in-digest', reference: digest.reference });
    await services.notices.settle(dropped, { is: 'dropped' });
    done.digests.push(digest);
  };
  const drop = async (): Promise<void> => {
    await services.notices.settle(work.dropped, { is: 'dropped' });
    done.dropped.push(...work.dropped);
  };
  await Promise.all([
    ...work.singles.map(async (notice) => trying(async () => singly(notice))),
    ...work.digests.map(async (digest) => trying(async () => together(digest))),
    ...(work.dropped.length > 0 ? [trying(drop)] : []),
  ]);
  return { done: outgoingOf(done), failures };
}

/** Another run holds the claim, or the carrier's report is on its way. */
const isUnderWay = (error: unknown): boolean =>
  error instanceof DomainError && error.code === 'service.unavailable' && error.details['service'] === 'mail';
