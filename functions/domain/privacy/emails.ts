import { isAlphanumeric } from '../triage/fold.ts';
import type { PersonalDataPlace } from './personal-data.ts';

const codes = (characters: string): Set<number> => new Set(Array.from(characters, (c) => c.charCodeAt(0)));
const atSign = 0x40;
const dot = 0x2e;
const hyphen = 0x2d;
const localMarks = codes("._%+-'");
/** Characters that a mail address has at most before its at sign, and after it. */
const longest = { local: 64, domain: 253 } as const;

/** Mail addresses, wherever they stand. */
export function emails(folded: Uint16Array): PersonalDataPlace[] {
  const places: PersonalDataPlace[] = [];
  for (let at = folded.indexOf(atSign); at !== -1; at = folded.indexOf(atSign, at + 1)) {
    const start = localFrom(folded, at);
    const end = domainUntil(folded, at);
    if (start < at && end !== undefined) places.push({ kind: 'EMAIL', start, end });
  }
  return places;
}

function localFrom(folded: Uint16Array, at: number): number {
  let start = at;
  const inLocal = (unit: number | undefined): boolean => isAlphanumeric(unit) || localMarks.has(unit ?? 0);
  while (start > 0 && at - start < longest.local && inLocal(folded[start - 1])) start -= 1;
  return start;
}

/** Where a domain ends that begins behind the at sign: labels with at least one dot between two of them. */
function domainUntil(folded: Uint16Array, at: number): number | undefined {
  if (!isAlphanumeric(folded[at + 1])) return undefined;
  let end = at + 1;
  let dotted = false;
  for (let next = at + 1; next < folded.length && next - at <= longest.domain; next += 1) {
    const unit = folded[next];
    if (isAlphanumeric(unit)) {
      dotted ||= folded[next - 1] === dot;
      end = next + 1;
    } else if ((unit !== dot && unit !== hyphen) || (unit === dot && folded[next - 1] === dot)) break;
  }
  return dotted ? end : undefined;
}
