import { change } from '../complaint/change.ts';
import type { Case, Instant } from '../complaint/complaint.ts';
import type { PublishedEvent } from '../complaint/events.ts';
import { lifecycle } from '../complaint/lifecycle.ts';
import type { Status } from '../complaint/vocabulary.ts';
import { DomainError, isRefusedByStatus } from '../errors.ts';
import type { Analysis, Decision, Services } from '../services.ts';
import { afterwards, type Rules } from '../sla/clocks.ts';
import { deadlinesOf } from '../sla/deadlines.ts';
import { refine } from './refine.ts';

const system = { type: 'system', name: 'assess' } as const;
const open: readonly Status[] = lifecycle.assess.from;

/**
 * When a complaint is received: analyse its words, refine its labels, and set its clocks by them, once. A case that is
 * assessed already, or is over, is left as it is.
 * @throws DomainError `complaint.not-found` when there is no such case
 */
export async function assess(
  services: Pick<Services, 'cases' | 'clock' | 'analyser' | 'policies'>,
  { reference }: Pick<PublishedEvent, 'reference'>,
): Promise<void> {
  const beginning = await services.cases.beginning(reference);
  if (!beginning) throw new DomainError('complaint.not-found', { reference });
  if (!isToAssess(beginning.subject)) return;

  const { description, product, customer } = beginning.received.words;
  const analysis = await services.analyser.analyse(description, customer.language);
  try {
    await change(
      services,
      reference,
      'assess',
      (subject, now, rules) =>
        isToAssess(subject) ? assessed(subject, { text: description, product }, analysis, { now, rules }) : undefined,
      { known: beginning.subject },
    );
  } catch (error) {
    // It was withdrawn or resolved while it was read: there is nothing left to assess.
    if (!isRefusedByStatus(error)) throw error;
  }
}

/** A sentiment is what only an assessment leaves on a case. */
const isToAssess = (subject: Case): boolean => subject.sentiment === undefined && open.includes(subject.status);

function assessed(
  subject: Case,
  words: { text: string; product: string | undefined },
  analysis: Analysis,
  { now, rules }: { now: Instant; rules: Rules },
): Decision {
  const { kind, category, level, sentiment, team } = refine({ ...subject, ...words }, analysis);
  const matter = { kind: kind.value, category: category.value, level: level.value };
  const changed = afterwards(subject, [{ is: 'labelled', at: now, matter }], rules);
  const { keyPhrases, personalData, analyser } = analysis;
  return {
    next: { ...subject, kind, category, level, sentiment, team, ...changed, keyPhrases },
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
          team,
          analyser,
          personalData,
          deadlines: deadlinesOf(changed.clocks),
        },
        words: { keyPhrases },
      },
    ],
  };
}
