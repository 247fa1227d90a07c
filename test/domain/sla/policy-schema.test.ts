import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { check } from '../../../functions/api/check.ts';
import { allSentences } from '../../../functions/api/problem-sentences.ts';
import { problemOf } from '../../../functions/api/problems.ts';
import { DomainError, type FieldError } from '../../../functions/domain/errors.ts';
import { calendarIds } from '../../../functions/domain/sla/calendar/calendars.ts';
import { clockKinds, isLive, startPoints } from '../../../functions/domain/sla/clock.ts';
import { advance, begin, type ClockFacts, type Moment, stepsOf } from '../../../functions/domain/sla/clocks.ts';
import { packsInTheBox } from '../../../functions/domain/sla/packs/packs.ts';
import { policySchema } from '../../../functions/domain/sla/policy-schema.ts';
import { type Matter, type Policy, refOf } from '../../../functions/domain/sla/policy.ts';
import { timingOf } from '../../../functions/domain/sla/timing.ts';

const says = { en: 'It is demanded.', 'zh-CN': '这是要求。' };
const rule = { id: 'answer', clock: 'resolution', target: '5BD', calendar: 'uk-office', says };
const sound = {
  id: 'ours',
  version: 1,
  title: { en: 'Ours', 'zh-CN': '我们的' },
  nature: 'service',
  effectiveFrom: '2026-01-01',
  when: { kind: ['complaint'] },
  warn: ['75%'],
  ladder: [{ when: '+0%', to: ['lead', 'night-desk@example.com'], by: 'mail' }],
  rules: [rule],
};
const source = { name: 'An Act', url: 'https://example.com/act', checkedOn: '2026-01-01' };

/** What the API would list under "errors" of this policy, as `path: code detail`. */
function refusals(changes: object): string[] {
  try {
    check(policySchema, { ...sound, ...changes }, 'policy.invalid');
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    expect(error.code).toBe('policy.invalid');
    return error.fields.map(({ field, code, detail }: FieldError) => `${field}: ${code} ${detail}`.trim());
  }
}
const ofRule = (changes: object, more: object = {}): string[] =>
  refusals({ ...more, rules: [{ ...rule, ...changes }] });

describe('A policy is accepted', () => {
  test('when it is sound', () => {
    expect(refusals({})).toEqual([]);
  });

  test.each([
    { warn: ['PT2H', '1BD', 'P1D', '12.5%'] },
    {
      ladder: ['-25%', '+0%', '+500%', '-PT2H', '-1BD', '-P2D', '+P1M', '+3BD'].map((when) => ({
        when,
        to: ['manager'],
        by: 'digest',
      })),
    },
    { warn: [], ladder: [] },
    { when: { product: ['card'], country: ['CN', 'GB'], tier: ['gold'], channel: ['phone'], level: ['urgent'] } },
    { nature: 'statutory', source },
  ])('with %j', (changes) => {
    expect(refusals(changes)).toEqual([]);
  });

  test.each([
    { clock: 'promise', target: undefined },
    { optional: true },
    { extension: { to: '10BD', says } },
    { target: 'P1M', extension: { to: 'P5W', says } },
    { clock: 'progress-update', starts: ['receipt', 'answer', 'reopening-acknowledgement'] },
    { pausesFor: ['supplier'] },
  ])('with a rule of %j', (changes) => {
    expect(ofRule(changes)).toEqual([]);
  });
});

describe('A policy is refused, at its place and with the reason,', () => {
  test.each([
    [{ id: 'Our Policy' }, 'id: not-an-id'],
    [{ id: 'a/b' }, 'id: not-an-id'],
    [{ id: 'x'.repeat(41) }, 'id: too-long 40'],
    [{ version: 0 }, 'version: too-short 1'],
    [{ title: { en: 'Ours', 'zh-CN': ' ' } }, 'title.zh-CN: blank'],
    [{ title: { en: 'Ours' } }, 'title.zh-CN: required'],
    [{ title: { en: 'One\nTwo', 'zh-CN': '一' } }, 'title.en: control-characters'],
    [{ nature: 'law' }, 'nature: not-a-choice service, statutory'],
    [{ nature: 'statutory' }, 'source: source-needed'],
    [{ source: { ...source, url: 'javascript:alert(1)' } }, 'source.url: not-a-link'],
    [{ source: { ...source, checkedOn: 'yesterday' } }, 'source.checkedOn: not-a-date'],
    [{ effectiveFrom: '2026-02-29' }, 'effectiveFrom: not-a-date'],
    [{ effectiveFrom: '1 March 2026' }, 'effectiveFrom: not-a-date'],
    [{ when: { country: ['UK'] } }, 'when.country.0: not-a-country'],
    [{ when: { level: [] } }, 'when.level: too-short 1'],
    [{ when: { mood: ['bad'] } }, 'when.mood: unknown'],
    [{ warn: ['soon'] }, 'warn.0: not-a-warning'],
    [{ warn: ['%'] }, 'warn.0: not-a-warning'],
    [{ warn: ['100%'] }, 'warn.0: not-a-warning'],
    [{ warn: ['-PT2H'] }, 'warn.0: not-a-warning'],
    [{ warn: ['P1M'] }, 'warn.0: months-before'],
    [{ warn: ['PT0S'] }, 'warn.0: no-time'],
    [{ ladder: [{ when: '50%', to: ['lead'], by: 'mail' }] }, 'ladder.0.when: not-a-step'],
    [{ ladder: [{ when: '+501%', to: ['lead'], by: 'mail' }] }, 'ladder.0.when: too-much-time +500%'],
    [{ ladder: [{ when: '-100%', to: ['lead'], by: 'mail' }] }, 'ladder.0.when: not-a-step'],
    [{ ladder: [{ when: '-P1Y', to: ['lead'], by: 'mail' }] }, 'ladder.0.when: months-before'],
    [{ ladder: [{ when: '-31BD', to: ['lead'], by: 'mail' }] }, 'ladder.0.when: too-much-time 30BD'],
    [{ ladder: [{ when: '+0%', to: [], by: 'mail' }] }, 'ladder.0.to: too-short 1'],
    [{ ladder: [{ when: '+0%', to: ['the boss'], by: 'mail' }] }, 'ladder.0.to.0: not-a-recipient'],
    [{ ladder: [{ when: '+0%', to: ['lead'], by: 'pigeon' }] }, 'ladder.0.by: not-a-choice mail, digest'],
    [{ ladder: Array.from({ length: 21 }, () => sound.ladder[0]) }, 'ladder: too-large 20'],
    [{ rules: [] }, 'rules: too-short 1'],
    [{ rules: Array.from({ length: 61 }, () => rule) }, 'rules: too-large 60'],
    [{ rules: [rule, { ...rule, clock: 'acknowledge' }] }, 'rules.1.id: taken-id answer'],
    [{ rules: [rule, { ...rule, id: 'other' }] }, 'rules.1.id: never-reached answer'],
    [{ surprise: true }, 'surprise: unknown'],
  ])('%j: %s', (changes, refusal) => {
    expect(refusals(changes)).toEqual([refusal]);
  });

  test.each([
    [{ id: undefined }, 'rules.0.id: required'],
    [{ clock: 'lunch' }, expect.stringMatching(/^rules\.0\.clock: not-a-choice acknowledge, /)],
    [{ calendar: 'moon' }, `rules.0.calendar: not-a-choice ${calendarIds.join(', ')}`],
    [{ target: undefined }, 'rules.0.target: required'],
    [{ target: '8 hours' }, 'rules.0.target: not-an-amount'],
    [{ target: 'P1DT8H' }, 'rules.0.target: not-an-amount'],
    [{ target: '0BD' }, 'rules.0.target: not-an-amount'],
    [{ target: 'P0D' }, 'rules.0.target: no-time'],
    [{ target: 'P3Y' }, 'rules.0.target: too-much-time P732D'],
    [{ target: '521BD' }, 'rules.0.target: too-much-time 520BD'],
    [{ clock: 'promise' }, 'rules.0.target: not-for-a-promise'],
    [{ clock: 'promise', target: undefined, when: { level: ['urgent'] } }, 'rules.0.when: not-for-a-promise'],
    [{ starts: ['promise'] }, expect.stringMatching(/^rules\.0\.starts\.0: not-a-choice receipt, /)],
    [{ clock: 'acknowledge', starts: ['acknowledgement'] }, 'rules.0.starts.0: not-a-choice receipt, reopening'],
    [{ extension: { to: '5BD', says } }, 'rules.0.extension.to: extension-not-longer 5BD'],
    [{ extension: { to: 'PT8H', says } }, 'rules.0.extension.to: extension-not-longer 5BD'],
    [{ target: 'P1M', extension: { to: 'P30D', says } }, 'rules.0.extension.to: extension-not-longer P1M'],
    [{ optional: true, ladder: [] }, 'rules.0.ladder: not-for-a-chance'],
    [{ optional: true, extension: { to: '6BD', says } }, 'rules.0.extension: not-for-a-chance'],
    [{ optional: false }, 'rules.0.optional: not-a-choice true'],
    [{ when: { kind: ['praise'] } }, 'rules.0.when.kind: never-matches complaint'],
    [{ warn: ['5BD'] }, 'rules.0.warn.0: before-its-start answer'],
    [{ target: 'PT8H', warn: ['PT8H'] }, 'rules.0.warn.0: before-its-start answer'],
    [{ target: 'PT8H', warn: ['1BD'] }, 'rules.0.warn.0: business-days-before answer'],
    [
      { target: 'P8W', ladder: [{ when: '-1BD', to: ['lead'], by: 'mail' }] },
      'rules.0.ladder.0.when: business-days-before answer',
    ],
    [
      { target: 'P1D', ladder: [{ when: '-P1D', to: ['lead'], by: 'mail' }] },
      'rules.0.ladder.0.when: before-its-start answer',
    ],
    [{ says: { en: 'x'.repeat(601), 'zh-CN': '是' } }, 'rules.0.says.en: too-long 600'],
  ])('a rule with %j', (changes, refusal) => {
    expect(ofRule(changes)).toEqual([refusal]);
  });

  test('when a statute would pause', () => {
    expect(ofRule({ pausesFor: ['customer'] }, { nature: 'statutory', source })).toEqual([
      'rules.0.pausesFor: statute-never-pauses',
    ]);
  });

  test('when a point that holds for all rules does not suit one of them', () => {
    const quick = { ...rule, id: 'quick', clock: 'acknowledge', target: 'PT1H' };
    expect(refusals({ warn: ['75%', 'PT2H'], rules: [rule, quick] })).toEqual(['warn.1: before-its-start quick']);
    expect(refusals({ warn: ['PT2H'], rules: [rule, { ...quick, warn: ['PT30M'] }] })).toEqual([]);
  });

  test('when a rule stands behind a wider one that takes its cases', () => {
    const level = (...levels: string[]) => ({ ...rule, id: levels.join('-'), when: { level: levels } });
    expect(refusals({ rules: [level('urgent', 'important'), level('urgent')] })).toEqual([
      'rules.1.id: never-reached urgent-important',
    ]);
    expect(refusals({ rules: [level('urgent'), level('urgent', 'important'), rule] })).toEqual([]);
    const gold = { ...rule, id: 'gold-card', when: { product: ['Gold card'] } };
    expect(refusals({ rules: [{ ...rule, id: 'cards', when: { product: ['card'] } }, gold] })).toEqual([
      'rules.1.id: never-reached cards',
    ]);
  });

  test('when its words take more room than an item has', () => {
    const wordy = { en: 'x'.repeat(600), 'zh-CN': '字'.repeat(600) };
    const rules = Array.from({ length: 60 }, (_, index) => ({
      ...rule,
      id: `rule-${index}`,
      when: { tier: [`tier ${index}`] },
      says: wordy,
    }));
    expect(refusals({ rules })).toEqual(['body: too-much-text 100000']);
  });

  test('with every place that is wrong, not only the first', () => {
    expect(refusals({ id: 'A', warn: ['x'], rules: [{ ...rule, target: 'y' }] })).toEqual([
      'id: not-an-id',
      'warn.0: not-a-warning',
      'rules.0.target: not-an-amount',
    ]);
  });

  test('in a kind sentence of both languages', () => {
    const error = new DomainError('policy.invalid', {}, [
      { field: 'warn.1', code: 'before-its-start', detail: 'quick' },
    ]);
    expect(problemOf(error, 'en', { sentences: allSentences }).errors?.[0]?.detail).toBe(
      '"warn.1" lies before the clock of the rule "quick" starts. Choose a point nearer to its due time, or give the rule points of its own.',
    );
    expect(problemOf(error, 'zh-CN', { sentences: allSentences }).errors?.[0]?.detail).toBe(
      '“warn.1”早于规则“quick”开始计时的时间。请选离到期更近的时间点，或为该规则单独设置。',
    );
  });
});

/** Mostly what an author would write, now and then what nobody should. */
const mostly = <T, S>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<S>, weight = 30) =>
  fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: odd });
const seldom = <T>(of: fc.Arbitrary<T>) => mostly(fc.constant(undefined), of, 4);
const amount = mostly(
  fc.oneof(
    fc.integer({ min: 1, max: 400 }).map((hours) => `PT${hours}H`),
    fc.integer({ min: 1, max: 60 }).map((days) => `${days}BD`),
    fc.integer({ min: 1, max: 90 }).map((days) => `P${days}D`),
    fc.constantFrom('PT1.5H', 'PT90S', 'P8W', 'P1M', 'P1Y', 'P1Y2M3W4D'),
  ),
  fc.constantFrom('PT9000H', '0BD', '521BD', 'P3Y', 'P0D', 'P1DT1H', 'soon', ''),
);
const share = mostly(
  fc.integer({ min: 1, max: 99 }).map((percent) => `${percent}%`),
  fc.constantFrom('0%', '100%', '600%', '%', '1e9%'),
);
const point = fc.oneof({ weight: 3, arbitrary: share }, { weight: 1, arbitrary: amount });
const recipient = mostly(fc.constantFrom('lead', 'assignee', 'on-call', 'a@example.com'), fc.constant('nobody'));
const ladderOf = fc.array(
  fc.record({
    when: fc.tuple(mostly(fc.constantFrom('+', '-'), fc.constant('')), point).map((parts) => parts.join('')),
    to: fc.array(recipient, { minLength: 1, maxLength: 3 }),
    by: fc.constantFrom('mail', 'digest'),
  }),
  { maxLength: 3 },
);
const warnOf = fc.array(point, { maxLength: 2 });
const ruleOf = fc.record({
  clock: fc.constantFrom(...clockKinds),
  starts: seldom(fc.subarray([...startPoints], { minLength: 1, maxLength: 2 })),
  when: seldom(fc.record({ level: fc.subarray(['urgent', 'general'], { minLength: 1 }) })),
  target: amount,
  calendar: fc.constantFrom(...calendarIds),
  pausesFor: fc.constantFrom(undefined, ['customer'], ['supplier', 'customer']),
  optional: seldom(fc.constant(true)),
  extension: seldom(amount.map((to) => ({ to, says }))),
  warn: seldom(warnOf),
  ladder: seldom(ladderOf),
  says: fc.constant(says),
});
const anyPolicy = fc
  .record({
    nature: mostly(fc.constant('service'), fc.constant('statutory'), 8),
    warn: warnOf,
    ladder: ladderOf,
    rules: fc.array(ruleOf, { minLength: 1, maxLength: 3 }),
  })
  .map(({ rules, ...policy }) => ({
    ...policy,
    rules: rules.map((one, index) => ({
      ...one,
      id: `rule-${index}`,
      ...(one.clock === 'promise' && { target: undefined }),
    })),
  }));

/** A pack of the box with some of its texts replaced by others. */
const mutated = fc
  .tuple(
    fc.constantFrom(...packsInTheBox),
    fc.array(fc.tuple(fc.nat(), fc.oneof(point, amount, share)), { maxLength: 3 }),
  )
  .map(([pack, changes]) => {
    const places: { holder: Record<string, unknown>; key: string }[] = [];
    const copy = structuredClone(pack) as unknown as Record<string, unknown>;
    const visit = (holder: Record<string, unknown>): void => {
      for (const [key, value] of Object.entries(holder)) {
        if (typeof value === 'object' && value !== null) visit(value as Record<string, unknown>);
        else if (typeof value === 'string' && /^[-+]?(?:\d|P)/.test(value)) places.push({ holder, key });
      }
    };
    visit(copy);
    for (const [at, text] of changes) {
      const place = places[at % places.length];
      if (place) place.holder[place.key] = text;
    }
    return copy;
  });

const instant = fc.date({ min: new Date('2018-01-01'), max: new Date('2149-12-31'), noInvalidDate: true });
const matter: Matter = { kind: 'complaint', level: 'urgent', category: 'other', channel: 'web', product: 'card' };

type What = { [M in Moment['is']]: Omit<Extract<Moment, { is: M }>, 'at'> }[Moment['is']];

/** Receives a complaint under the policy and lets everything happen to it that can. */
function live(policy: Policy, receivedAt: Date, gaps: readonly number[]): ClockFacts[] {
  const rules = [policy];
  let facts = begin({ matter, receivedAt: receivedAt.toISOString(), policies: [refOf(policy)] }, rules);
  const seen = [facts];
  const what = (): What[] => [
    { is: 'acknowledged' },
    { is: 'answered' },
    { is: 'written-to' },
    { is: 'waiting', for: 'customer' },
    { is: 'resumed' },
    { is: 'labelled', matter: { level: 'general' } },
    {
      is: 'promised',
      clock: `${policy.id}/promise`,
      dueAt: new Date(receivedAt.getTime() + 9 * 86_400_000).toISOString(),
    },
    ...facts.clocks.filter(isLive).map(({ id }) => ({ is: 'extended' as const, clock: id })),
    ...facts.clocks
      .filter(isLive)
      .map(({ id, stepsTaken }) => ({ is: 'stepped' as const, clock: id, step: stepsTaken })),
    { is: 'resolved' },
    { is: 'reopened' },
    { is: 'acknowledged' },
    { is: 'closed' },
  ];
  let at = receivedAt.getTime();
  for (let index = 0; index < what().length; index += 1) {
    at += gaps[index % gaps.length] ?? 0;
    const moment = { at: new Date(at).toISOString(), ...what()[index] } as Moment;
    facts = advance(facts, moment, rules);
    for (const clock of facts.clocks) stepsOf(clock, facts, rules);
    seen.push(facts);
  }
  return seen;
}

describe('What the schema accepts, the clocks can reckon with', () => {
  const holds = (input: unknown, receivedAt: Date, gaps: readonly number[]): boolean => {
    const { data } = policySchema.safeParse(input);
    if (!data) return false;
    const policy = { ...data, effectiveFrom: '2000-01-01' };
    for (const { clocks } of live(policy, receivedAt, gaps)) {
      for (const { startedAt, dueAt, nextStepAt, kind } of clocks) {
        expect(new Date(dueAt).toISOString()).toBe(dueAt);
        if (kind !== 'promise') expect(dueAt > startedAt).toBe(true);
        if (nextStepAt !== undefined) expect(new Date(nextStepAt).toISOString()).toBe(nextStepAt);
      }
    }
    for (const one of policy.rules) {
      const clock = { startedAt: receivedAt.toISOString(), dueAt: new Date(receivedAt.getTime() + 1e9).toISOString() };
      const { steps } = timingOf(clock, one, policy, []);
      for (const { at } of steps) expect(at !== undefined && at >= clock.startedAt).toBe(true);
    }
    return true;
  };
  const gaps = fc.array(fc.integer({ min: 0, max: 40 * 86_400_000 }), { minLength: 1, maxLength: 6 });

  test('however a policy is put together', () => {
    let accepted = 0;
    fc.assert(
      fc.property(anyPolicy, instant, gaps, (parts, receivedAt, between) => {
        accepted += Number(holds({ ...sound, source, ...parts }, receivedAt, between));
      }),
      { numRuns: 700 },
    );
    expect(accepted).toBeGreaterThan(90);
  });

  test('whatever texts of a pack in the box are changed', () => {
    let accepted = 0;
    fc.assert(
      fc.property(mutated, instant, gaps, (changed, receivedAt, between) => {
        accepted += Number(holds(changed, receivedAt, between));
      }),
      { numRuns: 400 },
    );
    expect(accepted).toBeGreaterThan(100);
  });

  test('and nothing that comes over the wire makes it fail otherwise than by refusing, with a sentence', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          mutated,
          anyPolicy.map((parts) => ({ ...sound, ...parts })),
        ),
        (input) => {
          try {
            check(policySchema, input, 'policy.invalid');
          } catch (error) {
            if (!(error instanceof DomainError)) throw error;
            for (const { code } of error.fields) {
              expect(allSentences.fields.en[code]).toBeDefined();
              expect(allSentences.fields['zh-CN'][code]).toBeDefined();
            }
          }
        },
      ),
      { numRuns: 800 },
    );
  });
});
