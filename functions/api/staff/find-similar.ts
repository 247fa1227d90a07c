import { similarCases } from '../../contract/similar-shapes.ts';
import { findSimilar as find } from '../../domain/insight/similar/find-similar.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';

/** How complaints like this one were solved. */
export const findSimilar = (services: Pick<Services, 'cases' | 'solved'>): Endpoint =>
  endpoint({
    answer: similarCases,
    handle: async ({ reference, scope, language }) => {
      const similar = await find(services, reference, scope);
      return {
        body: {
          reference,
          similar: similar.map(({ cause, ...one }) => ({
            ...one,
            ...(cause && { cause: { code: cause.code, label: cause.label[language] } }),
          })),
        },
      };
    },
  });
