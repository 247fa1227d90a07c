import { staffCase } from '../../contract/shapes.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint, etagOf } from '../endpoint.ts';
import { staffView } from './staff-view.ts';

/** Somebody opens a case. The ETag is what a later change may insist on. */
export const readCase = (services: Pick<Services, 'cases'>): Endpoint =>
  endpoint({
    answer: staffCase,
    handle: async ({ reference, language, staff }) => {
      const file = await services.cases.open(reference);
      if (!file) throw new DomainError('complaint.not-found', { reference });
      return { body: staffView(file, language, staff), headers: { ETag: etagOf(file.subject.version) } };
    },
  });
