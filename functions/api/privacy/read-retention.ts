import { retentionAnswer } from '../../contract/privacy-shapes.ts';
import { monthsOf } from '../../domain/privacy/retention.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { roundView } from './request-view.ts';

/** A month of daily rounds. */
const mostRounds = 31;

/** For how long cases are kept, and what the daily rounds did. */
export const readRetention = ({ privacy, settings }: Pick<Services, 'privacy' | 'settings'>): Endpoint =>
  endpoint({
    answer: retentionAnswer,
    handle: async ({ language }) => {
      const rounds = await privacy.rounds(mostRounds);
      return {
        body: {
          categories: monthsOf(settings.retention),
          graceHours: settings.retention.erasureGraceHours,
          runs: rounds.map((round) => roundView(round, language)),
        },
      };
    },
  });
