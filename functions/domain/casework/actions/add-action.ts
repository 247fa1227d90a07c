import type { Actor, Case, Instant } from '../../complaint/complaint.ts';
import { type CasePart, nextPartId } from '../../complaint/parts.ts';
import { DomainError, type FieldError } from '../../errors.ts';
import type { Decision } from '../../services.ts';
import { afterwards, clockFactsOf, nextTaskId, type Rules } from '../../sla/clocks.ts';
import { type CauseAnalysis, causesOf } from '../causes/analysis.ts';
import { type AboutCause, actionLimits, type ActionKind, type CaseAction } from './action.ts';

/** Dates as ISO 8601 with any offset. It is about the case's cause code, or about one cause of the fishbone by its id. */
export type GivenAction = {
  kind: ActionKind;
  what: string;
  cause?: string | undefined;
  owner: string;
  dueAt: string;
  effectiveAt: string;
};

const mostAheadDays = 730;

/**
 * Something is to be done about a cause, by somebody, by a date; and it is checked from another date on whether it
 * helped. Its clock outlasts the case: what was learned from a complaint is often done after the customer was answered.
 *
 * @param request the mark of the request (change.ts), so that a repeat of it finds what it added
 * @throws DomainError `action.no-cause` when the case has neither that cause nor a cause code, `request.invalid` with
 *   the dates that are wrong, `action.too-many`
 */
export const addAction =
  (given: GivenAction, by: Extract<Actor, { type: 'staff' }>, request?: string) =>
  (subject: Case, now: Instant, rules: Rules, parts: readonly CasePart[]): Decision => {
    const about = aboutOf(given.cause, subject, parts);
    const { dueAt, effectiveAt } = datesOf(given, now);
    const count = subject.actions ?? 0;
    if (count >= actionLimits.perCase) throw new DomainError('action.too-many', { limit: actionLimits.perCase });
    const id = nextPartId('A', subject);
    const clock = nextTaskId(clockFactsOf(subject), rules);
    const { kind, what, owner } = given;
    const data: CaseAction = {
      kind,
      what,
      about,
      owner,
      dueAt,
      effectiveAt,
      added: { by: by.id, at: now },
      clock,
      ...(request !== undefined && { request }),
      state: 'open',
    };
    const moment = { is: 'promised', at: now, clock, dueAt, kind: 'task', outlasts: true } as const;
    return {
      next: { ...subject, actions: count + 1, ...afterwards(subject, [moment], rules) },
      parts: [{ kind: 'action', id, data }],
      events: [
        {
          type: 'ActionAdded',
          at: now,
          by,
          facts: {
            action: id,
            kind,
            clock,
            dueAt,
            effectiveAt,
            ...('code' in about ? { code: about.code } : { cause: about.cause }),
          },
          words: { what, owner },
        },
      ],
    };
  };

function aboutOf(wanted: string | undefined, { cause: code }: Case, parts: readonly CasePart[]): AboutCause {
  if (wanted === undefined) {
    if (!code) throw new DomainError('action.no-cause');
    return code;
  }
  const found = causesOf(analysisIn(parts)?.fishbone ?? []).find(({ id }) => id === wanted);
  if (!found) throw new DomainError('action.no-cause');
  return { cause: found.id, text: found.text };
}

const analysisIn = (parts: readonly CasePart[]): CauseAnalysis | undefined =>
  parts.find((part) => part.kind === 'cause')?.data;

function datesOf(given: GivenAction, now: Instant): { dueAt: Instant; effectiveAt: Instant } {
  const errors: FieldError[] = [];
  const latest = Date.parse(now) + mostAheadDays * 86_400_000;
  const due = Date.parse(given.dueAt);
  const effective = Date.parse(given.effectiveAt);
  const ahead = (field: string, at: number): void => {
    if (!(at > Date.parse(now) && at <= latest)) {
      errors.push({ field, code: 'not-ahead', detail: `P${mostAheadDays}D` });
    }
  };
  ahead('dueAt', due);
  ahead('effectiveAt', effective);
  if (errors.length === 0 && effective < due) errors.push({ field: 'effectiveAt', code: 'before-due', detail: '' });
  if (errors.length > 0) throw new DomainError('request.invalid', {}, errors);
  return { dueAt: new Date(due).toISOString(), effectiveAt: new Date(effective).toISOString() };
}
