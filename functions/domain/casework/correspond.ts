import { type Actor, becoming, type Case, type Instant } from '../complaint/complaint.ts';
import type { Decision } from '../services.ts';
import { afterwards, type Rules } from '../sla/clocks.ts';

type Staff = Extract<Actor, { type: 'staff' }>;

/** Words to the customer. The first ones stop the first-response clock; who answers an unassigned case has it. */
export const reply =
  (text: string, by: Staff) =>
  (subject: Case, now: Instant, rules: Rules): Decision => {
    const firstResponse = subject.firstResponseAt === undefined;
    return {
      next: becoming(
        subject,
        'in-progress',
        {},
        {
          ...afterwards(subject, [{ is: 'answered', at: now }], rules),
          ...(firstResponse && { firstResponseAt: now }),
          ...(subject.assignee === undefined && { assignee: by.id, assignedAt: now }),
        },
      ),
      events: [{ type: 'ReplyAdded', at: now, by, facts: { firstResponse }, words: { text } }],
    };
  };

/** Words among staff, which no customer sees. */
export const note =
  (text: string, by: Staff) =>
  (subject: Case, now: Instant): Decision => ({
    next: subject,
    events: [{ type: 'NoteAdded', at: now, by, facts: {}, words: { text } }],
  });
