import { causeAnalysis } from '../../contract/cause-shapes.ts';
import { causeRef } from '../../domain/casework/causes/analysis.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint, etagOf } from '../endpoint.ts';
import { causeView, recordedCause } from './cause-view.ts';

/** Why it happened, as far as it is known. */
export const readCause = ({ cases }: Pick<Services, 'cases'>): Endpoint =>
  endpoint({
    answer: causeAnalysis,
    handle: async ({ reference, known }) => {
      const [subject, parts] = await Promise.all([known ?? cases.find(reference), cases.parts(reference, [causeRef])]);
      if (!subject) throw new DomainError('complaint.not-found', { reference });
      return { body: causeView(subject, recordedCause(parts)), headers: { ETag: etagOf(subject.version) } };
    },
  });
