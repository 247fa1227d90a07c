import { type PersonalDataPlace, personalDataIn } from '../../privacy/personal-data.ts';

/** A mailbox of an office belongs to no person. */
const office =
  /^(?:care|service|services|support|help|helpdesk|info|hello|contact|complaints?|customer[._-]?(?:care|service)|returns|privacy|sales|kefu|feedback|office|team|no-?reply)@/;

/** 400, 800, 95xxx, freephone: numbers of firms. */
const hotline = /^(?:86)?(?:400|800|95\d{3})|^(?:44)?0?80\d|^1?8(?:00|88|77|66)/;

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/**
 * Personal data in a folded reply that is neither the customer's own nor an office's. Numbers of identity and bank
 * cards are found even when they are the customer's: they have no place in a mail.
 * @param own what the customer gave: an address, a number
 */
export function strangersData(text: string, folded: Uint16Array, own: readonly string[]): PersonalDataPlace[] {
  const ownDigits = own.map(digitsOf).filter((digits) => digits.length >= 7);
  const ownTexts = own.map((one) => one.trim().toLowerCase());
  return personalDataIn(text, folded).filter(({ kind, start, end }) => {
    const found = String.fromCharCode(...folded.subarray(start, end));
    if (kind === 'EMAIL') return !ownTexts.includes(found) && !office.test(found);
    if (kind !== 'PHONE') return kind !== 'ADDRESS';
    const digits = digitsOf(found);
    const isOwn = ownDigits.some((one) => one.endsWith(digits.slice(-7)) || digits.endsWith(one.slice(-7)));
    return !isOwn && !hotline.test(digits);
  });
}
