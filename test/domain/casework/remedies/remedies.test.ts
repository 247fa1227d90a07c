import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { approve, cancel, execute, reject } from '../../../../functions/domain/casework/remedies/decide.ts';
import { type Approvals, limitOf } from '../../../../functions/domain/casework/remedies/limits.ts';
import { changeRemedy, propose } from '../../../../functions/domain/casework/remedies/propose.ts';
import type { Remedy } from '../../../../functions/domain/casework/remedies/remedy.ts';
import type { Decide, Staff } from '../../../../functions/domain/casework/remedies/remedy-on-case.ts';
import type { Case } from '../../../../functions/domain/complaint/complaint.ts';
import type { NewEvent } from '../../../../functions/domain/complaint/events.ts';
import type { CasePart } from '../../../../functions/domain/complaint/parts.ts';
import { DomainError } from '../../../../functions/domain/errors.ts';
import type { Money } from '../../../../functions/domain/money/money.ts';
import { isLive } from '../../../../functions/domain/sla/clock.ts';
import { defaultPack } from '../../../../functions/domain/sla/packs/default.ts';
import { aCase } from '../../cases.ts';

/*
 * Whatever people do in whatever order: nothing is executed that was not approved as it is. What counts as approved is
 * said here anew, from the events alone, and not by the code that is tested.
 */

const approvals: Approvals = {
  withinOwnLimit: 'suffices',
  limits: {
    CNY: { agent: 0, lead: 100, manager: 1_000, twoPeopleAbove: 500 },
    JPY: { agent: 50, lead: 50, manager: 60, twoPeopleAbove: 55 },
  },
};
const staff = (id: string, role: string): Staff => ({ type: 'staff', id, role });
const people = [
  staff('agent', 'agent'),
  staff('lead', 'lead'),
  staff('manager', 'manager'),
  staff('manager2', 'manager'),
  staff('manager3', 'manager'),
];

type Desk = { subject: Case; parts: Map<string, Remedy>; events: NewEvent[]; refused: number };

const begin = (): Desk => ({
  subject: aCase(),
  parts: new Map(),
  events: [],
  refused: 0,
});
const partsOf = ({ parts }: Desk): CasePart[] => [...parts].map(([id, data]) => ({ kind: 'remedy', id, data }));

function act(desk: Desk, decide: Decide, now: string): void {
  try {
    const decision = decide(desk.subject, now, [defaultPack], partsOf(desk));
    if (!decision) return;
    const version = desk.subject.version + decision.events.length;
    desk.subject = { ...desk.subject, ...decision.next, version };
    desk.events.push(...decision.events);
    for (const part of decision.parts ?? []) if (part.kind === 'remedy') desk.parts.set(part.id, part.data);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    desk.refused += 1;
  }
}

/** Many stories begin with a proposal that two people have to approve: chance alone seldom gets that far. */
const large: Move = { do: 'propose', who: 0, which: 0, minor: 700, currency: 'CNY', honest: true };

type Move = { do: string; who: number; which: number; minor: number; currency: string; honest: boolean };
const anyMoves = fc.array(
  fc.record({
    do: fc.constantFrom(
      'propose',
      'change',
      'change',
      'approve',
      'approve',
      'approve',
      'reject',
      'execute',
      'execute',
      'cancel',
    ),
    who: fc.nat(people.length - 1),
    /** 0 is the latest. */
    which: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(4) }),
    minor: fc.oneof(fc.nat(60), fc.nat(1_100), fc.constantFrom(100, 101, 500), fc.constantFrom(501, 1_000)),
    currency: fc.constantFrom('CNY', 'CNY', 'CNY', 'JPY', 'USD'),
    honest: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  }) as fc.Arbitrary<Move>,
  { minLength: 15, maxLength: 40 },
);

const moves = fc.oneof(
  anyMoves,
  anyMoves.map((all) => [large, ...all.map((move) => ({ ...move, honest: true }))]),
);

function play(desk: Desk, move: Move, index: number): void {
  const now = new Date(Date.parse('2026-03-02T10:00:00.000Z') + index * 60_000).toISOString();
  const by = people[move.who] ?? staff('agent', 'agent');
  const ids = [...desk.parts.keys()];
  const remedy = ids.at(-1 - move.which) ?? 'R99';
  const seen = move.honest ? desk.parts.get(remedy)?.amount : { minor: move.minor, currency: move.currency };
  const amount: Money = { minor: move.minor, currency: move.currency };
  const wanted = { kind: 'refund', amount, what: 'Money back.', dueAt: '2026-04-01T10:00:00Z' } as const;
  const decide: Decide = {
    propose: propose(wanted, by, approvals),
    change: changeRemedy(remedy, seen, wanted, by, approvals),
    approve: approve({ remedy, amount: seen }, by, approvals),
    reject: reject({ remedy, amount: seen, reason: 'No.' }, by, approvals),
    execute: execute({ remedy, amount: seen, evidence: 'Receipt.' }, by),
    cancel: cancel({ remedy, reason: 'Not any more.' }, by),
  }[move.do] as Decide;
  act(desk, decide, now);
}

const told = <T extends NewEvent['type']>(desk: Desk, type: T, remedy: string): Extract<NewEvent, { type: T }>[] =>
  desk.events.filter(
    (event): event is Extract<NewEvent, { type: T }> =>
      event.type === type && 'remedy' in event.facts && event.facts.remedy === remedy,
  );

describe('Whatever is done in whatever order', () => {
  test('nothing is executed but what others with sufficient limits approved, or what lay within one’s own limit', () => {
    let executions = 0;
    let byTwo = 0;
    fc.assert(
      fc.property(moves, (all) => {
        const desk = begin();
        for (const [index, move] of all.entries()) play(desk, move, index);
        for (const event of desk.events) {
          if (event.type !== 'RemedyExecuted') continue;
          executions += 1;
          if ((event.facts.minor ?? 0) > 500) byTwo += 1;
          const { remedy, minor = -1, currency = '' } = event.facts;
          const [proposal] = told(desk, 'RemedyProposed', remedy);
          expect(told(desk, 'RemedyProposed', remedy)).toHaveLength(1);
          expect(told(desk, 'RemedyExecuted', remedy)).toHaveLength(1);
          expect(proposal?.facts).toMatchObject({ minor, currency });
          const proposer = proposal?.by as Staff;
          const approving = told(desk, 'RemedyApproved', remedy);
          for (const { by, facts } of approving) {
            expect((by as Staff).id).not.toBe(proposer.id);
            expect(facts).toMatchObject({ minor, currency });
            expect(limitOf(by as Staff, currency, approvals).minor).toBeGreaterThanOrEqual(minor);
          }
          const distinct = new Set(approving.map(({ by }) => (by as Staff).id)).size;
          expect(distinct).toBe(approving.length);
          const own = limitOf(proposer, currency, approvals).minor >= minor;
          const limits = approvals.limits[currency];
          expect(distinct).toBeGreaterThanOrEqual(minor > (limits?.twoPeopleAbove ?? 0) ? 2 : own ? 0 : 1);
          for (const type of ['RemedyRejected', 'RemedyCancelled', 'RemedySuperseded'] as const) {
            expect(told(desk, type, remedy)).toEqual([]);
          }
        }
      }),
      { numRuns: 1_000 },
    );
    expect(executions).toBeGreaterThan(100);
    expect(byTwo).toBeGreaterThan(5);
  });

  test('one person alone never gives a customer more than their limit, however many small remedies it takes', () => {
    fc.assert(
      fc.property(moves, fc.nat(people.length - 1), (all, who) => {
        const desk = begin();
        for (const [index, move] of all.entries()) play(desk, { ...move, who }, index);
        for (const currency of ['CNY', 'JPY']) {
          const given = desk.events.reduce(
            (sum, event) =>
              event.type === 'RemedyExecuted' && event.facts.currency === currency
                ? sum + (event.facts.minor ?? 0)
                : sum,
            0,
          );
          expect(given).toBeLessThanOrEqual(limitOf(people[who] as Staff, currency, approvals).minor);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('the customer has exactly one open promise for each remedy that is approved, and none for one that is over', () => {
    fc.assert(
      fc.property(moves, (all) => {
        const desk = begin();
        for (const [index, move] of all.entries()) play(desk, move, index);
        const live = desk.subject.clocks.filter((clock) => clock.kind === 'promise' && isLive(clock));
        const holders = (desk.subject.remedies ?? []).filter(({ clock }) => live.some(({ id }) => id === clock));
        expect(holders).toHaveLength(live.length);
        for (const { id, state } of desk.subject.remedies ?? []) {
          const holds = holders.some((one) => one.id === id);
          if (state === 'approved') expect(holds).toBe(true);
          if (state === 'executed' || state === 'cancelled' || state === 'superseded') expect(holds).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('the case’s own list says what the parts say', () => {
    fc.assert(
      fc.property(moves, (all) => {
        const desk = begin();
        for (const [index, move] of all.entries()) play(desk, move, index);
        const lines = (desk.subject.remedies ?? []).map(({ id, state, minor }) => [id, state, minor]);
        expect(lines).toEqual([...desk.parts].map(([id, { state, amount }]) => [id, state, amount?.minor]));
      }),
      { numRuns: 300 },
    );
  });
});
