import { change } from '../complaint/change.ts';
import type { Case, Instant } from '../complaint/complaint.ts';
import type { PublishedEvent } from '../complaint/events.ts';
import { lifecycle } from '../complaint/lifecycle.ts';
import type { Status } from '../complaint/vocabulary.ts';
import { DomainError, isRefusedByStatus } from '../errors.ts';
import type { Analysis, Decision, Services } from '../services.ts';
import { place, placed, type Placement, type Placing } from '../routing/place.ts';
import { afterwards, type Rules } from '../sla/clocks.ts';
import { deadlinesOf } from '../sla/deadlines.ts';
import { refine, type Refined } from './refine.ts';

const system = { type: 'system', name: 'assess' } as const;
const open: readonly Status[] = lifecycle.assess.from;

/**
 * When a complaint is received: analyse its words, refine its labels, set its clocks by them and bring it where the
 * rules of routing have it, once. A case that is assessed already, or is over, is left as it is.
 * @throws DomainError `complaint.not-found` when there is no such case
 */
export async function assess(
  services: Pick<Services, 'cases' | 'clock' | 'analyser' | 'policies'> & Placing,
  { reference }: Pick<PublishedEvent, 'reference'>,
): Promise<void> {
  const beginning = await services.cases.beginning(reference);
  if (!beginning) throw new DomainError('complaint.not-found', { reference });
  if (!isToAssess(beginning.subject)) return;

  const { words } = beginning.received;
  if (!words) return;
  const { description, product, customer } = words;
  const analysis = await services.analyser.analyse(description, customer.language);
  try {
    await change(
      services,
      reference,
      'assess',
      async (subject, now, rules) => {
        if (!isToAssess(subject)) return undefined;
        const refined = refine({ ...subject, text: description, product }, analysis);
        const placement = await place(services, subject, matterIn(refined));
        return assessed(subject, refined, analysis, { placement, now, rules });
      },
      { known: beginning.subject },
    );
  } catch (error) {
    // It was withdrawn or resolved while it was read: there is nothing left to assess.
    if (!isRefusedByStatus(error)) throw error;
  }
}

/** A sentiment is what only an assessment leaves on a case. */
const isToAssess = (subject: Case): boolean => subject.sentiment === undefined && open.includes(subject.status);

const matterIn = ({ kind, category, level }: Refined) => ({
  kind: kind.value,
  category: category.value,
  level: level.value,
});

function assessed(
  subject: Case,
  refined: Refined,
  analysis: Analysis,
  { placement, now, rules }: { placement: Placement; now: Instant; rules: Rules },
): Decision {
  const { kind, category, level, sentiment } = refined;
  const changed = afterwards(subject, [{ is: 'labelled', at: now, matter: matterIn(refined) }], rules);
  const { keyPhrases, personalData, analyser } = analysis;
  const { routed } = placement;
  const { facts, events } = placed(subject, placement, now);
  return {
    next: { ...subject, kind, category, level, sentiment, ...facts, ...changed, keyPhrases },
    events: [
      {
        type: 'ComplaintAssessed',
        at: now,
        by: system,
        facts: {
          kind,
          category,
          level,
          sentiment,
          team: routed.team,
          routed,
          analyser,
          personalData,
          deadlines: deadlinesOf(changed.clocks),
        },
        words: { keyPhrases },
      },
      ...events,
    ],
  };
}
