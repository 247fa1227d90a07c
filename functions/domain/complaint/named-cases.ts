import type { CaseEvent } from './events.ts';

/**
 * The other cases that an event is about. What staff wrote with it is about those as much as about its own case, and goes
 * when one of them is erased.
 */
export function casesNamedBy(event: CaseEvent): readonly string[] {
  if (event.type === 'CaseLinked') return event.facts.references;
  if (event.type === 'CaseMerged') return [event.facts.into];
  const isOne = event.type === 'CaseUnlinked' || event.type === 'CaseAbsorbed' || event.type === 'CaseSplit';
  return isOne ? [event.facts.reference] : [];
}
