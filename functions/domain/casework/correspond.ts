import { type Actor, becoming, type Case, type Instant } from '../complaint/complaint.ts';
import type { NewEvent } from '../complaint/events.ts';
import type { Decision } from '../services.ts';
import { replyFactsOf } from '../speaking/coach/facts.ts';
import { review } from '../speaking/coach/review.ts';
import { keptOf } from '../speaking/coach/score.ts';
import type { WaitedFor } from '../sla/clock.ts';
import { afterwards, type Rules } from '../sla/clocks.ts';
import { mayHandle } from './another-handler.ts';
import { promise, type PromiseGiven, wait } from './deadlines.ts';

type Staff = Extract<Actor, { type: 'staff' }>;
type Reply = { text: string; promise?: PromiseGiven | undefined; awaits?: WaitedFor | undefined };

/**
 * Words to the customer. The first ones stop the first-response clock; who answers an unassigned case has it. A date
 * that they tell becomes a clock, and they may hand the turn to somebody else. What the coach makes of it is kept, to be
 * compared with what the customer makes of it.
 * @throws DomainError `promise.not-ahead`, `promise.no-rule`
 */
export const reply =
  ({ text, promise: given, awaits }: Reply, by: Staff) =>
  (subject: Case, now: Instant, rules: Rules): Decision => {
    const firstResponse = subject.firstResponseAt === undefined;
    const coach = keptOf(review(text, replyFactsOf(subject, now)));
    const answered: Decision = {
      next: becoming(
        subject,
        'in-progress',
        {},
        {
          ...afterwards(subject, [{ is: 'answered', at: now }], rules),
          ...(firstResponse && { firstResponseAt: now }),
          ...(subject.assignee === undefined && mayHandle(subject, by.id) && { assignee: by.id, assignedAt: now }),
        },
      ),
      events: [{ type: 'ReplyAdded', at: now, by, facts: { firstResponse, coach }, words: { text } }],
    };
    const further = [
      ...(given === undefined ? [] : [promise(given, by)]),
      ...(awaits === undefined ? [] : [wait(awaits, undefined, by)]),
    ];
    return further.reduce<Decision>((sofar, decide) => {
      const more = decide({ ...subject, ...sofar.next }, now, rules);
      return more ? { next: more.next, events: [...sofar.events, ...more.events] as [NewEvent, ...NewEvent[]] } : sofar;
    }, answered);
  };

/** Words among staff, which no customer sees. */
export const note =
  (text: string, by: Staff) =>
  (subject: Case, now: Instant): Decision => ({
    next: subject,
    events: [{ type: 'NoteAdded', at: now, by, facts: {}, words: { text } }],
  });
