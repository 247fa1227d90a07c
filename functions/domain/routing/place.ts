import type { Case } from '../complaint/complaint.ts';
import type { Services } from '../services.ts';
import { candidatesOf } from './choose.ts';
import { pick } from './pick.ts';
import type { RoutingReason } from './reasons.ts';
import { matterOf, type Routed, route, type Routing } from './routing.ts';

export type Placing = Pick<Services, 'routing' | 'people' | 'absences' | 'clock'>;
type Labels = Parameters<typeof matterOf>[1];

/** The rules that hold, and whom a case is given to by them if it is still as it was when they were asked. */
export type Placement = { routing: Routing; chosen?: Routed };

/**
 * Finds where a case goes: the team by the first rule that matches, and somebody of it where the rule chooses and
 * nobody has the case. Whoever is chosen has one place less from now on, so that two cases at once do not both take
 * the last one; the case itself is the caller's to write (`settle`).
 *
 * @param labels what the case is about to be labelled as
 * @param choosing whether somebody shall be chosen at all; `except` is who shall not be
 * @throws DomainError `service.unavailable` when too many cases are given to the same people at this very moment
 */
export async function place(
  services: Placing,
  subject: Case,
  labels: Labels,
  { choosing = subject.assignee === undefined, except }: { choosing?: boolean; except?: string | undefined } = {},
): Promise<Placement> {
  const routing = await services.routing.current();
  const { rule, reasons } = route(routing, matterOf(subject, labels));
  if (rule.choose === 'queue' || !choosing) return { routing };
  const { team, choose } = rule;
  const now = services.clock.now();
  const [people, absences] = await Promise.all([services.people.list(), services.absences.list()]);
  const candidates = candidatesOf(people, absences, { team, language: subject.customer.language, now, except });
  const picked = await pick(services.people, { subject, team, choose, now, candidates });
  const chosen: Routed = {
    version: routing.version,
    rule: rule.id,
    team,
    ...(picked.person !== undefined && { person: picked.person }),
    reasons: [...reasons, ...picked.reasons],
  };
  return { routing, chosen };
}

/** Where the case goes as it is now, when it is written: pure. `taking` is who gets it, if anybody does. */
export function settle(
  { routing, chosen }: Placement,
  subject: Case,
  labels: Labels,
  { handsOver = false }: { handsOver?: boolean } = {},
): { routed: Routed; assignee?: string } {
  const { rule, reasons } = route(routing, matterOf(subject, labels));
  const { id, team, choose } = rule;
  const to = (...why: RoutingReason[]): { routed: Routed } => ({
    routed: { version: routing.version, rule: id, team, reasons: [...reasons, ...why] },
  });
  const taken = subject.assignee !== undefined;
  if (choose === 'queue') return to(taken ? 'kept' : 'queue');
  if (taken && !handsOver) return to('kept');
  // Somebody corrected the labels meanwhile, and with them the team.
  if (chosen?.rule !== id) return to('labels-changed', taken ? 'kept' : 'waits');
  if (chosen.person !== undefined) return { routed: chosen, assignee: chosen.person };
  return { routed: { ...chosen, reasons: [...chosen.reasons, taken ? 'kept' : 'waits'] } };
}
