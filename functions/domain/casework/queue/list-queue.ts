import { readReference } from '../../complaint/reference.ts';
import type { QueueFilter, QueuePage, QueueView, Services } from '../../services.ts';
import { isInScope, type Scope } from '../scope.ts';
import { rowOf } from './row.ts';

/**
 * A page of the queue. Who types a whole reference gets that case, whatever else was asked and whatever became of it,
 * if they may see it.
 */
export async function listQueue(
  { cases }: Pick<Services, 'cases'>,
  filter: QueueFilter,
  view: QueueView,
  scope: Scope,
): Promise<QueuePage> {
  const reference = filter.text === undefined ? undefined : readReference(filter.text);
  if (reference === undefined) return cases.queue(filter, view);
  const subject = await cases.find(reference);
  return { items: subject && isInScope(subject, scope) ? [rowOf(subject)] : [] };
}
