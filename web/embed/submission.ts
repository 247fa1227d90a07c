import { limits, phonePattern } from '../../functions/contract/limits.ts';
import type { Submission } from '../../functions/contract/submission-shapes.ts';
import { feltUrgencies, kinds, languages } from '../../functions/domain/complaint/vocabulary.ts';
import type { Trouble } from '../fields.ts';
import type { FormWording } from '../wording/form.en.ts';

/** What the form's fields hold, by name; blank ones are left out. */
export type Values = Readonly<Record<string, string>>;

/** Somebody, somewhere: whether an address can be written to is the API's to judge. */
const emailLooks = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

const lines = ['customer.name', 'product', 'orderNumber'] as const;
const longest: Record<string, number> = {
  description: limits.words,
  'customer.name': limits.name,
  'customer.email': limits.email,
  product: limits.product,
  orderNumber: limits.orderNumber,
};

/** What the form can tell by the API's own limits without asking. It refuses nothing that the API would take. */
export function troublesIn(values: Values, words: FormWording['form']): Trouble[] {
  const { 'customer.email': email, 'customer.phone': phone } = values;
  const troubles: Trouble[] = [];
  const say = (field: string, detail: string): unknown => troubles.push({ field, detail });
  for (const field of ['description', 'customer.name']) if (values[field] === undefined) say(field, words.required);
  for (const [field, most] of Object.entries(longest)) {
    if ((values[field]?.trim().length ?? 0) > most) say(field, words.tooLong(most));
  }
  for (const field of lines) if (/\p{Cc}/u.test(values[field]?.trim() ?? '')) say(field, words.oneLine);
  if (email === undefined && phone === undefined) say('customer.email', words.oneContact);
  if (email !== undefined && !emailLooks.test(email.trim())) say('customer.email', words.notAnEmail);
  if (phone !== undefined && !phonePattern.test(phone.trim())) say('customer.phone', words.notAPhone);
  return troubles.toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
}

/** As the fields stand on the page. */
const order = ['description', 'product', 'orderNumber', 'customer.name', 'customer.email', 'customer.phone'];

/** What is sent. A description is sent as it was written; what stands on one line loses the blanks around it. */
export function submissionOf(values: Values): Submission {
  const line = (name: string): string | undefined => values[name]?.trim();
  const given = <T>(name: string, value: T | undefined): Record<string, T> =>
    value === undefined ? {} : { [name]: value };
  const one = <T extends string>(all: readonly T[], name: string): T | undefined =>
    all.find((value) => value === values[name]);
  return {
    customer: {
      name: line('customer.name') ?? '',
      ...given('email', line('customer.email')),
      ...given('phone', line('customer.phone')),
      ...given('language', one(languages, 'customer.language')),
    },
    description: values['description'] ?? '',
    ...given('product', line('product')),
    ...given('orderNumber', line('orderNumber')),
    ...given('kind', one(kinds, 'kind')),
    ...(values['kind'] !== 'praise' && given('urgency', one(feltUrgencies, 'urgency'))),
    channel: 'web',
  };
}
