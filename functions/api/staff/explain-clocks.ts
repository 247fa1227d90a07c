import { clocksExplained } from '../../contract/shapes.ts';
import type { Language } from '../../domain/complaint/vocabulary.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Services } from '../../domain/services.ts';
import { type ExplainedInterval, explainClocks as explain } from '../../domain/sla/explain.ts';
import { everGiven } from '../../domain/sla/history.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';

/** How each deadline of a case came about, reckoned anew from its history. */
export const explainClocks = (services: Pick<Services, 'cases' | 'policies' | 'clock'>): Endpoint =>
  endpoint({
    answer: clocksExplained,
    handle: async ({ reference, language }) => {
      const file = await services.cases.open(reference);
      if (!file) throw new DomainError('complaint.not-found', { reference });
      const known = await services.policies.of(everGiven(file.events));
      const { clocks, drivenBy } = explain(file.events, known, services.clock.now());
      return {
        body: {
          clocks: clocks.map(({ says, intervals, ahead, ...clock }) => ({
            ...clock,
            says: says[language],
            intervals: inWords(intervals, language),
            ahead: inWords(ahead, language),
            steps: clock.steps.map((step) => ({ ...step, to: [...step.to] })),
          })),
          drivenBy,
        },
      };
    },
  });

const inWords = (intervals: ExplainedInterval[], language: Language) =>
  intervals.map((interval) => ({ ...interval, text: interval.text[language] }));
