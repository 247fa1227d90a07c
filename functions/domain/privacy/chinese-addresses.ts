import { isAlphanumeric, isDigit, isHan } from '../triage/fold.ts';
import type { PersonalDataPlace } from './personal-data.ts';

const codes = (characters: string): Set<number> => new Set(Array.from(characters, (c) => c.charCodeAt(0)));

// Folded texts are simplified.
const streets = codes('路街道巷弄里村镇胡同段园');
const houses = codes('号弄栋幢');
const rooms = codes('室户层楼单');
const buildings = codes('栋幢座区楼元号');
/** What an address goes on with behind a number. */
const parts = codes('号弄栋幢座室户层楼单元附之院内');
const districts = codes('区县市旗');
const above = codes('省市州盟');
const placesIn = codes('路街道巷镇乡村里弄园苑厦城');
/** Where what is said of an address ends, and the address begins: 我住在…, 寄到…, 地址是…, 送给…. */
const notInNames = codes('在到住是寄送址为给的我你他她们去从了吗呢吧啊');

/** Units that an address has in front of its number at most, and behind it; that a street's name has, and a city's. */
const longest = { before: 32, after: 32, street: 10, city: 4 } as const;

/** Addresses as they are written in Chinese: 广东省深圳市南山区中山路88号3栋2单元501室, 北京市朝阳区建国路. */
export function chineseAddresses(folded: Uint16Array): PersonalDataPlace[] {
  const found: PersonalDataPlace[] = [];
  for (let at = 0; at < folded.length; at += 1) {
    let anchor: { start: number; end: number } | undefined;
    if (isDigit(folded[at]) && !isAlphanumeric(folded[at - 1])) anchor = numberAt(folded, at);
    else if (districts.has(folded[at] ?? 0)) anchor = streetBehind(folded, at);
    if (!anchor) continue;
    const start = beginning(folded, anchor.start);
    const end = ending(folded, anchor.end);
    const last = found.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else found.push({ kind: 'ADDRESS', start, end });
  }
  return found;
}

/** 中山路88号, 3栋2单元, 12楼501室: a number between the words that a Chinese address puts around it. */
function numberAt(folded: Uint16Array, start: number): { start: number; end: number } | undefined {
  let end = start;
  while (isDigit(folded[end]) && end - start <= 6) end += 1;
  if (isAlphanumeric(folded[end]) && !isDigit(folded[end])) end += 1;
  const gap = folded[start - 1] === 0x20 ? 2 : 1;
  const before = folded[start - gap] ?? 0;
  const after = folded[end] ?? 0;
  const is = (streets.has(before) && houses.has(after)) || (gap === 1 && buildings.has(before) && rooms.has(after));
  return is ? { start, end } : undefined;
}

/** 北京市朝阳区建国路: a district, within a city or province that has a name, and a street or village in it. */
function streetBehind(folded: Uint16Array, at: number): { start: number; end: number } | undefined {
  const isName = (unit: number | undefined): boolean => isHan(unit) && !notInNames.has(unit ?? 0);
  let back = at - 1;
  while (at - back <= 6 && isName(folded[back]) && !above.has(folded[back] ?? 0)) back -= 1;
  if (at - back < 2 || !above.has(folded[back] ?? 0) || !isName(folded[back - 1]) || !isName(folded[back - 2])) {
    return undefined;
  }
  let street: number | undefined;
  for (let on = at + 1; on - at <= 12 && (isName(folded[on]) || isDigit(folded[on])); on += 1) {
    if (on - at >= 3 && placesIn.has(folded[on] ?? 0)) street = on;
  }
  return street === undefined ? undefined : { start: at, end: street + 1 };
}

function beginning(folded: Uint16Array, anchor: number): number {
  let start = anchor;
  const inAddress = (unit: number | undefined): boolean =>
    (isHan(unit) && !notInNames.has(unit ?? 0)) || isAlphanumeric(unit);
  if (folded[start - 1] === 0x20) start -= 1;
  while (start > 0 && anchor - start < longest.before && inAddress(folded[start - 1])) start -= 1;
  // Words in front of the address belong to it as far as a name of a city, or of a street, may reach.
  const city = folded.subarray(start, anchor + 1).findIndex((unit) => above.has(unit) || districts.has(unit));
  start = city === -1 ? Math.max(start, anchor - longest.street) : Math.max(start, start + city - longest.city);
  return start === anchor - 1 && folded[start] === 0x20 ? anchor : start;
}

function ending(folded: Uint16Array, anchor: number): number {
  let end = anchor;
  while (end < folded.length && end - anchor < longest.after) {
    const unit = folded[end] ?? 0;
    // 88号-2 and 3栋 501: what joins two parts, and what follows is one.
    const joins = (unit === 0x2d || unit === 0x20) && isAlphanumeric(folded[end + 1]) && belongs(folded, end + 1);
    if (!parts.has(unit) && !joins && !(isAlphanumeric(unit) && belongs(folded, end))) break;
    end += 1;
  }
  return end;
}

/** Whether the number or letter that begins here is a part of an address: 501室, A座, -2. */
function belongs(folded: Uint16Array, at: number): boolean {
  let end = at;
  while (isAlphanumeric(folded[end]) && end - at <= 5) end += 1;
  return end - at <= 5 && (parts.has(folded[end] ?? 0) || isAlphanumeric(folded[at - 1]));
}
