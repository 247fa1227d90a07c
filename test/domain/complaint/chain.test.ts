import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chainStart, seal, verifyChain } from '../../../functions/domain/complaint/chain.ts';
import type { CaseEvent, NewEvent } from '../../../functions/domain/complaint/events.ts';

const summary = {
  kind: 'complaint',
  category: 'delivery',
  level: 'general',
  status: 'received',
  team: 'logistics',
} as const;

const noted = (text: string): NewEvent => ({
  type: 'NoteAdded',
  at: '2026-03-02T09:00:00.000Z',
  by: { type: 'staff', id: 'agent', role: 'agent' },
  facts: {},
  words: { text },
});

/** A case file with these notes and the head that the case keeps. */
function fileWith(texts: string[]) {
  const events = seal(
    { reference: 'CR-0000-0000', version: 0, lastHash: chainStart },
    texts.map(noted),
    summary,
    texts.map((_, index) => `salt ${index}`),
  );
  const head = { reference: 'CR-0000-0000', version: events.length, lastHash: events.at(-1)?.hash ?? chainStart };
  return { events, head };
}

/** The place of every value that an event holds. */
const leavesOf = (value: unknown, path: string[] = []): string[][] =>
  value instanceof Object
    ? Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]))
    : value === undefined
      ? []
      : [path];

/** The event with another value in that place. */
function altered(event: CaseEvent, path: readonly string[]): CaseEvent {
  const copy = structuredClone(event);
  const [last = '', ...before] = path.toReversed();
  const holder = before.reduceRight<object>((inner, key) => Object(Reflect.get(inner, key)), copy);
  Reflect.set(holder, last, `${String(Reflect.get(holder, last))}!`);
  return copy;
}

const texts = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 8 });

describe('The audit chain', () => {
  test('is intact as it was written', () => {
    fc.assert(
      fc.property(texts, (notes) => {
        const { events, head } = fileWith(notes);
        expect(verifyChain(head, events)).toEqual({ intact: true, events: notes.length });
      }),
    );
  });

  test('is intact after the words of any event were erased, and says whose', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (notes, pick) => {
        const { events, head } = fileWith(notes);
        const erased = events.map((event, index) => {
          if (index !== pick % events.length) return event;
          const { words: _words, ...rest } = event;
          return rest;
        });
        expect(verifyChain(head, erased)).toMatchObject({ intact: true, wordless: [(pick % events.length) + 1] });
      }),
    );
  });

  const change = (notes: string[], pick: number, mend: (event: CaseEvent) => CaseEvent) => {
    const { events, head } = fileWith(notes);
    const at = pick % events.length;
    return {
      at,
      finding: verifyChain(
        head,
        events.map((event, index) => (index === at ? mend(event) : event)),
      ),
    };
  };

  test('names the first event whose words were altered', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (notes, pick) => {
        const { at, finding } = change(
          notes,
          pick,
          (event) => ({ ...event, words: { text: 'nothing happened' } }) as CaseEvent,
        );
        expect(finding).toMatchObject({ intact: false, seq: at + 1, finding: 'altered' });
      }),
    );
  });

  test('names the first event whose time or author was altered', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (notes, pick) => {
        const { at, finding } = change(notes, pick, (event) => ({ ...event, at: '2026-03-01T00:00:00.000Z' }));
        expect(finding).toMatchObject({ intact: false, seq: at + 1, finding: 'altered' });
      }),
    );
  });

  test('names the event of which anything at all was altered: who, what, when, of which case and how it was classified', () => {
    const { events } = fileWith(['Called.', 'Called again.']);
    const sealed = leavesOf({ ...events[0], salt: undefined, hash: undefined, previousHash: undefined });
    expect(sealed.map((path) => path.join('.'))).toEqual(
      expect.arrayContaining(['by.id', 'by.role', 'summary.team', 'reference', 'at', 'type', 'words.text']),
    );
    for (const path of sealed.filter(([field]) => field !== 'seq')) {
      const { finding } = change(['Called.', 'Called again.'], 0, (event) => altered(event, path));
      expect([path, finding]).toEqual([path, expect.objectContaining({ intact: false, seq: 1, finding: 'altered' })]);
    }
  });

  test('names the event that was replaced, though it carries a right hash of its own', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (notes, pick) => {
        const { at, finding } = change(notes, pick, ({ seq, previousHash }) => {
          const head = { reference: 'CR-0000-0000', version: seq - 1, lastHash: previousHash };
          const [forged] = seal(head, [noted('a word of praise for the boss')], summary, ['forger']);
          if (!forged) throw new Error('no event');
          return forged;
        });
        expect(finding).toMatchObject({ intact: false, seq: at + 1, finding: 'altered' });
      }),
    );
  });

  test('notices a case item that says something else than the latest event', () => {
    const { events, head } = fileWith(['one', 'two']);
    expect(verifyChain(head, events, summary)).toMatchObject({ intact: true });
    expect(verifyChain(head, events, { ...summary, status: 'withdrawn' })).toMatchObject({
      intact: false,
      seq: 2,
      finding: 'altered',
    });
  });

  test('names an event that has no number', () => {
    const { events, head } = fileWith(['one', 'two', 'three']);
    const [, second] = events;
    if (!second) throw new Error('no event');
    expect(verifyChain(head, events.toSpliced(2, 0, { ...second, seq: Number.NaN }))).toMatchObject({
      intact: false,
      seq: 3,
      finding: 'inserted',
    });
  });

  test('names the place of an event that is missing, also at the end', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (notes, pick) => {
        const { events, head } = fileWith(notes);
        const at = pick % events.length;
        expect(verifyChain(head, events.toSpliced(at, 1))).toMatchObject({
          intact: false,
          seq: at + 1,
          finding: 'missing',
        });
      }),
    );
  });

  test('notices an event that was slipped in, even one with a right hash of its own', () => {
    const { events, head } = fileWith(['one', 'two', 'three']);
    const [slipped] = seal(
      { reference: 'CR-0000-0000', version: 1, lastHash: chainStart },
      [noted('slipped in')],
      summary,
      ['x'],
    );
    if (!slipped) throw new Error('no event');
    expect(verifyChain(head, events.toSpliced(1, 0, slipped))).toMatchObject({
      intact: false,
      seq: 2,
      finding: 'inserted',
    });
    expect(verifyChain(head, [...events, { ...slipped, seq: 4 }])).toMatchObject({
      intact: false,
      seq: 4,
      finding: 'inserted',
    });
  });
});
