import { change } from '../complaint/change.ts';
import type { Actor, Case, Instant } from '../complaint/complaint.ts';
import type { ErasureCause } from '../complaint/events.ts';
import { isAllowed } from '../complaint/lifecycle.ts';
import { DomainError, isRefusedByStatus } from '../errors.ts';
import type { Decision, Services } from '../services.ts';
import { isLive } from '../sla/clock.ts';
import { afterwards, type Rules } from '../sla/clocks.ts';
import { withoutPerson } from './scrub-case.ts';

/** Why, the privacy request that asked for it, and who: somebody of the staff, or the system that keeps to the times. */
export type Erasing = {
  why: ErasureCause;
  request?: string | undefined;
  by: Extract<Actor, { type: 'staff' } | { type: 'system' }>;
};

/**
 * What came of it. `open`: it is still worked on, or a promise to the customer is still to be kept; `held`: it is
 * needed in a dispute; `already`: somebody did it before.
 */
export type ErasureOutcome = 'erased' | 'held' | 'open' | 'already' | 'not-found';

/**
 * Takes whoever complained out of a case, for good: the case itself in this one transaction, with the event that says
 * so; the words of its events, its parts, its files and what leads to it elsewhere by the reaction that follows
 * (forget.ts). Doing so again changes nothing.
 * @throws DomainError `complaint.conflict` when others kept changing the case: nothing was erased, and it can be tried again
 */
export async function eraseCase(
  services: Pick<Services, 'cases' | 'clock' | 'policies'>,
  reference: string,
  erasing: Erasing,
): Promise<ErasureOutcome> {
  const known = await services.cases.find(reference);
  if (!known) return 'not-found';
  const hindrance = hindranceOf(known);
  if (hindrance !== undefined) return hindrance;
  let outcome: ErasureOutcome = 'erased';
  try {
    await change(
      services,
      reference,
      'erase',
      (subject, now, rules) => {
        outcome = hindranceOf(subject) ?? 'erased';
        return outcome === 'erased' ? erased(subject, now, rules, erasing) : undefined;
      },
      { known },
    );
    return outcome;
  } catch (error) {
    // Somebody was faster: it was erased, or is worked on again.
    if (!isRefusedByStatus(error)) throw error;
    return error instanceof DomainError && error.code === 'complaint.erased' ? 'already' : 'open';
  }
}

function hindranceOf(subject: Case): Exclude<ErasureOutcome, 'erased' | 'not-found'> | undefined {
  if (subject.erased) return 'already';
  if (subject.hold) return 'held';
  if (!isAllowed('erase', subject.status)) return 'open';
  // What was promised cannot be given to somebody whom nobody knows any more.
  return subject.clocks.some((clock) => clock.kind === 'promise' && isLive(clock)) ? 'open' : undefined;
}

function erased(subject: Case, now: Instant, rules: Rules, { why, request, by }: Erasing): Decision {
  const facts = { why, ...(request !== undefined && { request }) };
  const ended = { ...subject, ...afterwards(subject, [{ is: 'erased', at: now }], rules) };
  return {
    next: withoutPerson(ended, { at: now, ...facts }),
    events: [{ type: 'CaseErased', at: now, by, facts, words: {} }],
  };
}
