import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compilePattern } from '../../lib/local/pattern.ts';

const event = {
  source: 'redress',
  'detail-type': 'ComplaintReceived',
  resources: ['a', 'b'],
  detail: {
    level: 'urgent',
    count: 7,
    assignee: null,
    language: 'zh-CN',
    address: '10.0.1.17',
    steps: [
      { kind: 'warning', done: true },
      { kind: 'breach', done: false },
    ],
  },
};

const matches = (pattern: unknown): boolean => compilePattern(pattern)(event);

describe('a rule wakes its target when', () => {
  const yes: [string, unknown][] = [
    ['each named field has one of the listed values', { source: ['other', 'redress'], detail: { level: ['urgent'] } }],
    ['a number is equal', { detail: { count: [7] } }],
    ['a field is null and null is listed', { detail: { assignee: [null] } }],
    ['one element of a list fits', { resources: ['b'] }],
    ['the value begins so', { detail: { language: [{ prefix: 'zh' }] } }],
    ['the value begins so in any case', { detail: { language: [{ prefix: { 'equals-ignore-case': 'ZH' } }] } }],
    ['the value ends so', { detail: { language: [{ suffix: 'CN' }] } }],
    ['the value is equal in any case', { detail: { level: [{ 'equals-ignore-case': 'URGENT' }] } }],
    ['the value is anything but the one named', { detail: { level: [{ 'anything-but': 'general' }] } }],
    ['the value is anything but those listed', { detail: { level: [{ 'anything-but': ['general', 'important'] }] } }],
    ['the value does not begin so', { detail: { language: [{ 'anything-but': { prefix: 'en' } }] } }],
    ['a number lies in the range', { detail: { count: [{ numeric: ['>', 5, '<=', 7] }] } }],
    ['the field exists', { detail: { level: [{ exists: true }] } }],
    ['the field does not exist', { detail: { team: [{ exists: false }] } }],
    ['the value fits the wildcard', { detail: { language: [{ wildcard: 'z*-*N' }] } }],
    ['the address lies in the range', { detail: { address: [{ cidr: '10.0.1.0/24' }] } }],
    [
      'one of the alternatives holds',
      { $or: [{ source: ['x'] }, { detail: { count: [7] } }], detail: { level: ['urgent'] } },
    ],
    ['one object in a list has both values', { detail: { steps: { kind: ['breach'], done: [false] } } }],
  ];
  test.each(yes)('%s', (_, pattern) => expect(matches(pattern)).toBe(true));
});

describe('a rule lets an event pass by when', () => {
  const no: [string, unknown][] = [
    ['one of several fields does not fit', { source: ['redress'], detail: { level: ['general'] } }],
    ['a field is missing, whatever is excluded', { detail: { team: [{ 'anything-but': 'quality' }] } }],
    ['a number is written as text', { detail: { count: ['7'] } }],
    ['a number lies outside the range', { detail: { count: [{ numeric: ['>', 7] }] } }],
    ['the field exists but must not', { detail: { level: [{ exists: false }] } }],
    ['the two values are in different objects of a list', { detail: { steps: { kind: ['breach'], done: [true] } } }],
    ['none of the alternatives holds', { $or: [{ source: ['x'] }, { detail: { count: [8] } }] }],
    ['the wildcard stands for something else', { detail: { language: [{ wildcard: 'zh' }] } }],
    ['a star is meant as a star', { detail: { language: [{ wildcard: 'zh\\*' }] } }],
    ['an object stands where a value was expected', { detail: [{ exists: true }] }],
  ];
  test.each(no)('%s', (_, pattern) => expect(matches(pattern)).toBe(false));
});

test('a pattern that AWS would refuse is refused with the place of the mistake', () => {
  expect(() => compilePattern({ detail: { level: 'urgent' } })).toThrow('"level"');
  expect(() => compilePattern({ detail: { level: [{ startsWith: 'u' }] } })).toThrow('"startsWith"');
  expect(() => compilePattern({ detail: { count: [{ numeric: ['~', 1] }] } })).toThrow('"count"');
});

test('a value and everything but that value are each other’s opposite', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (value, listed) => {
      const one = compilePattern({ v: [listed] })({ v: value });
      const other = compilePattern({ v: [{ 'anything-but': listed }] })({ v: value });
      expect(one).toBe(!other);
    }),
  );
});

test('a wildcard with nothing special in it is equality, and a star at the end is a beginning', () => {
  const plain = fc.string().map((text) => text.replaceAll(/[*\\]/gu, ''));
  fc.assert(
    fc.property(plain, plain, (text, more) => {
      expect(compilePattern({ v: [{ wildcard: text }] })({ v: text })).toBe(true);
      expect(compilePattern({ v: [{ wildcard: `${text}*` }] })({ v: text + more })).toBe(true);
    }),
  );
});
