import type { Actor, Case, Instant, Label } from '../complaint/complaint.ts';
import type { Category, Kind, Level } from '../complaint/vocabulary.ts';
import { place, placed, type Placing } from '../routing/place.ts';
import type { Decision } from '../services.ts';
import { afterwards, type Rules } from '../sla/clocks.ts';
import { deadlinesOf } from '../sla/deadlines.ts';

type Staff = Extract<Actor, { type: 'staff' }>;
type Correction = {
  kind?: Kind | undefined;
  category?: Category | undefined;
  level?: Level | undefined;
  reason: string;
};

const corrected = <T>(label: Label<T>, value: T | undefined): Label<T> =>
  value === undefined ? label : { value, origin: 'human', confidence: 1, reasons: [] };

/**
 * A person corrects the labels, with a reason. Team and deadlines follow; no model overrules it later. Somebody of
 * another team is chosen when the rules say so and nobody has the case yet.
 */
export const classify =
  (services: Placing, correction: Correction, by: Staff) =>
  async (subject: Case, now: Instant, rules: Rules): Promise<Decision> => {
    const kind = corrected(subject.kind, correction.kind);
    const category = corrected(subject.category, correction.category);
    const level = corrected(subject.level, correction.level);
    const matter = { kind: kind.value, category: category.value, level: level.value };
    const placement = await place(services, subject, matter, { onlyIfMoved: true });
    const { routed } = placement;
    const changed = afterwards(subject, [{ is: 'labelled', at: now, matter }], rules);
    const { facts, events } = placed(subject, placement, now);
    return {
      next: { ...subject, kind, category, level, ...facts, ...changed },
      events: [
        {
          type: 'CaseReclassified',
          at: now,
          by,
          facts: { kind, category, level, team: routed.team, deadlines: deadlinesOf(changed.clocks), routed },
          words: { reason: correction.reason },
        },
        ...events,
      ],
    };
  };
