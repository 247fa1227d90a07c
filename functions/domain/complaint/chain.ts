import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { CaseEvent, CaseSummary, NewEvent } from './events.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');
const digestOf = (value: unknown): string => sha256(canonicalize(value) ?? '');

/** What the first event of a case carries as the hash before it. */
export const chainStart = '0'.repeat(43);

/** Where a chain ends: the case item keeps this, so that a cut-off tail is seen. */
export type ChainHead = { reference: string; version: number; lastHash: string };

/** The digest that the chain holds of an event's words; the words themselves may be erased later. */
const digestOfWords = (salt: string, words: unknown): string => digestOf({ salt, words });

function hashOf(event: Omit<CaseEvent, 'hash'>): string {
  const { reference, seq, type, at, by, facts, summary, wordsDigest, previousHash } = event;
  return digestOf({ reference, seq, type, at, by, facts, summary, wordsDigest, previousHash });
}

/**
 * Puts new events in their place behind the head (RFC 8785 canonical JSON, SHA-256).
 * @param salts one random text for each event
 */
export function seal(
  head: ChainHead,
  events: readonly NewEvent[],
  summary: CaseSummary,
  salts: readonly string[],
): CaseEvent[] {
  let previousHash = head.lastHash;
  return events.map((event, index) => {
    const salt = salts[index] ?? '';
    const placed = {
      ...event,
      reference: head.reference,
      seq: head.version + index + 1,
      summary,
      salt,
      wordsDigest: digestOfWords(salt, event.words),
      previousHash,
    };
    const hash = hashOf(placed);
    previousHash = hash;
    return { ...placed, hash };
  });
}

export type ChainFinding =
  /** `wordless`: events whose words are not there any more. The chain cannot tell who erased them, or why. */
  | { intact: true; events: number; wordless?: number[] }
  | { intact: false; seq: number; finding: 'altered' | 'missing' | 'inserted'; detail: string };

/**
 * Walks the chain from the first event to the head and names the first thing that is wrong.
 * Erased words (`words` absent) break nothing, for their digest still stands in the chain, but they are named.
 * @param summary how the case item classifies the case; the latest event must say the same
 */
export function verifyChain(
  head: ChainHead,
  events: readonly (Omit<CaseEvent, 'words'> & { words?: unknown })[],
  summary?: CaseSummary,
): ChainFinding {
  let previousHash = chainStart;
  for (const [index, event] of events.entries()) {
    const seq = index + 1;
    const broken = (finding: 'altered' | 'missing' | 'inserted', detail: string): ChainFinding => ({
      intact: false,
      seq,
      finding,
      detail,
    });
    if (!Number.isInteger(event.seq)) return broken('inserted', 'This event has no number: no command wrote it.');
    if (seq > head.version)
      return broken('inserted', `The case counts ${head.version} events; this one comes after them.`);
    if (event.seq > seq) return broken('missing', `Event ${seq} is not there; the next one is event ${event.seq}.`);
    if (event.seq < seq) return broken('inserted', `Event ${event.seq} stands twice.`);
    if (event.words !== undefined && digestOfWords(event.salt, event.words) !== event.wordsDigest) {
      return broken('altered', `The words of event ${seq} (${event.type}) are not those that were sealed.`);
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- hashOf reads no words
    if (hashOf(event as CaseEvent) !== event.hash)
      return broken('altered', `Event ${seq} (${event.type}) does not match its own hash.`);
    if (event.previousHash !== previousHash) {
      const attested = (events[index + 1]?.previousHash ?? head.lastHash) === event.hash;
      // What follows vouches for this event, so that the one before is not the one that it was sealed behind.
      if (attested && index > 0) {
        const detail = `Event ${seq - 1} is not the one that event ${seq} was sealed behind.`;
        return { intact: false, seq: seq - 1, finding: 'altered', detail };
      }
      return broken('inserted', `Event ${seq} (${event.type}) does not carry the hash of the event before it.`);
    }
    previousHash = event.hash;
  }
  if (events.length < head.version) {
    return {
      intact: false,
      seq: events.length + 1,
      finding: 'missing',
      detail: `The case counts ${head.version} events; ${events.length} are there.`,
    };
  }
  if (previousHash !== head.lastHash) {
    return {
      intact: false,
      seq: events.length,
      finding: 'altered',
      detail: 'The last event is not the one that the case names as its latest.',
    };
  }
  const last = events.at(-1)?.summary;
  if (summary && last && digestOf(last) !== digestOf(summary)) {
    const detail = `The case says ${canonicalize(summary)}, its latest event says ${canonicalize(last)}.`;
    return { intact: false, seq: events.length, finding: 'altered', detail };
  }
  const wordless = events.filter(({ words }) => words === undefined).map(({ seq }) => seq);
  return { intact: true, events: events.length, ...(wordless.length > 0 && { wordless }) };
}
