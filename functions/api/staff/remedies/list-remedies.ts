import { remedyList } from '../../../contract/remedy-shapes.ts';
import { readRemedies } from '../../../domain/casework/remedies/read-remedies.ts';
import { DomainError } from '../../../domain/errors.ts';
import type { Services } from '../../../domain/services.ts';
import { type Endpoint, endpoint, etagOf } from '../../endpoint.ts';
import { negotiationView, remedyView } from './remedy-view.ts';

/** What was proposed, negotiated, approved and done to put it right. */
export const listRemedies = (services: Pick<Services, 'cases' | 'settlements'>): Endpoint =>
  endpoint({
    answer: remedyList,
    handle: async ({ reference, known, language }) => {
      const subject = known ?? (await services.cases.find(reference));
      if (!subject) throw new DomainError('complaint.not-found', { reference });
      const { remedies, negotiations } = await readRemedies(services, subject);
      return {
        body: {
          remedies: remedies.map(({ id, data }) => remedyView(id, data, language)),
          negotiations: negotiations.map(({ id, sheet, similar }) => negotiationView(id, sheet, similar, language)),
        },
        headers: { ETag: etagOf(subject.version) },
      };
    },
  });
