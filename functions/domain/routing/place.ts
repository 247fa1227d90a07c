import type { Case, Instant } from '../complaint/complaint.ts';
import type { NewEvent } from '../complaint/events.ts';
import type { Services } from '../services.ts';
import { candidatesOf } from './choose.ts';
import { pick } from './pick.ts';
import type { RoutingReason } from './reasons.ts';
import { matterOf, type Routed, route } from './routing.ts';

export type Placing = Pick<Services, 'routing' | 'people' | 'absences' | 'clock'>;
export type Placement = { routed: Routed; assignee?: string };

export type PlaceOptions = {
  /** Choose somebody else although somebody has it; when nobody can take it, they keep it. @default false */
  handsOver?: boolean | undefined;
  /** Choose somebody only when the case goes to another team. @default false */
  onlyIfMoved?: boolean;
  /** Who shall not be chosen, beside whoever has it and those whose decisions the customer did not agree with. */
  except?: readonly string[];
};

/**
 * Where a case goes by the rules that hold: the team of the first rule that matches, and somebody of it where the rule
 * chooses and nobody has the case. Whoever is chosen has one place less from this moment on, so that two cases at once
 * do not both take the last one; the case itself is the caller's to write.
 *
 * @param labels what the case is about to be labelled as
 * @throws DomainError `service.unavailable` when too many cases are given to the same people at this very moment
 */
export async function place(
  services: Placing,
  subject: Case,
  labels: Parameters<typeof matterOf>[1],
  { handsOver = false, onlyIfMoved = false, except = [] }: PlaceOptions = {},
): Promise<Placement> {
  const { version, rules } = await services.routing.current();
  const { rule, reasons } = route({ rules }, matterOf(subject, labels));
  const { team, choose } = rule;
  const to = (why: RoutingReason[], person?: string): Routed => ({
    version,
    rule: rule.id,
    team,
    ...(person !== undefined && { person }),
    reasons: [...reasons, ...why],
  });
  const { assignee: keeper, routed: before } = subject;
  const afterwards: RoutingReason = keeper === undefined ? 'waits' : 'kept';
  if (choose === 'queue') return { routed: to([keeper === undefined ? 'queue' : 'kept']) };
  if ((keeper !== undefined && !handsOver) || (onlyIfMoved && team === subject.team)) {
    const same = before?.version === version && before.rule === rule.id;
    return { routed: same ? before : to([afterwards]) };
  }
  const now = services.clock.now();
  const [people, absences] = await Promise.all([services.people.list(), services.absences.list()]);
  const { language } = subject.customer;
  const others = [...except, ...(subject.disputed ?? []), ...(keeper === undefined ? [] : [keeper])];
  const candidates = candidatesOf(people, absences, { team, language, now, except: others });
  const { person, reasons: why } = await pick(services.people, { subject, team, choose, now, candidates });
  return person === undefined ? { routed: to([...why, afterwards]) } : { routed: to(why, person), assignee: person };
}

type Placed = {
  facts: Pick<Case, 'team' | 'routed'> & { assignee?: string; assignedAt?: Instant };
  events: NewEvent[];
};

/** What a placement makes of a case, and the event that says who has it now. The status stays: nobody has looked yet. */
export function placed(subject: Case, { routed, assignee }: Placement, now: Instant): Placed {
  const { team } = routed;
  if (assignee === undefined) return { facts: { team, routed }, events: [] };
  const { assignee: previous } = subject;
  return {
    facts: { team, routed, assignee, assignedAt: now },
    events: [
      {
        type: 'CaseAssigned',
        at: now,
        by: { type: 'system', name: 'routing' },
        facts: { assignee, ...(previous !== undefined && { previous }), taken: false, routed },
        words: {},
      },
    ],
  };
}
