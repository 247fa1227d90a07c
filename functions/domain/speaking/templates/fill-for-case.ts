import type { Case, Instant } from '../../complaint/complaint.ts';
import { greetingName, oneLine } from '../../correspondence/printable.ts';
import { DomainError } from '../../errors.ts';
import type { Settings } from '../../services.ts';
import { dayIn } from '../coach/day.ts';
import { replyFactsOf } from '../coach/facts.ts';
import { type Filled, fill, type PlaceholderValues } from './placeholders.ts';
import type { Template } from './template.ts';

export type FilledTemplate = Filled & Pick<Template, 'id' | 'version' | 'language'>;

/**
 * A template with what is known of a case: single printable lines, dates in the template's language. A name that is
 * none (a link, an address) is left blank, as in mails.
 * @param given values from elsewhere (the remedy), and those that only the writer knows, or knows better
 * @throws DomainError `template.retired`
 */
export function fillForCase(
  template: Template,
  subject: Case,
  {
    agentName,
    given,
    settings,
    now,
  }: {
    agentName: string | undefined;
    given: PlaceholderValues;
    settings: Pick<Settings, 'brand' | 'timeZone'>;
    now: Instant;
  },
): FilledTemplate {
  const { id, version, language, state } = template;
  if (state === 'retired') throw new DomainError('template.retired', { id, version });
  const day = (at: Instant): string => dayIn(language, settings.timeZone, at);
  const { dueAt, product } = replyFactsOf(subject, now);
  const customerName = greetingName(subject.customer.name);
  const known: PlaceholderValues = {
    ...(customerName !== undefined && { customerName }),
    ...(product !== undefined && { product }),
    ...(subject.orderNumber !== undefined && { orderNumber: oneLine(subject.orderNumber, 60) }),
    reference: subject.reference,
    receivedDate: day(subject.receivedAt),
    ...(dueAt !== undefined && { dueDate: day(dueAt) }),
    ...(agentName !== undefined && { agentName: oneLine(agentName, 60) }),
    brand: settings.brand.name,
    ...given,
  };
  return { id, version, language, ...fill(template.text, known) };
}
