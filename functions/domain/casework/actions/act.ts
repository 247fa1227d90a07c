import type { Actor, Case, Instant } from '../../complaint/complaint.ts';
import type { CasePart } from '../../complaint/parts.ts';
import { DomainError } from '../../errors.ts';
import type { Decision } from '../../services.ts';
import { afterwards, clockFactsOf, nextTaskId, type Rules } from '../../sla/clocks.ts';
import { allowedIn, type ActionState, type CaseAction, type Result } from './action.ts';

type Staff = Extract<Actor, { type: 'staff' }>;
type Decide = (subject: Case, now: Instant, rules: Rules, parts: readonly CasePart[]) => Decision;

/**
 * It is done, and here is the evidence. From now on its clock runs to the day on which it is checked whether it helped.
 * @throws DomainError `action.not-found`, `action.wrong-state`
 */
export const completeAction =
  (id: string, evidence: string, by: Staff): Decide =>
  (subject, now, rules, parts) => {
    const action = actionIn(parts, id, 'complete');
    const { clock } = action;
    const ended = ending(subject, clock, now, rules, 'promise-kept');
    const check = checkClock(ended, action.effectiveAt, now, rules);
    return {
      next: check.next,
      parts: [partOf(id, { ...action, clock: check.clock, state: 'done', done: { by: by.id, at: now, evidence } })],
      events: [
        {
          type: 'ActionCompleted',
          at: now,
          by,
          facts: { action: id, clock },
          words: { evidence },
        },
        {
          type: 'ActionCheckScheduled',
          at: now,
          by,
          facts: { action: id, clock: check.clock, dueAt: check.dueAt },
          words: {},
        },
      ],
    };
  };

/**
 * Did it help? What did not says why, and stays to be read: something else has to be done about the cause.
 * @throws DomainError `action.not-found`, `action.wrong-state`, `action.too-early` before its effectiveness date
 */
export const verifyAction =
  (id: string, { result, reason }: { result: Result; reason?: string | undefined }, by: Staff): Decide =>
  (subject, now, rules, parts) => {
    const action = actionIn(parts, id, 'verify');
    const { clock } = action;
    if (now < action.effectiveAt) {
      throw new DomainError('action.too-early', { action: id, effectiveAt: action.effectiveAt });
    }
    const verified = { by: by.id, at: now, result, ...(reason !== undefined && { reason }) };
    return {
      next: ending(subject, clock, now, rules, 'promise-kept'),
      parts: [partOf(id, { ...action, state: 'verified', verified })],
      events: [
        {
          type: 'ActionVerified',
          at: now,
          by,
          facts: { action: id, result, clock },
          words: { ...(reason !== undefined && { reason }) },
        },
      ],
    };
  };

/**
 * It is not done any more, for a reason. It stays to be read.
 * @throws DomainError `action.not-found`, `action.wrong-state`
 */
export const cancelAction =
  (id: string, reason: string, by: Staff): Decide =>
  (subject, now, rules, parts) => {
    const action = actionIn(parts, id, 'cancel');
    const { clock } = action;
    return {
      next: ending(subject, clock, now, rules, 'promise-withdrawn'),
      parts: [partOf(id, { ...action, state: 'cancelled', cancelled: { by: by.id, at: now, reason } })],
      events: [
        {
          type: 'ActionCancelled',
          at: now,
          by,
          facts: { action: id, clock },
          words: { reason },
        },
      ],
    };
  };

/** The action among the parts, when the step is possible in its state. */
function actionIn<S extends keyof typeof allowedIn>(
  parts: readonly CasePart[],
  id: string,
  step: S,
): Extract<CaseAction, { state: (typeof allowedIn)[S][number] }> {
  const found = parts.find((part) => part.kind === 'action' && part.id === id);
  if (found?.kind !== 'action') throw new DomainError('action.not-found', { action: id.slice(0, 20) });
  const states: readonly ActionState[] = allowedIn[step];
  if (!isIn(found.data, states)) {
    throw new DomainError('action.wrong-state', { action: id, state: found.data.state, allowed: states.join(', ') });
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its state has just been looked at
  return found.data as Extract<CaseAction, { state: (typeof allowedIn)[S][number] }>;
}

const isIn = ({ state }: CaseAction, states: readonly ActionState[]): boolean => states.includes(state);

const partOf = (id: string, data: CaseAction): CasePart<'action'> => ({ kind: 'action', id, data });

const ending = (
  subject: Case,
  clock: string,
  at: Instant,
  rules: Rules,
  is: 'promise-kept' | 'promise-withdrawn',
): Case => ({ ...subject, ...afterwards(subject, [{ is, at, clock }], rules) });

/** The check has its own clock; what may be checked at once is due in a moment. */
function checkClock(
  subject: Case,
  effectiveAt: Instant,
  at: Instant,
  rules: Rules,
): { next: Case; clock: string; dueAt: Instant } {
  const dueAt = effectiveAt > at ? effectiveAt : dayAfter(at);
  const clock = nextTaskId(clockFactsOf(subject), rules);
  const moment = { is: 'promised', at, clock, dueAt, kind: 'task', outlasts: true } as const;
  return { next: { ...subject, ...afterwards(subject, [moment], rules) }, clock, dueAt };
}

const dayAfter = (at: Instant): Instant => new Date(Date.parse(at) + 86_400_000).toISOString();
