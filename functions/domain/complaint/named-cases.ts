import type { CaseEvent } from './events.ts';

/**
 * The other cases that an event is about. What staff wrote with it is about those as much as about its own case, and goes
 * when one of them is erased.
 */
export function casesNamedBy(event: CaseEvent): readonly string[] {
  switch (event.type) {
    case 'CaseLinked':
      return event.facts.references;
    case 'CaseUnlinked':
    case 'CaseAbsorbed':
    case 'CaseSplit':
      return [event.facts.reference];
    case 'CaseMerged':
      return [event.facts.into];
    default:
      return [];
  }
}
