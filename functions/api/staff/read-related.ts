import { relatedAnswer } from '../../contract/joining-shapes.ts';
import { relatedTo } from '../../domain/casework/links/related.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';

/** What else belongs to this case, or might. */
export const readRelated = (services: Pick<Services, 'cases' | 'related'>): Endpoint =>
  endpoint({
    answer: relatedAnswer,
    handle: async ({ reference, scope, known }) => {
      const subject = known ?? (await services.cases.find(reference));
      if (!subject) throw new DomainError('complaint.not-found', { reference });
      const { linked, suggested, ...rest } = await relatedTo(services, subject, scope);
      return {
        body: {
          linked: linked.map(({ related, link: { kind, reason, at, by } }) => ({
            ...related,
            link: { kind, reason, at, by: by.type === 'staff' ? by.id : by.type },
          })),
          suggested: suggested.map(({ related, reasons }) => ({ ...related, reasons })),
          ...rest,
        },
      };
    },
  });
