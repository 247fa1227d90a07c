import { type EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { eventSource } from '../../contract/events.ts';
import type { PublishedEvent } from '../../domain/complaint/events.ts';
import type { PublishOutcome, Services } from '../../domain/services.ts';

/** What one PutEvents call takes. */
const mostEntries = 10;

/** Publishes to one EventBridge bus. Answers for each event whether it was taken, in order. */
export function eventBridgeBus(client: EventBridgeClient, busName: string): Services['bus'] {
  const entryOf = (event: PublishedEvent): PutEventsRequestEntry => ({
    EventBusName: busName,
    Source: eventSource,
    DetailType: event.type,
    Time: new Date(event.at),
    Resources: [event.reference],
    Detail: JSON.stringify(event),
  });

  async function put(events: readonly PublishedEvent[]): Promise<PublishOutcome[]> {
    try {
      const { Entries = [] } = await client.send(new PutEventsCommand({ Entries: events.map(entryOf) }));
      return events.map((_, index) => {
        const code = Entries[index]?.ErrorCode;
        return code === undefined ? { ok: true } : { ok: false, reason: code };
      });
    } catch (error) {
      const reason = error instanceof Error ? error.name : String(error);
      return events.map(() => ({ ok: false, reason }));
    }
  }

  return {
    async publish(events) {
      const pages: (readonly PublishedEvent[])[] = [];
      for (let from = 0; from < events.length; from += mostEntries) pages.push(events.slice(from, from + mostEntries));
      return (await Promise.all(pages.map(put))).flat();
    },
  };
}
