import type { Actor, Case, Instant } from '../../complaint/complaint.ts';
import type { CasePart, PartRef } from '../../complaint/parts.ts';
import type { NewEvent } from '../../complaint/events.ts';
import { DomainError } from '../../errors.ts';
import type { Decision } from '../../services.ts';
import type { Rules } from '../../sla/clocks.ts';
import { changed } from './change-task.ts';
import { type CancelReason, cancelled } from './settle-task.ts';
import { isSettled } from './task.ts';

/** The parts that the end of a case needs to see. */
export const unfinishedTasks = ({ tasks = [] }: Pick<Case, 'tasks'>): PartRef[] =>
  tasks.map(({ id }) => ({ kind: 'task', id }));

/**
 * A case is not resolved while something that it cannot do without is open.
 * @throws DomainError `complaint.open-task`, naming each
 */
export function ensureNoMandatoryTask({ tasks = [] }: Pick<Case, 'tasks'>): void {
  const open = tasks.filter(({ mandatory }) => mandatory);
  if (open.length === 0) return;
  throw new DomainError('complaint.open-task', { tasks: open.map(({ id, title }) => `${id} “${title}”`).join('; ') });
}

/**
 * The case is over, and so are its tasks: each that is not settled is cancelled in the same transaction, so that no
 * department goes on with it and no partner's link stays open.
 * @param parts those that `unfinishedTasks` named
 */
export function withoutTasks(
  decision: Decision,
  parts: readonly CasePart[],
  { because, by, now, rules }: { because: CancelReason; by: Actor; now: Instant; rules: Rules },
): Decision {
  return parts.reduce<Decision>((sofar, part) => {
    if (part.kind !== 'task' || isSettled(part.data)) return sofar;
    // The store sets what a draft lacks; nothing here looks at it.
    const subject = { version: 0, lastHash: '', lastChange: { type: '', at: now, by }, ...sofar.next };
    const more = changed(subject, part.id, cancelled(part.id, part.data, { because, by, now }), rules);
    const events: [NewEvent, ...NewEvent[]] = [...sofar.events, ...more.events];
    return { next: more.next, events, parts: [...(sofar.parts ?? []), ...(more.parts ?? [])] };
  }, decision);
}
