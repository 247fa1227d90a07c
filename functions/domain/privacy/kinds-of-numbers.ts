import { isBankCard, isIdCard, passesLuhn } from './check-digits.ts';
import type { Group } from './numbers.ts';
import type { PersonalDataKind } from './personal-data.ts';

/** Digits of the longest number that we know, and into how many groups people break one. */
export const numberLength = { most: 19, groups: 8 } as const;

/** What a text says just before a number of which its digits alone would not tell what it is. */
const cues = {
  order:
    /(?:订单|单号|运单|流水|快递|工单|编号|序列号|批号|批次|型号|order|tracking|invoice|parcel|serial|batch|ref|reference|model)[号码]{0,2}(?: (?:number|no|nr|id))?[ .:#是为]{0,3}$/,
  card: /(?:卡号|银行卡|信用卡|储蓄卡|借记卡|账号|帐号|card|account)[号码]{0,2}(?: (?:number|no|nr))?(?: is)?[ .:#是为]{0,3}$/,
  phone:
    /(?:电话|座机|手机|致电|拨打|联系方式|tel|phone|call|ring|text|whatsapp|mobile)[号码]{0,2}(?: (?:number|no|me|us|him|her))?(?: (?:on|at|is))?[ .:#是为]{0,3}$/,
} as const;

/** How far back such a word is looked for. */
const reach = 32;

/** What neighbouring groups of digits are together; undefined when nothing that is known. */
export function kindOfNumber(
  digits: string,
  groups: readonly Group[],
  folded: Uint16Array,
): PersonalDataKind | undefined {
  if (isIdCard(digits)) return 'ID_CARD';
  const start = groups[0]?.start ?? 0;
  if (digits.endsWith('X') || digits.length < 7) return undefined;
  const phone = isPhone(digits, groups, folded[start - 1] === 0x2b || folded[start - 2] === 0x2b);
  const card = !phone && isBankCard(digits) && isCardGrouped(groups);
  const before = String.fromCharCode(...folded.subarray(Math.max(0, start - reach), start));
  if ((phone || card) && !cues.order.test(before)) return phone ? 'PHONE' : 'BANK_CARD';
  if (phone || card) return undefined;
  if (digits.length <= 8 && groups.length <= 2 && cues.phone.test(before)) return 'PHONE';
  return digits.length >= 12 && passesLuhn(digits) && cues.card.test(before) ? 'BANK_CARD' : undefined;
}

const mobile = /^(?:86|0086)?1[3-9]\d{9}$/;
/** A Chinese or British number with its area code and nothing between its digits. */
const landline = /^0[1-9]\d{9,10}$/;
const abroad = /^00[1-9]\d{7,13}$/;

/** Numbers with a country's code, Chinese mobile numbers, landlines with their area code, North American ones. */
function isPhone(digits: string, groups: readonly Group[], plus: boolean): boolean {
  const [area, second] = groups.map((group) => group.digits);
  const rest = groups.slice(1);
  if (plus && digits.length >= 8 && digits.length <= 15) return true;
  if (mobile.test(digits)) return rest.every((group) => group.digits.length >= 3);
  if (abroad.test(digits) && area?.startsWith('00')) return true;
  if (rest.length === 0) return landline.test(digits);
  if (area === undefined || second === undefined) return false;
  if (/^0\d{2,4}$/.test(area)) return digits.length >= 10 && digits.length <= 12;
  return rest.length === 2 && /^[2-9]\d\d$/.test(area) && second.length === 3 && rest[1]?.digits.length === 4;
}

/** One group; fours and a rest; 4-6-5 or 6-13, as cards are printed. */
function isCardGrouped(groups: readonly Group[]): boolean {
  const lengths = groups.map((group) => group.digits.length);
  const shape = lengths.join('-');
  return lengths.length === 1 || /^(?:4-){2,4}\d$/.test(shape) || /^(?:4-6-[45]|6-1[0-3])$/.test(shape);
}
