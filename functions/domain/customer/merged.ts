import { changeTogether } from '../complaint/change-together.ts';
import { change, type RepeatableRequest } from '../complaint/change.ts';
import type { Case, Instant } from '../complaint/complaint.ts';
import { DomainError } from '../errors.ts';
import type { CaseFile, Decision, Services } from '../services.ts';
import { goesOnIn, mostHops } from '../casework/links/merge.ts';
import { addMessage } from './follow.ts';
import { type Looking, type TrackingView, trackingView } from './tracking-view.ts';

export type Tracking = Pick<Services, 'cases' | 'clock' | 'settings'>;

/**
 * What the customer may see of a case; of a merged one, its own timeline and how it goes on: what happens in the other
 * case from the merge on, and nothing that was said there before. That both are of one customer is what they left and
 * what staff decided, not what anybody has proved: whoever leaves another's address must not read what that other wrote.
 */
export async function trackingOf(services: Tracking, file: CaseFile): Promise<TrackingView> {
  const { disagreeWithinDays } = services.settings;
  const looking: Looking = { now: services.clock.now(), disagreeWithinDays };
  const own = trackingView(file, looking);
  const timeline = [...own.timeline];
  let latest = file;
  for (let hop = 0; latest.subject.status === 'merged'; hop += 1) {
    const { mergedInto: reference, mergedAt } = latest.subject;
    const next = hop < mostHops ? await services.cases.open(reference) : undefined;
    if (!next) throw new Error(`${file.subject.reference} was merged, and ${reference} is not there.`);
    // What was said before in the other case stands under its own reference; how it began is not what this one is about.
    const since = trackingView(next, looking).timeline.filter(
      ({ type, at }) => at >= mergedAt && !beginnings.includes(type),
    );
    timeline.push(...since);
    latest = next;
  }
  if (latest === file) return own;
  const { status, responsible, handler, nextDeadline, deadlines, resolution, can } = trackingView(latest, looking);
  return {
    ...own,
    status,
    responsible,
    handler,
    deadlines,
    // What is written goes on to the other case; what would end it or begin it again is said under its own reference.
    can: { ...own.can, message: can.message },
    mergedInto: latest.subject.reference,
    ...(nextDeadline && { nextDeadline }),
    ...(resolution && { resolution }),
    timeline: timeline.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
  };
}

const beginnings = ['ComplaintReceived', 'ComplaintAcknowledged'];

/**
 * The customer writes to a case. What is written under the reference of a merged one stands in the case that goes on,
 * and that it came is on record in both, in one transaction.
 * @throws DomainError as `change` does
 */
export async function write(
  services: Pick<Services, 'cases' | 'clock' | 'policies'>,
  subject: Case,
  text: string,
  repeatable: RepeatableRequest | undefined,
): Promise<void> {
  if (subject.status !== 'merged') {
    try {
      await change(services, subject.reference, 'message', addMessage(text), { known: subject, repeatable });
      return;
    } catch (error) {
      // It was merged at this very moment.
      if (!(error instanceof DomainError) || error.code !== 'complaint.merged') throw error;
      const merged = await services.cases.find(subject.reference);
      return merged && write(services, merged, text, repeatable);
    }
  }
  const { reference } = subject;
  for (let goal = await goesOnIn(services, subject); ; goal = await goesOnIn(services, subject)) {
    const to = goal.reference;
    try {
      await changeTogether(
        services,
        [
          { reference: to, command: 'message' },
          { reference, command: 'pass-on' },
        ],
        ([target, source], now, [rules = []]) =>
          target &&
          source && {
            changes: [underOldReference(addMessage(text)(target, now, rules), reference), passedOn(source, to, now)],
          },
        { repeatable },
      );
      return;
    } catch (error) {
      // The case that went on has just been merged itself: there is always one that is not.
      if (!(error instanceof DomainError) || error.code !== 'complaint.merged') throw error;
    }
  }
}

function underOldReference(decision: Decision, under: string): Decision {
  const [first, ...rest] = decision.events;
  return first.type === 'CustomerMessageAdded'
    ? { ...decision, events: [{ ...first, facts: { ...first.facts, under } }, ...rest] }
    : decision;
}

const passedOn = (source: Case, to: string, at: Instant): Decision => ({
  next: source,
  events: [{ type: 'MessagePassedOn', at, by: { type: 'customer' }, facts: { to }, words: {} }],
});
