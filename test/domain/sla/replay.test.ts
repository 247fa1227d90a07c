import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CaseEvent, EventBodies, EventType } from '../../../functions/domain/complaint/events.ts';
import type { Level } from '../../../functions/domain/complaint/vocabulary.ts';
import type { Services } from '../../../functions/domain/services.ts';
import { given, ruleOf } from '../../../functions/domain/sla/clocks.ts';
import { defaultPack } from '../../../functions/domain/sla/packs/default.ts';
import { retail } from '../../../functions/domain/sla/packs/retail.ts';
import { ukFcaDisp } from '../../../functions/domain/sla/packs/uk-fca-disp.ts';
import { type Policy, refOf } from '../../../functions/domain/sla/policy.ts';
import { replay } from '../../../functions/domain/sla/replay.ts';
import { deadlinesUnder, differences } from '../../../functions/domain/sla/replay-case.ts';
import { ownPolicy } from './own-policy.ts';
import { Story } from './story.ts';

const monday = '2026-03-02T09:00:00.000Z';
const known = [defaultPack, retail, ukFcaDisp, ownPolicy()];
const certain = <T>(value: T) => ({ value, origin: 'rule' as const, confidence: 1, reasons: [] });

/** An event as it stands in a case's history; what clocks do not ask for is left out. */
const event = <T extends EventType>(type: T, at: string, facts: EventBodies[T]['facts'], words = {}): CaseEvent =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a part of an event is enough here
  ({ type, at, by: { type: 'customer' }, facts, words }) as unknown as CaseEvent;

const labels = (level: Level = 'general') => ({
  kind: certain('complaint' as const),
  category: certain('delivery' as const),
  level: certain(level),
  team: 'logistics' as const,
  deadlines: { acknowledge: null, firstResponse: null, resolution: null },
});

const received = (policies: readonly Policy[] = [defaultPack], words = {}): CaseEvent =>
  event(
    'ComplaintReceived',
    monday,
    { ...labels(), channel: 'web', enteredBy: { type: 'customer' }, policies: policies.map(refOf) },
    words,
  );

const of = (policies: readonly Policy[], events: CaseEvent[], now: string) =>
  deadlinesUnder(policies.map(refOf), events, known, now) ?? [];

describe('Under other policies', () => {
  test('a case has the deadlines that they set, from its receipt', () => {
    const [resolution] = of([ownPolicy()], [received()], '2026-03-03T00:00:00.000Z');
    expect(resolution).toEqual({
      kind: 'resolution',
      same: 'resolution',
      dueAt: '2026-03-04T09:00:00.000Z',
      late: false,
      escalated: 0,
    });
  });

  test('what ended after it was due was late, with every rung that was reached by then', () => {
    const events = [received(), event('ComplaintResolved', '2026-03-05T08:59:59.999Z', {})];
    expect(of([ownPolicy()], events, '2026-06-01T00:00:00.000Z')).toMatchObject([{ late: true, escalated: 1 }]);
    const later = [received(), event('ComplaintResolved', '2026-03-05T09:00:00.000Z', {})];
    expect(of([ownPolicy()], later, '2026-06-01T00:00:00.000Z')).toMatchObject([{ late: true, escalated: 2 }]);
  });

  test('what ended at the very time was not late', () => {
    const events = [received(), event('ComplaintResolved', '2026-03-04T09:00:00.000Z', {})];
    expect(of([ownPolicy()], events, '2026-06-01T00:00:00.000Z')).toMatchObject([{ late: false }]);
  });

  test('the steps of the real policies do not count: they were not theirs', () => {
    const step = {
      clock: 'resolution',
      id: 'two-days/resolution',
      step: 1,
      dueAt: monday,
      rung: 1,
      to: [],
      by: 'mail',
    } as const;
    const events = [received([ownPolicy()]), event('DeadlineBreached', '2026-03-02T10:00:00.000Z', step)];
    expect(of([ownPolicy()], events, '2026-03-02T11:00:00.000Z')).toMatchObject([{ late: false, escalated: 0 }]);
  });

  test('nobody is late while the case waits for what they pause for', () => {
    const events = [received(), event('CaseWaiting', '2026-03-02T10:00:00.000Z', { for: 'customer' })];
    expect(of([ownPolicy()], events, '2026-06-01T00:00:00.000Z')).toMatchObject([{ late: false, escalated: 0 }]);
    const back = [...events, event('CustomerMessageAdded', '2026-03-12T10:00:00.000Z', {})];
    expect(of([ownPolicy()], back, '2026-03-14T08:59:00.000Z')).toMatchObject([
      { dueAt: '2026-03-14T09:00:00.000Z', late: false },
    ]);
    expect(of([ownPolicy()], back, '2026-03-14T09:01:00.000Z')).toMatchObject([{ late: true, escalated: 1 }]);
  });

  test('a promise that staff made is held by the first of them that holds promises', () => {
    const promise = { clock: 'default/promise', dueAt: '2026-03-09T12:00:00.000Z' };
    const events = [received(), event('PromiseMade', '2026-03-02T12:00:00.000Z', promise)];
    const promised = (policies: readonly Policy[], history: CaseEvent[]) =>
      of(policies, history, '2026-03-20T00:00:00.000Z').filter(({ kind }) => kind === 'promise');
    expect(promised([ukFcaDisp, ownPolicy(), retail], events)).toMatchObject([{ dueAt: promise.dueAt, late: true }]);
    const kept = [...events, event('PromiseKept', '2026-03-08T12:00:00.000Z', { clock: 'default/promise' })];
    expect(promised([ownPolicy()], kept)).toMatchObject([{ dueAt: promise.dueAt, late: false }]);
    expect(promised([ukFcaDisp], events)).toEqual([]);
  });

  test('a chance that is no duty makes nobody late', () => {
    const kinds = of([ukFcaDisp], [received()], '2026-03-20T00:00:00.000Z').map(({ kind, late }) => [kind, late]);
    expect(kinds).toEqual([
      ['acknowledge', true],
      ['resolution', false],
    ]);
  });

  test('a case whose words were erased is reckoned by what is left', () => {
    const { words: _erased, ...rest } = received();
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as the store reads it after an erasure
    expect(of([ownPolicy()], [rest as CaseEvent], monday)).toHaveLength(1);
    expect(deadlinesUnder([refOf(ownPolicy())], [], known, monday)).toBeUndefined();
  });
});

/** What may happen to a case, with the event that tells of it. */
const happenings = {
  answered: (at: string) => event('ReplyAdded', at, { firstResponse: false }),
  'written-to': (at: string) => event('CustomerMessageAdded', at, {}),
  waiting: (at: string) => event('CaseWaiting', at, { for: 'customer' }),
  resumed: (at: string) => event('CaseResumed', at, {}),
  acknowledged: (at: string) => event('ComplaintAcknowledged', at, { via: 'mail' }),
  urgent: (at: string) => event('CaseReclassified', at, labels('urgent')),
  general: (at: string) => event('CaseReclassified', at, labels('general')),
  resolved: (at: string) => event('ComplaintResolved', at, {}),
  reopened: (at: string) => event('ComplaintReopened', at, { deadlines: labels().deadlines }),
};
type Happening = keyof typeof happenings;

const told = (story: Story, at: string, what: Happening): Story => {
  const matter = { kind: 'complaint', category: 'delivery' } as const;
  if (what === 'urgent' || what === 'general') {
    return story.next(at, { is: 'labelled', matter: { ...matter, level: what } });
  }
  return what === 'waiting' ? story.next(at, { is: what, for: 'customer' }) : story.next(at, { is: what });
};

/** Staff may do the rest only while the case is open, and reopen it only when it is resolved. */
const possible = ({ facts }: Story, what: Happening): boolean =>
  what === 'reopened' ? facts.stage === 'answered' : what === 'written-to' || facts.stage === 'open';

const anyHistory = fc.array(
  fc.record({
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its own keys
    what: fc.constantFrom(...(Object.keys(happenings) as Happening[])),
    after: fc.integer({ min: 1, max: 4 * 86_400_000 }),
  }),
  { maxLength: 12 },
);

describe('A replay of the policies that a case really had', () => {
  test.each([
    ['the default', [defaultPack]],
    ['a retail promise beside a statute', [retail, ukFcaDisp]],
  ])('says of any history what the sweeps did: %s', (_name, policies) => {
    fc.assert(
      fc.property(anyHistory, fc.integer({ min: 1, max: 9 * 86_400_000 }), (history, rest) => {
        let story = Story.begins(monday, policies);
        const events = [received(policies)];
        let at = Date.parse(monday);
        for (const { what, after } of history) {
          at += after;
          const instant = new Date(at).toISOString();
          story = story.swept(instant);
          if (!possible(story, what)) continue;
          story = told(story, instant, what);
          events.push(happenings[what](instant));
        }
        const now = new Date(at + rest).toISOString();
        story = story.swept(now);
        const really = story.facts.clocks.flatMap((clock) => {
          const rules = given(story.facts.policies, policies);
          if (ruleOf(clock, rules)?.rule.optional === true) return [];
          const taken = story.steps(clock).slice(0, clock.stepsTaken);
          const escalated = taken.filter(({ rung, to }) => rung > 0 && to.length > 0).length;
          return [{ kind: clock.kind, dueAt: clock.dueAt, late: clock.state === 'breached', escalated }];
        });
        const replayed = of(policies, events, now);
        // A clock that is held by a wait is due no sooner than the replay says.
        expect(replayed.map(({ kind, late, escalated }) => ({ kind, late, escalated }))).toEqual(
          really.map(({ kind, late, escalated }) => ({ kind, late, escalated })),
        );
        expect(differences(replayed, replayed)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});

describe('Differences', () => {
  const deadline = (same: string, dueAt: string, late = false) =>
    ({ kind: 'resolution', same, dueAt, late, escalated: 0 }) as const;

  test('are seen in the earliest deadline for one thing, which drives', () => {
    const before = [deadline('resolution', '2026-03-09T00:00:00.000Z')];
    const statute = deadline('resolution', '2026-04-27T00:00:00.000Z');
    expect(differences(before, [...before, statute])).toEqual([]);
    expect(differences([statute], [statute, ...before])).toEqual([
      {
        clock: 'resolution',
        activeDueAt: '2026-04-27T00:00:00.000Z',
        proposedDueAt: '2026-03-09T00:00:00.000Z',
        activeLate: false,
        proposedLate: false,
      },
    ]);
  });

  test('name what there would be no deadline for any more, and what there would newly be one for', () => {
    const gone = differences([deadline('resolution', monday, true)], []);
    expect(gone).toMatchObject([{ activeDueAt: monday, activeLate: true, proposedDueAt: null, proposedLate: false }]);
    expect(differences([], [deadline('resolution', monday)])).toMatchObject([{ activeDueAt: null }]);
  });
});

describe('A replay of many cases', () => {
  const references = Array.from({ length: 30 }, (_, n) => `CR-${String(n).padStart(4, '0')}-AAAA`);
  const servicesWith = (changed: Partial<Services> = {}) => {
    const warned: string[] = [];
    const services = {
      packs: known,
      clock: { now: () => '2026-03-20T00:00:00.000Z' },
      log: { info: () => {}, error: () => {}, warn: (_: string, facts = {}) => warned.push(JSON.stringify(facts)) },
      policies: { active: async () => [defaultPack], of: async () => [defaultPack] },
      shelf: { published: async () => [] },
      arrivals: {
        async *since() {
          yield references.slice(0, 10);
          yield references.slice(10);
        },
      },
      cases: {
        open: async (reference: string) => {
          if (reference === references[3]) return undefined;
          if (reference === references[4]) throw new Error('The item EVENT#000001 is not as it was written.');
          const events = reference === references[5] ? [] : [received()];
          return { subject: { reference, policies: [refOf(defaultPack)] }, events, mails: [] };
        },
      },
      ...changed,
    };
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the slice of them that a replay uses
    return { warned, services: services as unknown as Services };
  };

  test('leaves out the odd ones, counts them, and names in the log the one that it could not read', async () => {
    const { services, warned } = servicesWith();
    const { cases, active } = await replay(services, { packs: ['retail'], days: 30 }, 'all', () => 20_000);
    expect(cases).toEqual({ found: 30, replayed: 27, skipped: 3, complete: true });
    expect(active.byClock.find(({ clock }) => clock === 'resolution')).toEqual({
      clock: 'resolution',
      due: 27,
      late: 27,
      escalated: 27 * 3,
    });
    expect(warned).toHaveLength(1);
    expect(warned[0]).toContain('CR-0004-AAAA');
  });

  test('tries a policy that begins tomorrow on the cases of the days before', async () => {
    const { services } = servicesWith();
    const soon = ownPolicy({ id: 'soon', effectiveFrom: '2026-03-21' });
    const { proposed } = await replay(
      { ...services, packs: [...known, soon] },
      { packs: ['soon'], days: 30 },
      'all',
      () => 20_000,
    );
    expect(proposed.byClock.find(({ clock }) => clock === 'resolution')).toMatchObject({ due: 27, late: 27 });
  });

  test('shows at most fifty deadlines, those first that would newly be late', async () => {
    const { services } = servicesWith();
    const { changed, differences: all } = await replay(
      services,
      { packs: ['uk-fca-disp'], days: 30 },
      'all',
      () => 20_000,
    );
    expect(changed).toHaveLength(50);
    expect(all).toBeGreaterThan(50);
    const ranks = changed.map(({ activeLate, proposedLate }) =>
      activeLate === proposedLate ? 2 : proposedLate ? 0 : 1,
    );
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  });

  test('whose time runs out while finding them says that it is not complete', async () => {
    let left = 10_000;
    const { services } = servicesWith({
      arrivals: {
        async *since() {
          for (const reference of references) {
            left -= 1_000;
            yield [reference];
          }
        },
      },
    });
    const { cases } = await replay(services, { packs: ['retail'], days: 30 }, 'all', () => left);
    expect(cases.found).toBe(5);
    expect(cases.replayed + cases.skipped).toBe(5);
    expect(cases.complete).toBe(false);
  });

  test('whose time runs out in the middle says how many it looked at', async () => {
    let left = 10_000;
    const { services } = servicesWith();
    const open = services.cases.open.bind(services.cases);
    services.cases.open = async (reference) => {
      left -= 2_000;
      return open(reference);
    };
    const { cases } = await replay(services, { packs: ['retail'], days: 30 }, 'all', () => left);
    expect(cases.found).toBe(30);
    expect(cases.replayed + cases.skipped).toBeLessThan(30);
    expect(cases.complete).toBe(false);
  });

  test('takes a fair sample when there are too many', async () => {
    const many = Array.from({ length: 2_500 }, (_, n) => `CR-${String(n).padStart(4, '0')}-BBBB`);
    const { services } = servicesWith({
      arrivals: {
        async *since() {
          yield many.toReversed();
        },
      },
    });
    const { cases } = await replay(services, { packs: ['two-days'], days: 30 }, 'all', () => 20_000);
    expect(cases).toEqual({ found: 2_500, replayed: 2_000, skipped: 0, complete: false });
  });
});
