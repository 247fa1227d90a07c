import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  categories,
  channels,
  kinds,
  languages,
  levels,
  teams,
} from '../../../functions/domain/complaint/vocabulary.ts';
import { defaultRouting, teamFor } from '../../../functions/domain/routing/default-routing.ts';
import { explainRouting, routingReasons } from '../../../functions/domain/routing/reasons.ts';
import { choices, type RoutingMatter, type RoutingRule, route } from '../../../functions/domain/routing/routing.ts';
import { routingSchema } from '../../../functions/domain/routing/schema.ts';

const matter = (changed: Partial<RoutingMatter> = {}): RoutingMatter => ({
  kind: 'complaint',
  category: 'safety',
  level: 'urgent',
  channel: 'web',
  language: 'en',
  ...changed,
});

const some = <T>(of: readonly T[]) => fc.option(fc.subarray([...of], { minLength: 1 }), { nil: undefined });
const anyWhen = fc
  .record({
    kind: some(kinds),
    category: some(categories),
    level: some(levels),
    channel: some(channels),
    language: some(languages),
    country: some(['CN', 'IE']),
    tier: some(['gold']),
    product: some(['battery', 'E-Bike']),
  })
  // Absent is not the same as undefined to a schema.
  .map((when) => Object.fromEntries(Object.entries(when).filter(([, value]) => value !== undefined)));
const anyRule = fc.record({ when: anyWhen, team: fc.constantFrom(...teams), choose: fc.constantFrom(...choices) });
const anyMatter = fc.record({
  kind: fc.constantFrom(...kinds),
  category: fc.constantFrom(...categories),
  level: fc.constantFrom(...levels),
  channel: fc.constantFrom(...channels),
  language: fc.constantFrom(...languages),
  country: fc.constantFrom('CN', 'IE', 'FR'),
  tier: fc.constantFrom('gold', 'silver'),
  product: fc.constantFrom('City e-bike 3', 'Battery pack', 'Sofa'),
});

const has = (rule: Pick<RoutingRule, 'when'>, subject: RoutingMatter): boolean =>
  Object.entries(rule.when ?? {}).every(([field, wanted]) => {
    const value = String(subject[field as keyof RoutingMatter]);
    return field === 'product'
      ? wanted.some((word) => value.toLowerCase().includes(word.toLowerCase()))
      : (wanted as readonly string[]).includes(value);
  });

describe('The rules of routing', () => {
  test('are tried in their order, and the first that matches counts', () => {
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 8 }), anyMatter, (given, subject) => {
        const rules = [...given, { team: 'service', choose: 'queue' }].map((rule, index) => ({
          id: `r${index}`,
          ...rule,
        })) as RoutingRule[];
        const { rule } = route({ rules }, subject);
        const index = rules.indexOf(rule);
        expect(has(rule, subject)).toBe(true);
        expect(rules.slice(0, index).filter((earlier) => has(earlier, subject))).toEqual([]);
      }),
    );
  });

  test('in the box send each kind and category where they always went, and choose nobody', () => {
    const expected = {
      'product-quality': 'quality',
      safety: 'quality',
      'service-attitude': 'service',
      delivery: 'logistics',
      price: 'service',
      'after-sales': 'service',
      information: 'service',
      other: 'service',
    } as const;
    for (const category of categories) {
      expect(teamFor('complaint', category)).toBe(expected[category]);
      expect(teamFor('suggestion', category)).toBe('suggestions');
      expect(teamFor('praise', category)).toBe('praise');
    }
    fc.assert(
      fc.property(anyMatter, (subject) => {
        const { rule } = route(defaultRouting, subject);
        expect([rule.team, rule.choose]).toEqual([teamFor(subject.kind, subject.category), 'queue']);
      }),
    );
    expect(routingSchema.safeParse({ rules: defaultRouting.rules }).success).toBe(true);
  });

  test('say by what a case met them, without a word of the customer', () => {
    const rules: RoutingRule[] = [
      {
        id: 'batteries',
        when: { product: ['BATTERY'], language: ['zh-CN'], tier: ['gold'], category: ['safety', 'other'] },
        team: 'quality',
        choose: 'round-robin',
      },
      { id: 'rest', team: 'service', choose: 'queue' },
    ];
    const subject = matter({ product: 'Battery of Li Lei', tier: 'gold', language: 'zh-CN' });
    expect(route({ rules }, subject).reasons).toEqual([
      'by-category:safety',
      'by-product:BATTERY',
      'by-tier',
      'by-language:zh-CN',
    ]);
    expect(route({ rules }, matter()).reasons).toEqual(['rest']);
  });

  test('and every reason is a sentence in both languages', () => {
    const han = /\p{Script=Han}/u;
    const codes = [...routingReasons.plain, ...routingReasons.families.map((family) => `${family}:x`)];
    expect(codes.length).toBeGreaterThan(15);
    for (const code of codes) {
      expect(explainRouting(code, 'zh-CN')).toMatch(han);
      expect(explainRouting(code, 'en')).not.toMatch(han);
      expect(explainRouting(code, 'en')).not.toBe(code);
    }
    expect(explainRouting('by-category:product-quality', 'zh-CN')).toBe('类别为“产品质量”');
    expect(explainRouting('speaks:zh-CN', 'en')).toBe("They speak the customer's language (Chinese)");
    expect(explainRouting('of-an-older-release:$&', 'en')).toBe('of-an-older-release:$&');
    expect(explainRouting('by-product:$&', 'en')).toContain('“$&”');
  });
});

describe('Rules are refused at the place that is wrong', () => {
  const rest = { id: 'rest', team: 'service', choose: 'queue' };
  const problems = (rules: unknown): string[] => {
    const result = routingSchema.safeParse({ rules });
    return result.success
      ? []
      : result.error.issues.map((issue) => {
          const code = issue.code === 'custom' ? String(issue.params?.['code']) : issue.code;
          return `${issue.path.join('.')} ${code}`;
        });
  };

  test.each<[string, unknown, string[]]>([
    ['no rule for the rest', [{ ...rest, when: { kind: ['praise'] } }], ['rules.0.when needs-a-rest']],
    ['two of one name', [{ ...rest, when: { kind: ['praise'] } }, rest], ['rules.1.id taken-id']],
    [
      'a rule behind one that takes all of its cases',
      [
        { ...rest, id: 'a', when: { category: ['safety', 'other'] } },
        { ...rest, id: 'b', when: { category: ['safety'], language: ['en'] } },
        rest,
      ],
      ['rules.1.id never-reached'],
    ],
    ['a rule behind the rest', [rest, { ...rest, id: 'late' }], ['rules.1.id never-reached']],
    ['no rules', [], ['rules too_small']],
    ['an unknown team', [{ ...rest, team: 'sales' }], ['rules.0.team invalid_value']],
    ['an unknown way to choose', [{ ...rest, choose: 'by dice' }], ['rules.0.choose invalid_value']],
    ['a field that is none', [{ ...rest, when: { mood: ['bad'] } }], ['rules.0.when unrecognized_keys']],
    ['no country', [{ ...rest, when: { country: ['XX'] } }, rest], ['rules.0.when.country.0 not-a-country']],
    ['a name with a line break', [{ ...rest, id: 'a\nb' }], ['rules.0.id not-an-id']],
  ])('%s', (_what, rules, expected) => {
    expect(problems(rules)).toEqual(expected);
  });

  test('one that differs from an earlier one by its language alone is reached', () => {
    const rules = [
      { ...rest, id: 'zh', when: { language: ['zh-CN'] } },
      { ...rest, id: 'en', when: { language: ['en'] } },
      rest,
    ];
    expect(problems(rules)).toEqual([]);
  });

  test('also when there are a great many words in them', () => {
    const product = Array.from({ length: 60 }, (_, index) => `${index}`.padEnd(60, 'x'));
    const many = Array.from({ length: 60 }, (_, index) => ({
      ...rest,
      id: `r${index}`,
      when: { product: product.map((word) => `${index}-${word}`.slice(0, 60)) },
    }));
    expect(problems([...many, rest])).toEqual(['rules too-long']);
  });
});
