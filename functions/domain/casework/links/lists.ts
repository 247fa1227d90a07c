import { createHash } from 'node:crypto';
import type { Case } from '../../complaint/complaint.ts';
import type { Services } from '../../services.ts';
import { contactsOf } from './customers.ts';

const foldName = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();

/** An order number or a batch however it was written: `No. 2024-117 b` and `NO2024117B` are one. */
export const foldNumber = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\-_/.#]/g, '')
    .toLowerCase();

/** The list of the cases of one batch of a product: no contact data, so no key is needed to name it. */
export const batchList = (product: string, batch: string): string =>
  createHash('sha256')
    .update(`batch\n${foldName(product)}\n${foldNumber(batch)}`)
    .digest('base64url');

/** The lists that a case belongs on by who its customer is: their cases, and the cases of the same order of theirs. */
export async function customerLists(
  { keyed }: Pick<Services, 'keyed'>,
  { customer, orderNumber = '' }: Pick<Case, 'customer' | 'orderNumber'>,
): Promise<{ customer: string[]; order: string[] }> {
  const contacts = contactsOf(customer);
  const named = async (what: string): Promise<string[]> =>
    Promise.all(contacts.map(async (contact) => keyed.digest(`${what}\n${contact}`)));
  const order = foldNumber(orderNumber);
  return { customer: await named('cases-of'), order: order === '' ? [] : await named(`order\n${order}`) };
}
