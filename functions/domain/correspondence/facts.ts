import type { Case, Instant } from '../complaint/complaint.ts';
import { trackingSecretFor, trackingUrl } from '../complaint/secret.ts';
import type { Services, Settings } from '../services.ts';
import { type Clock, type ClockKind, isChance, isLive, nextDeadline } from '../sla/clock.ts';
import { explainReason } from '../triage/reasons.ts';
import type { Because, CustomerFacts, Keeper, StaffFacts } from './letter.ts';
import { type Moment, momentIn } from './moments.ts';
import { greetingName, oneLine } from './printable.ts';
import { withoutIdentifiers } from '../privacy/masking.ts';

/** What a letter to this case's customer may say, as of now. */
export async function customerFacts(
  services: Pick<Services, 'keyed' | 'settings'>,
  subject: Case,
  now: Instant,
): Promise<CustomerFacts> {
  const { settings } = services;
  const { reference, customer } = subject;
  const moment = (at: Instant): Moment => momentIn(customer.language, settings.timeZone, at, now);
  const firstResponse = promiseAhead(subject.clocks, 'first-response', now);
  const resolution = promiseAhead(subject.clocks, 'resolution', now);
  return {
    brand: settings.brand.name,
    reference,
    name: greetingName(customer.name),
    kind: subject.kind.value,
    team: subject.team,
    receivedAt: moment(subject.receivedAt),
    ...(firstResponse && { firstResponse: moment(firstResponse.dueAt) }),
    ...(resolution && { resolution: moment(resolution.dueAt) }),
    trackingUrl: trackingUrl(settings.siteUrl, reference, await trackingSecretFor(services.keyed, reference)),
    siteUrl: settings.siteUrl,
  };
}

/** A promise that can still be kept; one that was missed is not promised again. */
const promiseAhead = (clocks: Clock[], kind: ClockKind, now: Instant): Clock | undefined =>
  clocks
    .filter((clock) => clock.kind === kind && isLive(clock) && !isChance(clock) && clock.dueAt > now)
    .toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0];

/** What a letter to staff about this case may say, as of now: people's words cut to single lines. */
export function staffFacts(
  settings: Settings,
  subject: Case,
  { keeper, because, words = subject.excerpt }: { keeper: Keeper; because: Because; words?: string },
  now: Instant,
): StaffFacts {
  const language = settings.defaultLanguage;
  const moment = (at: Instant): Moment => momentIn(language, settings.timeZone, at, now);
  // The acknowledgement is the machine's to give: what staff owe comes after it.
  const next = nextDeadline(subject.clocks.filter(({ kind }) => kind !== 'acknowledge'));
  return {
    brand: settings.brand.name,
    reference: subject.reference,
    caseUrl: `${settings.siteUrl}/console#/cases/${subject.reference}`,
    kind: subject.kind.value,
    category: subject.category.value,
    level: subject.level.value,
    reasons: subject.level.reasons.map((reason) => explainReason(reason, language)),
    status: subject.status,
    team: subject.team,
    channel: subject.channel,
    ...(subject.product !== undefined && { product: oneLine(subject.product, 120) }),
    ...(subject.orderNumber !== undefined && { orderNumber: oneLine(subject.orderNumber, 60) }),
    customerName: oneLine(subject.customer.name, 60),
    receivedAt: moment(subject.receivedAt),
    ...(next && { next: { clock: next.kind, due: moment(next.dueAt) } }),
    excerpt: oneLine(withoutIdentifiers(words), 160),
    keeper,
    because,
  };
}
