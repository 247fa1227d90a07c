import { type FeedbackPart, formWording, partsOf } from '../speaking/feedback/forms.ts';
import { mailIdOf } from './compose.ts';
import { letters } from './letters/letters.ts';
import { onTheLine } from './line.ts';
import { greetingName, oneLine, printable, shortened } from './printable.ts';
import type { Telling, Told } from './tellings.ts';
import { withoutIdentifiers } from '../privacy/masking.ts';

/** Characters, as in other mails: the console has the whole. */
const mostOfAPraise = 4000;

/** What one of the staff says to another goes to them alone. */
export const feedbackGiven: Telling = async ({ services, subject, stored }) => {
  if (stored?.type !== 'FeedbackGiven') return undefined;
  const { settings, staff } = services;
  const { form, to } = stored.facts;
  const from = stored.by.type === 'staff' ? stored.by.id : '';
  const [reader, writer] = await Promise.all([staff.find(to), staff.find(from)]);
  if (!reader) return undefined;
  const language = settings.defaultLanguage;
  const said: { [P in FeedbackPart]?: string } = stored.words ?? {};
  const letter = letters[language].feedback({
    brand: settings.brand.name,
    reference: subject.reference,
    caseUrl: `${settings.siteUrl}/console#/cases/${subject.reference}`,
    to: oneLine(reader.name, 60),
    from: oneLine(writer?.name ?? from, 60),
    form,
    title: formWording[form].title[language],
    parts: partsOf[form].map((part, at) => ({
      label: formWording[form].letters[at]?.label[language] ?? part,
      // Erased words leave the part and its label.
      text: printable(said[part] ?? ''),
    })),
  });
  const mailId = mailIdOf(stored.seq, 'feedback', 'colleague');
  return { template: 'feedback', letter, envelope: { mailId, to: reader.email, language, purpose: 'staff' } };
};

/** A customer's praise goes to whom it names and to the first of the line, with the customer's words; once to each. */
export const praisePassedOn: Telling = async ({ services, subject, stored, earlier }) => {
  if (stored?.type !== 'PraisePassedOn') return undefined;
  const { settings, staff } = services;
  const language = settings.defaultLanguage;
  const employee = await staff.find(stored.facts.employee);
  const lead = onTheLine(settings, 1);
  const [received] = earlier;
  const words = received?.type === 'ComplaintReceived' ? (received.words?.description ?? '') : subject.excerpt;
  const facts = {
    brand: settings.brand.name,
    reference: subject.reference,
    caseUrl: `${settings.siteUrl}/console#/cases/${subject.reference}`,
    employee: oneLine(employee?.name ?? stored.facts.employee, 60),
    customerName: greetingName(subject.customer.name),
    ...(subject.product !== undefined && { product: oneLine(subject.product, 120) }),
    words: shortened(printable(withoutIdentifiers(words)), mostOfAPraise),
  };
  const told = (reader: 'employee' | 'lead', to: string): Told => ({
    template: 'praise',
    letter: letters[language].praise({ ...facts, reader }),
    envelope: { mailId: mailIdOf(stored.seq, 'praise', reader), to, language, purpose: 'staff' },
  });
  if (!employee) return told('lead', lead.email);
  const same = employee.email.toLowerCase() === lead.email.toLowerCase();
  return [told('employee', employee.email), ...(same ? [] : [told('lead', lead.email)])];
};
