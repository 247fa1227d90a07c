import type { Actor, Case, Instant, Label } from '../complaint/complaint.ts';
import type { Category, Kind, Level } from '../complaint/vocabulary.ts';
import type { Decision } from '../services.ts';
import { afterwards, type Rules } from '../sla/clocks.ts';
import { deadlinesOf } from '../sla/deadlines.ts';
import { teamFor } from '../triage/routing.ts';

type Staff = Extract<Actor, { type: 'staff' }>;
type Correction = {
  kind?: Kind | undefined;
  category?: Category | undefined;
  level?: Level | undefined;
  reason: string;
};

const corrected = <T>(label: Label<T>, value: T | undefined): Label<T> =>
  value === undefined ? label : { value, origin: 'human', confidence: 1, reasons: [] };

/** A person corrects the labels, with a reason. Team and deadlines follow; no model overrules it later. */
export const classify =
  (correction: Correction, by: Staff) =>
  (subject: Case, now: Instant, rules: Rules): Decision => {
    const kind = corrected(subject.kind, correction.kind);
    const category = corrected(subject.category, correction.category);
    const level = corrected(subject.level, correction.level);
    const team = teamFor(kind.value, category.value);
    const matter = { kind: kind.value, category: category.value, level: level.value };
    const changed = afterwards(subject, [{ is: 'labelled', at: now, matter }], rules);
    return {
      next: { ...subject, kind, category, level, team, ...changed },
      events: [
        {
          type: 'CaseReclassified',
          at: now,
          by,
          facts: { kind, category, level, team, deadlines: deadlinesOf(changed.clocks) },
          words: { reason: correction.reason },
        },
      ],
    };
  };
