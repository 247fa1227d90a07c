import { activeLease, dynamoPolicyBook } from '../../functions/adapters/dynamodb/policy-book.ts';
import { acknowledge } from '../../functions/domain/correspondence/acknowledge.ts';
import { recordSent } from '../../functions/domain/correspondence/record-sent.ts';
import type { PublishedEvent } from '../../functions/domain/complaint/events.ts';
import type { Mail, Services } from '../../functions/domain/services.ts';
import { analyseEmbedded } from '../../functions/domain/triage/embedded-analysis.ts';
import { assess } from '../../functions/domain/triage/assess.ts';
import { type Desk, openDesk } from '../desk.ts';

/** The tests' desk with a carrier that takes every mail, and the embedded analyser: all that later stages need. */
export type WorkingDesk = Desk & Pick<Services, 'carrier' | 'analyser'> & { sent: Mail[] };

/** As long as those of SES. */
const messageId = '<0102019cad5f1a2b-7f3d9c1e-4b6a-4c2d-9e8f-001122334455-000000@eu-west-1.amazonses.com>';

export async function openWorkingDesk(start?: string): Promise<WorkingDesk> {
  const sent: Mail[] = [];
  const desk = await openDesk(start);
  return Object.assign(desk, {
    sent,
    // As in production: test/desk.ts forgets at once what was active.
    policies: dynamoPolicyBook(desk.client, desk.table, { lease: activeLease }),
    carrier: { send: async (mail: Mail) => void sent.push(mail) },
    analyser: { analyse: async (...words: Parameters<typeof analyseEmbedded>) => analyseEmbedded(...words) },
  });
}

/** The event as the bus would carry it. */
export async function receivedEvent(desk: Desk, reference: string): Promise<PublishedEvent> {
  const [first] = (await desk.cases.open(reference))?.events ?? [];
  if (first === undefined) throw new Error(`${reference} has no event.`);
  const { type, seq, at, by, facts, summary } = first;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the parts of one event, as the relay picks them
  return { type, reference, seq, at, by, facts, summary } as PublishedEvent;
}

/** Acknowledges by mail, and records what the carrier then reports: that it went. */
export async function acknowledgeCase(desk: WorkingDesk, event: PublishedEvent): Promise<void> {
  desk.sent.length = 0;
  await acknowledge(desk, event);
  for (const { tags } of desk.sent) {
    await recordSent(desk, tags.reference, { mailId: tags.mailId, messageId, at: desk.clock.now() });
  }
}

export const assessCase = (desk: WorkingDesk, event: PublishedEvent): Promise<void> => assess(desk, event);
