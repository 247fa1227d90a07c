import type { Case, Instant } from '../complaint/complaint.ts';
import type { NewEvent } from '../complaint/events.ts';
import type { Decision } from '../services.ts';
import { isLive } from './clock.ts';
import { afterwards, clockFactsOf, given, type Moment, type Rules, stepsOf } from './clocks.ts';

/**
 * The steps of a case whose time has come, as one decision, or undefined when there are none. A warning whose deadline
 * has passed as well is counted as taken and not sent: "soon late" helps nobody who is told "late" in the same minute.
 * Of several rungs that are due at once each is told: they go to different people.
 */
export function dueSteps(subject: Case, now: Instant, known: Rules): Decision | undefined {
  const facts = clockFactsOf(subject);
  const rules = given(subject.policies, known);
  const events: NewEvent[] = [];
  const moments: Moment[] = [];
  for (const clock of subject.clocks) {
    if (!isLive(clock) || clock.nextStepAt === undefined || clock.nextStepAt > now) continue;
    const due = stepsOf(clock, facts, rules).flatMap((step, index) =>
      index >= clock.stepsTaken && step.at !== undefined && step.at <= now ? [{ ...step, index }] : [],
    );
    const late = due.some(({ type }) => type !== 'DeadlineWarned');
    for (const { type, rung, to, by, index } of due) {
      if (late && type === 'DeadlineWarned') continue;
      const { id, kind, dueAt } = clock;
      events.push({
        type,
        at: now,
        by: { type: 'system', name: 'sla-check' },
        facts: { clock: kind, id, step: index, dueAt, rung, to, by },
        words: {},
      });
      moments.push({ is: 'stepped', at: now, clock: id, step: index });
    }
  }
  const [first, ...rest] = events;
  return first && { next: { ...subject, ...afterwards(subject, moments, rules) }, events: [first, ...rest] };
}
