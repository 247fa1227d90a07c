import type { Actor, Case, Instant, Label } from '../complaint/complaint.ts';
import type { Category, Kind, Level } from '../complaint/vocabulary.ts';
import type { Decision } from '../services.ts';
import { restartClocks } from '../sla/clocks.ts';
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
  (subject: Case, now: Instant): Decision => {
    const kind = corrected(subject.kind, correction.kind);
    const category = corrected(subject.category, correction.category);
    const level = corrected(subject.level, correction.level);
    const team = teamFor(kind.value, category.value);
    const clocks = restartClocks(subject.clocks, kind.value, level.value, subject.receivedAt, now);
    return {
      next: { ...subject, kind, category, level, team, clocks },
      events: [
        {
          type: 'CaseReclassified',
          at: now,
          by,
          facts: { kind, category, level, team, clocks },
          words: { reason: correction.reason },
        },
      ],
    };
  };
