import { describe, expect, test } from '@jest/globals';
import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';
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

/** What releases wrote that sealed a partner's name as it was. */
function sealedByOlderRelease(event: NewEvent): CaseEvent[] {
  const digest = (value: unknown) =>
    createHash('sha256')
      .update(canonicalize(value) ?? '')
      .digest('base64url');
  const { type, at, by, facts, words } = event;
  const wordsDigest = digest({ salt: 'salt', words });
  const sealed = {
    reference: 'CR-0000-0000',
    seq: 1,
    type,
    at,
    by,
    facts,
    summary,
    wordsDigest,
    previousHash: chainStart,
  };
  return [{ ...sealed, words, salt: 'salt', hash: digest(sealed) } as CaseEvent];
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

  /** The file as it is once the case was erased, with what is told of it behind. */
  const erasedFile = (before: NewEvent[], { completed = true } = {}) => {
    const at = '2026-04-01T09:00:00.000Z';
    const by = { type: 'staff', id: 'manager', role: 'manager' } as const;
    const told: NewEvent[] = [
      { type: 'CaseErased', at, by, facts: { why: 'request', request: 'PR-1' }, words: {} },
      {
        type: 'ErasureCompleted',
        at,
        by: { type: 'system', name: 'forget' },
        facts: { events: 1, parts: 0, files: 0, entries: 0 },
        words: {},
      },
    ];
    const all = [...before, ...(completed ? told : told.slice(0, 1))];
    const reference = 'CR-0000-0000';
    const sealed = seal(
      { reference, version: 0, lastHash: chainStart },
      all,
      summary,
      all.map((_, n) => `salt ${n}`),
    );
    return { events: sealed, head: { reference, version: all.length, lastHash: sealed.at(-1)?.hash ?? '' } };
  };
  const wordless = ({ words: _words, salt: _salt, ...rest }: CaseEvent): CaseEvent => rest;

  test('is intact after words were erased when the case says so, and says whose', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (notes, pick) => {
        const at = pick % notes.length;
        const { events, head } = erasedFile(notes.map(noted), { completed: false });
        const erased = events.map((event, index) => (index === at ? wordless(event) : event));
        expect(verifyChain(head, erased)).toMatchObject({
          intact: true,
          wordless: [at + 1],
          erased: { why: 'request', request: 'PR-1', by: { id: 'manager' } },
        });
      }),
    );
  });

  test('is not when nothing says that they were', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (notes, pick) => {
        const { events, head } = fileWith(notes);
        const at = pick % events.length;
        const taken = events.map((event, index) => (index === at ? wordless(event) : event));
        expect(verifyChain(head, taken)).toMatchObject({ intact: false, seq: at + 1, fault: { is: 'wordless' } });
      }),
    );
  });

  test('tells of words that were put back after all of them were erased', () => {
    const { events, head } = erasedFile([noted('one'), noted('two')]);
    const [first, second, ...told] = events;
    if (!first || !second) throw new Error('no events');
    expect(verifyChain(head, [wordless(first), wordless(second), ...told])).toMatchObject({ intact: true });
    expect(verifyChain(head, [wordless(first), second, ...told])).toMatchObject({
      intact: false,
      seq: 2,
      fault: { is: 'words-left' },
    });
  });

  test('takes what was written about two cases for erased when the other one was', () => {
    const linked: NewEvent = {
      ...noted(''),
      type: 'CaseLinked',
      facts: { references: ['CR-1111-1111'], kind: 'related' },
      words: { reason: 'One household.' },
    };
    const events = seal({ reference: 'CR-0000-0000', version: 0, lastHash: chainStart }, [linked], summary, ['salt']);
    const head = { reference: 'CR-0000-0000', version: 1, lastHash: events[0]?.hash ?? '' };
    const silent = events.map(wordless);
    expect(verifyChain(head, silent, summary, (other) => other === 'CR-1111-1111')).toMatchObject({ wordless: [1] });
    expect(verifyChain(head, silent, summary, () => false)).toMatchObject({ fault: { is: 'wordless' } });
  });

  describe('with a partner in it', () => {
    const answered: NewEvent = {
      type: 'TaskAnswered',
      at: '2026-03-02T09:00:00.000Z',
      by: { type: 'partner', name: 'Works of Wang' },
      facts: { task: 'T1', clock: 'default/task' },
      words: { text: 'The seal was bad.' },
    };
    const nameless = (event: CaseEvent): CaseEvent => {
      const { name: _name, ...by } = event.by.type === 'partner' ? event.by : { ...event.by, name: '' };
      return { ...wordless(event), by } as CaseEvent;
    };

    test('proves what they did without their name, and that the name was theirs while it stands', () => {
      const { events, head } = erasedFile([answered, noted('two')]);
      const [first, second, ...told] = events;
      if (!first || !second) throw new Error('no events');
      const finding = verifyChain(head, [nameless(first), wordless(second), ...told]);
      expect(finding).toMatchObject({ intact: true, wordless: [1, 2] });
      expect(finding).not.toHaveProperty('unproven');
      const otherTask = { ...nameless(first), facts: { task: 'T2', clock: 'default/task' } } as CaseEvent;
      expect(verifyChain(head, [otherTask, wordless(second), ...told])).toMatchObject({ intact: false, seq: 1 });
      const otherName = { ...first, by: { ...first.by, name: 'Works of Li' } } as CaseEvent;
      expect(verifyChain(head, [otherName, second, ...told])).toMatchObject({ intact: false, seq: 1 });
    });

    test('whose name an older release had sealed itself, says that only the event behind vouches for them', () => {
      const [old] = sealedByOlderRelease(answered);
      if (!old) throw new Error('no event');
      const { reference } = old;
      const at = { reference, version: 1, lastHash: old.hash };
      expect(verifyChain(at, [old])).toMatchObject({ intact: true });
      const said: NewEvent = { ...noted(''), type: 'CaseErased', facts: { why: 'retention' }, words: {} };
      const told = seal(at, [said], summary, ['salt']);
      const head = { reference, version: 2, lastHash: told[0]?.hash ?? '' };
      expect(verifyChain(head, [nameless(old), ...told])).toMatchObject({ intact: true, unproven: [1] });
      expect(verifyChain(at, [nameless({ ...old, words: answered.words } as CaseEvent)])).toMatchObject({
        intact: false,
        seq: 1,
      });
    });
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
