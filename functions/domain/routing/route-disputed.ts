import { change } from '../complaint/change.ts';
import type { PublishedEvent } from '../complaint/events.ts';
import { isRefusedByStatus } from '../errors.ts';
import type { Services } from '../services.ts';
import type { Placing } from './place.ts';
import { routeAgain } from './route-again.ts';

const system = { type: 'system', name: 'routing' } as const;

/**
 * When a customer does not agree with a decision, have the rules look for somebody else: not for whoever decided, and
 * not for whoever had the case. Where somebody has taken it by then, it stays with them.
 * @throws DomainError as `change` and `place` do
 */
export async function routeDisputed(
  services: Pick<Services, 'cases' | 'policies'> & Placing,
  event: Extract<PublishedEvent, { type: 'ResolutionDisputed' }>,
): Promise<void> {
  const { keptBy } = event.facts;
  const again = routeAgain(services, { except: keptBy === undefined ? [] : [keptBy] }, system);
  try {
    await change(services, event.reference, 'route', (subject, now) =>
      subject.assignee === undefined ? again(subject, now) : undefined,
    );
  } catch (error) {
    // It was withdrawn or decided meanwhile: nobody is needed for it any more.
    if (!isRefusedByStatus(error)) throw error;
  }
}
