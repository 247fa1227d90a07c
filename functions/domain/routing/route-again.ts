import type { Actor, Case, Instant } from '../complaint/complaint.ts';
import type { Decision } from '../services.ts';
import { place, placed, type PlaceOptions, type Placing } from './place.ts';

/**
 * "Have the rules look at this once more." A case that stays where it is, for the same reasons, is left alone.
 * @param choices whether somebody else is chosen although somebody has it, and who is not
 * @throws DomainError as `place`
 */
export const routeAgain =
  (services: Placing, choices: Pick<PlaceOptions, 'handsOver' | 'except'>, by: Actor) =>
  async (subject: Case, now: Instant): Promise<Decision | undefined> => {
    const { kind, category, level, team: previousTeam } = subject;
    const labels = { kind: kind.value, category: category.value, level: level.value };
    const placement = await place(services, subject, labels, choices);
    const { routed } = placement;
    if (placement.assignee === undefined && JSON.stringify(routed) === JSON.stringify(subject.routed)) return undefined;
    const { facts, events } = placed(subject, placement, now);
    return {
      next: { ...subject, ...facts },
      events: [{ type: 'CaseRouted', at: now, by, facts: { routed, previousTeam }, words: {} }, ...events],
    };
  };
