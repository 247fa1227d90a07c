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
  | { intact: true; events: number }
  | { intact: false; seq: number; finding: 'altered' | 'missing' | 'inserted'; detail: string };

/**
 * Walks the chain from the first event to the head and names the first thing that is wrong.
 * Erased words (`words` absent) are no finding: their digest still stands in the chain.
 */
export function verifyChain(
  head: ChainHead,
  events: readonly (Omit<CaseEvent, 'words'> & { words?: unknown })[],
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
  return { intact: true, events: events.length };
}
