import type { Actor, Case, Instant } from '../../complaint/complaint.ts';
import { nextPartId } from '../../complaint/parts.ts';
import { DomainError } from '../../errors.ts';
import { shownText } from '../../privacy/masking.ts';
import type { Decision } from '../../services.ts';
import { clockFactsOf, nextTaskId, type Rules } from '../../sla/clocks.ts';
import { changed } from './change-task.ts';
import { linkUntil } from './task-link.ts';
import type { Task, TaskFor } from './task.ts';

type Staff = Extract<Actor, { type: 'staff' }>;

/** `dueAt` is ISO 8601 with any offset. */
export type TaskGiven = { title: string; text: string; to: TaskFor; mandatory?: boolean | undefined; dueAt: string };

const mostAhead = { days: 366, text: 'P366D' } as const;

/** More than anybody can keep in view; what is accepted or cancelled does not count. */
export const mostUnfinished = 20;

/**
 * A department or a partner is asked for something, by a date that becomes a clock.
 * @throws DomainError `task.not-ahead`, `task.too-many`
 */
export const addTask =
  ({ title: given, text, to, mandatory = false, dueAt: asked }: TaskGiven, by: Staff) =>
  (subject: Case, now: Instant, rules: Rules): Decision => {
    // It stands in lists and subject lines, which are read without the case: it names nobody.
    const plain = (line: string): string => shownText(line, 'masked', [subject.customer.name]).text;
    const title = plain(given);
    const dueAt = dueDate(asked, now);
    if ((subject.tasks ?? []).length >= mostUnfinished)
      throw new DomainError('task.too-many', { limit: mostUnfinished });
    const id = nextPartId('T', subject);
    const clock = nextTaskId(clockFactsOf(subject), rules);
    const { product } = subject;
    const task: Task = {
      title,
      text,
      to,
      mandatory,
      state: 'open',
      dueAt,
      clock,
      ...(product !== undefined && { product: plain(product) }),
      addedAt: now,
      addedBy: by,
      answers: [],
      ...('partner' in to && { link: { number: 1, expiresAt: linkUntil(dueAt, now) } }),
    };
    const event = {
      type: 'TaskAdded',
      at: now,
      by,
      facts: { task: id, to: 'partner' in to ? 'partner' : to.department, mandatory, clock, dueAt },
      words: { title, text, ...('partner' in to && { partner: { name: to.partner.name, email: to.partner.email } }) },
    } as const;
    return changed(
      subject,
      id,
      { task, event, moments: [{ is: 'promised', kind: 'task', at: now, clock, dueAt }] },
      rules,
    );
  };

/**
 * A date that lies ahead, in UTC.
 * @throws DomainError `task.not-ahead`
 */
export function dueDate(asked: string, now: Instant): Instant {
  const ahead = Date.parse(asked) - Date.parse(now);
  if (!(ahead > 0 && ahead <= mostAhead.days * 86_400_000)) {
    throw new DomainError('task.not-ahead', { limit: mostAhead.text });
  }
  return new Date(asked).toISOString();
}
