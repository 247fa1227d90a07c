import type { Case, Instant } from '../complaint/complaint.ts';
import { isInScope, type Scope } from '../casework/scope.ts';
import type { Services } from '../services.ts';
import { type Policy, refOf } from './policy.ts';
import { type Comparison, deadlinesUnder, differences, type Replayed } from './replay-case.ts';
import { add, newTally, type ReplaySide, sideOf } from './replay-tally.ts';
import { choose, stockOf } from './stock.ts';

export type ReplayReport = {
  days: number;
  since: Instant;
  /** `complete` is false when time or room ran out: then those replayed are a fair sample of those found so far. */
  cases: { found: number; replayed: number; skipped: number; complete: boolean };
  active: ReplaySide;
  proposed: ReplaySide;
  /** How many deadlines would have been otherwise; and those that matter most, of cases that the asker may see. */
  differences: number;
  changed: ({ reference: string } & Comparison)[];
};

const limits = { cases: 2_000, references: 200_000, shown: 50, atOnce: 16 } as const;
/** Of the time that there is, what may go into finding the cases. */
const shareForFinding = 0.5;
const day = 86_400_000;

/** What begins tomorrow has no past of its own: it is tried on the cases that there are. */
const asIfAlwaysHeld = (policy: Policy): Policy => ({ ...policy, effectiveFrom: '1970-01-01' });

/**
 * What would have been due, late and escalated if the cases of the last days had been given other policies, beside
 * those that each was really given. What is proposed is taken as if it had been in force all the time. Nothing is
 * written.
 *
 * @param asked `packs` as activatePolicies takes them; `days` back from now
 * @param scope whose cases are named: all are counted
 * @param timeLeft milliseconds that there still are; when they run out the report says so
 * @throws DomainError `policy.invalid`
 */
export async function replay(
  services: Pick<Services, 'arrivals' | 'cases' | 'policies' | 'shelf' | 'packs' | 'clock' | 'log'>,
  asked: { packs: readonly string[]; days: number },
  scope: Scope,
  timeLeft: () => number,
): Promise<ReplayReport> {
  const [published, active] = await Promise.all([services.shelf.published(), services.policies.active()]);
  const proposed = choose(asked.packs, stockOf(services.packs, published)).map(asIfAlwaysHeld);
  const now = services.clock.now();
  const since = new Date(Date.parse(now) - asked.days * day).toISOString();
  const untilFound = timeLeft() * (1 - shareForFinding);
  const found = await find(services, since, () => timeLeft() > untilFound);

  const tally = { active: newTally(active), proposed: newTally(proposed) };
  const changed: ReplayReport['changed'] = [];
  const cases = { found: found.references.length, replayed: 0, skipped: 0 };
  let differ = 0;
  // References are random: the first of them in their own order are a fair sample, wherever the time runs out.
  const sample = found.references.toSorted().slice(0, limits.cases).values();
  const work = async (): Promise<void> => {
    for (const reference of sample) {
      const outcome = await replayOne(services, reference, proposed, now);
      if (outcome === undefined) cases.skipped += 1;
      else {
        cases.replayed += 1;
        add(tally.active, outcome.active, outcome.given);
        add(tally.proposed, outcome.proposed);
        const otherwise = differences(outcome.active, outcome.proposed);
        differ += otherwise.length;
        if (isInScope(outcome.subject, scope)) changed.push(...otherwise.map((one) => ({ reference, ...one })));
      }
      if (timeLeft() <= 0) return;
    }
  };
  await Promise.all(Array.from({ length: limits.atOnce }, work));
  return {
    days: asked.days,
    since,
    cases: { ...cases, complete: found.all && cases.replayed + cases.skipped === cases.found },
    active: sideOf(tally.active),
    proposed: sideOf(tally.proposed),
    differences: differ,
    changed: changed.toSorted(mattersMore).slice(0, limits.shown),
  };
}

async function find(
  { arrivals }: Pick<Services, 'arrivals'>,
  since: Instant,
  hasTime: () => boolean,
): Promise<{ references: string[]; all: boolean }> {
  const references: string[] = [];
  for await (const page of arrivals.since(since)) {
    references.push(...page);
    if (!hasTime() || references.length > limits.references) return { references, all: false };
  }
  return { references, all: true };
}

/** @returns undefined when the case cannot be replayed, which is logged: one odd case must not hide all others */
async function replayOne(
  { cases, policies, log }: Pick<Services, 'cases' | 'policies' | 'log'>,
  reference: string,
  proposed: readonly Policy[],
  now: Instant,
): Promise<{ subject: Case; active: Replayed[]; proposed: Replayed[]; given: readonly Policy[] } | undefined> {
  try {
    const file = await cases.open(reference);
    if (!file) return undefined;
    const given = await policies.of(file.subject.policies);
    const under = (chosen: readonly Policy[]) => deadlinesUnder(chosen.map(refOf), file.events, chosen, now);
    const [before, after] = [under(given), under(proposed)];
    return before && after && { subject: file.subject, active: before, proposed: after, given };
  } catch (error) {
    log.warn('A case could not be replayed.', {
      reference,
      reason: error instanceof Error ? error.message : String(error),
    });
    return undefined;
  }
}

/** First what would be late and was not, then what was late and would not be, then the rest; each by reference. */
function mattersMore(a: ReplayReport['changed'][number], b: ReplayReport['changed'][number]): number {
  const rank = ({ activeLate, proposedLate }: Comparison): number =>
    activeLate === proposedLate ? 2 : proposedLate ? 0 : 1;
  return rank(a) - rank(b) || (a.reference < b.reference ? -1 : a.reference > b.reference ? 1 : 0);
}
