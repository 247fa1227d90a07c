import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { type ChainFault, faultInWords } from './chain-faults.ts';
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
  /** `fault` says why, and `detail` says it in English. */
  | { intact: false; seq: number; finding: 'altered' | 'missing' | 'inserted'; fault: ChainFault; detail: string };

type Broken = Extract<ChainFinding, { intact: false }>;

/** A finding at the event with that number. */
export const brokenAt = (seq: number, finding: Broken['finding'], fault: ChainFault): Broken => ({
  intact: false,
  seq,
  finding,
  fault,
  detail: faultInWords(fault, 'en'),
});

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
    const { type } = event;
    if (!Number.isInteger(event.seq)) return brokenAt(seq, 'inserted', { is: 'unnumbered' });
    if (seq > head.version) return brokenAt(seq, 'inserted', { is: 'beyond-the-end', counted: head.version });
    if (event.seq > seq) return brokenAt(seq, 'missing', { is: 'gap', seq, next: event.seq });
    if (event.seq < seq) return brokenAt(seq, 'inserted', { is: 'twice', seq: event.seq });
    if (event.words !== undefined && digestOfWords(event.salt, event.words) !== event.wordsDigest) {
      return brokenAt(seq, 'altered', { is: 'words', seq, type });
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- hashOf reads no words
    if (hashOf(event as CaseEvent) !== event.hash) return brokenAt(seq, 'altered', { is: 'own-hash', seq, type });
    if (event.previousHash !== previousHash) {
      const attested = (events[index + 1]?.previousHash ?? head.lastHash) === event.hash;
      // What follows vouches for this event, so that the one before is not the one that it was sealed behind.
      return attested && index > 0
        ? brokenAt(seq - 1, 'altered', { is: 'replaced', seq: seq - 1 })
        : brokenAt(seq, 'inserted', { is: 'unchained', seq, type });
    }
    previousHash = event.hash;
  }
  const there = events.length;
  if (there < head.version) return brokenAt(there + 1, 'missing', { is: 'cut-off', counted: head.version, there });
  if (previousHash !== head.lastHash) return brokenAt(there, 'altered', { is: 'other-end' });
  const last = events.at(-1)?.summary;
  if (summary && last && digestOf(last) !== digestOf(summary)) {
    const [caseSays, eventSays] = [canonicalize(summary) ?? '', canonicalize(last) ?? ''];
    return brokenAt(there, 'altered', { is: 'other-summary', caseSays, eventSays });
  }
  const wordless = events.filter(({ words }) => words === undefined).map(({ seq }) => seq);
  return { intact: true, events: there, ...(wordless.length > 0 && { wordless }) };
}
