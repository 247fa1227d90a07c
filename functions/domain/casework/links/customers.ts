import type { Customer } from '../../complaint/complaint.ts';

/** Full-width letters, digits and signs as ASCII writes them. */
const halfWidth = (text: string): string => text.normalize('NFKC');

export const foldEmail = (email: string): string => halfWidth(email).trim().toLowerCase();

/**
 * A phone number as digits, however it was written: without separators, without the country code of China (`+86`,
 * `0086`), with its extension.
 */
export function foldPhone(phone: string): string {
  const [number = '', extension = ''] = halfWidth(phone)
    .split(/(?:ext\.?|转|分机|#|x)/i)
    .map((part) => part.replace(/\D/g, ''));
  const national = number.replace(/^00/, '').replace(/^86(?=1\d{10}$)/, '');
  return extension === '' ? national : `${national}x${extension}`;
}

const foldName = (name: string): string =>
  halfWidth(name)
    .replace(/[\s·.]/g, '')
    .toLowerCase();

/**
 * Whether two cases are of one person, as surely as it must be known before one is shown the words of the other: what
 * both left is the same, and an address is among it, or a number with the same name.
 */
export function isSameCustomer(a: Customer, b: Customer): boolean {
  const both = <T>(x: T | undefined, y: T | undefined, fold: (value: T) => string): boolean | undefined =>
    x === undefined || y === undefined ? undefined : fold(x) === fold(y);
  const email = both(a.email, b.email, foldEmail);
  const phone = both(a.phone, b.phone, foldPhone);
  if (email === false || phone === false) return false;
  return email === true || (phone === true && foldName(a.name) === foldName(b.name));
}

/** How a customer is reached, each way as a text that is the same however it was written. */
export const contactsOf = ({ email, phone }: Pick<Customer, 'email' | 'phone'>): string[] => [
  ...(email === undefined ? [] : [`email:${foldEmail(email)}`]),
  ...(phone === undefined ? [] : [`phone:${foldPhone(phone)}`]),
];
