import { actionList } from '../../contract/action-shapes.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint, etagOf } from '../endpoint.ts';
import { actionView } from './action-view.ts';

/** What is done so that it does not happen again, in the order in which it was added. */
export const listActions = ({ cases }: Pick<Services, 'cases'>): Endpoint =>
  endpoint({
    answer: actionList,
    handle: async ({ reference }) => {
      const file = await cases.open(reference);
      if (!file) throw new DomainError('complaint.not-found', { reference });
      const { version } = file.subject;
      const actions = file.parts
        .flatMap((part) => (part.kind === 'action' ? [part] : []))
        .toSorted((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)))
        .map(actionView);
      return { body: { reference, version, actions }, headers: { ETag: etagOf(version) } };
    },
  });
