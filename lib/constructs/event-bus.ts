import { Duration } from 'aws-cdk-lib';
import { EventBus, type EventPattern } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { environment } from '../../functions/contract/environment.ts';
import {
  type Reaction as ReactionName,
  eventSource,
  reactionFilters,
  reactions,
  triedBySynthetic,
} from '../../functions/contract/events.ts';
import type { EventType } from '../../functions/domain/complaint/events.ts';
import { Reaction, type ReactionProps } from './reaction.ts';
import type { ServiceFunction } from './service-function.ts';

/**
 * The bus that tells what happened to cases. Enterprises attach their own rules to it. Its archive can replay the
 * past, which is safe: every handler takes effect once.
 */
export class ComplaintBus extends Construct {
  private readonly bus: EventBus;

  constructor(scope: Construct, id: string, props: { archiveDays: number }) {
    super(scope, id);
    this.bus = new EventBus(this, 'bus', { eventBusName: 'redress', description: 'What happens to complaints' });
    this.bus.archive('archive', {
      description: 'Every event of Redress, for replay',
      eventPattern: { source: [eventSource] },
      retention: Duration.days(props.archiveDays),
    });
  }

  /** Hands over the bus's name with the permission to publish on it. */
  grantPublish(grantee: ServiceFunction): void {
    grantee.addEnvironment(environment.bus, this.bus.eventBusName);
    this.bus.grantPutEventsTo(grantee);
  }

  /** Wakes `handler` for the events that its row in the contract names. */
  react(
    reaction: ReactionName,
    handler: ServiceFunction,
    choices: Pick<ReactionProps, 'gathers' | 'maxConcurrency'> = {},
  ): Reaction {
    return new Reaction(this, reaction, { bus: this.bus, patterns: patternsOf(reaction), handler, ...choices });
  }
}

/**
 * One pattern for the event types that concern a reaction whatever they say, and one for each further condition. They
 * do not overlap, since an event has one type. What happens to a complaint that nobody made concerns few.
 */
export function patternsOf(reaction: ReactionName): EventPattern[] {
  const filters = reactionFilters[reaction] ?? {};
  const typesByFilter = new Map<string, EventType[]>();
  for (const type of reactions[reaction]) {
    const filter = JSON.stringify(filters[type] ?? null);
    typesByFilter.set(filter, [...(typesByFilter.get(filter) ?? []), type]);
  }
  return [...typesByFilter].map(([filter, detailType]) => {
    const { summary, ...rest }: Record<string, unknown> = JSON.parse(filter) ?? {};
    const real = !triedBySynthetic.includes(reaction) && { synthetic: [{ exists: false }] };
    const about = { ...(typeof summary === 'object' && summary), ...real };
    const detail = { ...rest, ...(Object.keys(about).length > 0 && { summary: about }) };
    return { source: [eventSource], detailType, ...(Object.keys(detail).length > 0 && { detail }) };
  });
}
