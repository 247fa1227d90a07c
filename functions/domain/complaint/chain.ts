import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { type ChainFault, faultInWords } from './chain-faults.ts';
import type { Actor, Instant } from './complaint.ts';
import { casesNamedBy } from './named-cases.ts';
import type { CaseEvent, CaseSummary, ErasureCause, EventOf, NewEvent } from './events.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');
const digestOf = (value: unknown): string => sha256(canonicalize(value) ?? '');

/** What the first event of a case carries as the hash before it. */
export const chainStart = '0'.repeat(43);

/** Where a chain ends: the case item keeps this, so that a cut-off tail is seen. */
export type ChainHead = { reference: string; version: number; lastHash: string };

/** The digest that the chain holds of an event's words; the words themselves may be erased later. */
const digestOfWords = (salt: string, words: unknown): string => digestOf({ salt, words });

const digestOfName = (salt: string, name: string): string => digestOf({ salt, name });

/** Who did it, as the chain seals it: of a partner not the name itself, which may be erased. */
function sealedBy(by: Actor): Actor {
  return by.type === 'partner' && by.nameDigest !== undefined ? { type: 'partner', nameDigest: by.nameDigest } : by;
}

const withDigest = (by: Actor, salt: string): Actor =>
  by.type === 'partner' && by.name !== undefined ? { ...by, nameDigest: digestOfName(salt, by.name) } : by;

type Hashed = Pick<
  CaseEvent,
  'reference' | 'seq' | 'type' | 'at' | 'by' | 'facts' | 'summary' | 'wordsDigest' | 'previousHash'
>;

function hashOf({ reference, seq, type, at, by, facts, summary, wordsDigest, previousHash }: Hashed): string {
  return digestOf({ reference, seq, type, at, by: sealedBy(by), facts, summary, wordsDigest, previousHash });
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
      by: withDigest(event.by, salt),
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

/** That the case was erased, as its record says: when, why, by whom, and when all of it was done. */
export type Erasure = { at: Instant; by: Actor; why: ErasureCause; request?: string; completedAt?: Instant };

export type ChainFinding =
  /**
   * `wordless`: events whose words are not there any more, which `erased` explains. `unproven`: of those, events of older
   * releases that sealed a partner's name itself: without it, only the event behind them vouches for them.
   */
  | { intact: true; events: number; wordless?: number[]; unproven?: number[]; erased?: Erasure }
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
 * Walks the chain from the first event to the head and names the first thing that is wrong. Words that are not there
 * break nothing when the event that says that the case was erased stands behind them, for their digest is still in the
 * chain; without it, somebody took them out. Words that stand there although all of them were erased were put back.
 * @param summary how the case item classifies the case; the latest event must say the same
 * @param isErased whether another case was erased: what was written about both is gone from both
 */
export function verifyChain(
  head: ChainHead,
  events: readonly CaseEvent[],
  summary?: CaseSummary,
  isErased: (reference: string) => boolean = () => false,
): ChainFinding {
  let previousHash = chainStart;
  const erasedAt = events.find(({ type }) => type === 'CaseErased')?.seq ?? 0;
  const unproven: number[] = [];
  for (const [index, event] of events.entries()) {
    const seq = index + 1;
    const { type } = event;
    if (!Number.isInteger(event.seq)) return brokenAt(seq, 'inserted', { is: 'unnumbered' });
    if (seq > head.version) return brokenAt(seq, 'inserted', { is: 'beyond-the-end', counted: head.version });
    if (event.seq > seq) return brokenAt(seq, 'missing', { is: 'gap', seq, next: event.seq });
    if (event.seq < seq) return brokenAt(seq, 'inserted', { is: 'twice', seq: event.seq });
    if (event.words !== undefined && digestOfWords(event.salt ?? '', event.words) !== event.wordsDigest) {
      return brokenAt(seq, 'altered', { is: 'words', seq, type });
    }
    if (event.words === undefined && seq >= erasedAt && !casesNamedBy(event).some(isErased))
      return brokenAt(seq, 'altered', { is: 'wordless', seq, type });
    if (seq < erasedAt && isNameless(event.by)) unproven.push(seq);
    else if (hashOf(event) !== event.hash || !namesSealed(event)) {
      return brokenAt(seq, 'altered', { is: 'own-hash', seq, type });
    }
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
  const erased = erasureIn(events);
  const left = erased?.completedAt !== undefined && events.find((event) => event.seq < erasedAt && hasWords(event));
  if (left) return brokenAt(left.seq, 'altered', { is: 'words-left', seq: left.seq, type: left.type });
  const wordless = events.filter(({ words }) => words === undefined).map(({ seq }) => seq);
  return {
    intact: true,
    events: there,
    ...(wordless.length > 0 && { wordless }),
    ...(unproven.length > 0 && { unproven }),
    ...(erased && { erased }),
  };
}

/** Written by an older release, which sealed the name that has been erased since. */
const isNameless = (by: Actor): boolean =>
  by.type === 'partner' && by.name === undefined && by.nameDigest === undefined;

const namesSealed = ({ by, salt }: CaseEvent): boolean =>
  by.type !== 'partner' ||
  by.name === undefined ||
  by.nameDigest === undefined ||
  digestOfName(salt ?? '', by.name) === by.nameDigest;

/** Whether somebody's words stand in an event. */
export const hasWords = ({ words }: Pick<CaseEvent, 'words'>): boolean =>
  words !== undefined && Object.keys(words).length > 0;

/** What the events say of an erasure. */
function erasureIn(events: readonly CaseEvent[]): Erasure | undefined {
  const said = events.find((event): event is EventOf<'CaseErased'> => event.type === 'CaseErased');
  const completedAt = events.find(({ type }) => type === 'ErasureCompleted')?.at;
  return said && { at: said.at, by: said.by, ...said.facts, ...(completedAt !== undefined && { completedAt }) };
}
