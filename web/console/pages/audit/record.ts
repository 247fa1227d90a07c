import type { Answer } from '../../api/call.ts';
import { actorName, type TimelineEntry } from '../../parts/event-line.tsx';
import type { CoreWords } from '../../wording/core.ts';

type StaffCase = Answer<'readCase'>;
export type Audit = Answer<'auditCase'>;

/** Whom and what somebody asks for; empty asks for all. Days are local ones, as date fields write them. */
export type Wanted = { who: string; type: string; from: string; until: string };
export const everything: Wanted = { who: '', type: '', from: '', until: '' };

const startOf = (day: string): number => new Date(`${day}T00:00:00`).getTime();
const nextDay = (day: string): number => {
  const date = new Date(`${day}T00:00:00`);
  date.setDate(date.getDate() + 1);
  return date.getTime();
};

/** The events that are asked for. */
export const chosen = (timeline: readonly TimelineEntry[], wanted: Wanted, core: CoreWords): TimelineEntry[] =>
  timeline.filter((entry) => {
    const at = Date.parse(entry.at);
    return (
      (wanted.who === '' || actorName(entry, core) === wanted.who) &&
      (wanted.type === '' || entry.type === wanted.type) &&
      (wanted.from === '' || at >= startOf(wanted.from)) &&
      (wanted.until === '' || at < nextDay(wanted.until))
    );
  });

/**
 * Everything that is known of a case, with the verdict on its record, as a file that speaks for itself. The hashes
 * cover what the table holds and no reader is given (salts, digests): who doubts the verdict proves it there.
 */
export const exportOf = (subject: StaffCase, audit: Audit, by: { username: string; at: string }): string => {
  const { reference } = subject;
  const verify = {
    what: 'Each event is sealed with SHA-256 over its canonical JSON (RFC 8785) and the hash of the one before.',
    command: `npm run verify-audit -- --case ${reference} --table <name of the table>`,
    says: 'intact, with the same number of events and the same head as under "audit"; else the first event that is wrong',
  };
  return `${JSON.stringify({ exported: by, verify, audit, case: subject }, undefined, 2)}\n`;
};
