/**
 * Event patterns, as EventBridge rules and Lambda's event filters have them. A pattern is compiled once; a field that
 * the event lacks matches nothing but `{"exists": false}`.
 */

/** Tells whether an event matches. */
export type Matcher = (event: unknown) => boolean;

type Leaf = string | number | boolean | null;
type LeafTest = (value: Leaf) => boolean;
type FieldTest = (value: unknown) => boolean;

/** @throws Error that names the part of the pattern that is not understood. */
export function compilePattern(pattern: unknown): Matcher {
  return compileObject(entriesOf(pattern, 'pattern'));
}

function compileObject(entries: [string, unknown][]): FieldTest {
  const tests = entries.map(([key, inner]): FieldTest => {
    if (key === '$or' && Array.isArray(inner) && inner.length > 1) {
      const alternatives = inner.map((part) => compileObject(entriesOf(part, '$or')));
      return (event) => alternatives.some((matches) => matches(event));
    }
    const field = Array.isArray(inner) ? compileLeaves(key, inner) : compileObject(entriesOf(inner, key));
    const nested = !Array.isArray(inner);
    return (event) => {
      if (typeof event !== 'object' || event === null) return false;
      const value: unknown = Reflect.get(event, key);
      if (nested && Array.isArray(value)) return value.some((element) => field(element));
      return field(value);
    };
  });
  return (event) => {
    for (const test of tests) if (!test(event)) return false;
    return true;
  };
}

function compileLeaves(key: string, options: unknown[]): FieldTest {
  const exact = new Set<Leaf>();
  const tests: LeafTest[] = [];
  let absent = false;
  for (const option of options) {
    if (isLeaf(option)) exact.add(option);
    else {
      const [[operator, operand] = ['', undefined], more] = entriesOf(option, key);
      if (more !== undefined) throw new Error(`The condition on "${key}" has two operators in one object.`);
      if (operator === 'exists' && operand === false) absent = true;
      else tests.push(compileOperator(key, operator, operand));
    }
  }
  const matchesLeaf = (value: unknown): boolean =>
    isLeaf(value) && (exact.has(value) || tests.some((test) => test(value)));
  return (value) => {
    if (value === undefined) return absent;
    return Array.isArray(value) ? value.some(matchesLeaf) : matchesLeaf(value);
  };
}

function compileOperator(key: string, operator: string, operand: unknown): LeafTest {
  switch (operator) {
    case 'exists':
      return () => operand === true;
    case 'anything-but':
      return anythingBut(key, operand);
    case 'numeric':
      return numeric(key, operand);
    case 'cidr':
      return cidr(textOf(key, operand));
    default:
      return textOperator(key, operator, operand);
  }
}

function textOperator(key: string, operator: string, operand: unknown): LeafTest {
  const insensitive = typeof operand === 'object' && operand !== null && 'equals-ignore-case' in operand;
  const raw = insensitive ? textOf(key, operand['equals-ignore-case']) : textOf(key, operand);
  const wanted = insensitive || operator === 'equals-ignore-case' ? raw.toLowerCase() : raw;
  const fold = (value: string): string => (insensitive ? value.toLowerCase() : value);
  switch (operator) {
    case 'prefix':
      return (value) => typeof value === 'string' && fold(value).startsWith(wanted);
    case 'suffix':
      return (value) => typeof value === 'string' && fold(value).endsWith(wanted);
    case 'equals-ignore-case':
      return (value) => typeof value === 'string' && value.toLowerCase() === wanted;
    case 'wildcard':
      return wildcard(wanted);
    default:
      throw new Error(`The condition on "${key}" uses "${operator}", which is no operator of event patterns.`);
  }
}

function anythingBut(key: string, operand: unknown): LeafTest {
  if (typeof operand === 'object' && operand !== null && !Array.isArray(operand)) {
    const [[operator, inner] = ['', undefined]] = entriesOf(operand, key);
    const tests = (Array.isArray(inner) ? inner : [inner]).map((one) => textOperator(key, operator, one));
    return (value) => !tests.some((test) => test(value));
  }
  const excluded = new Set<unknown>(Array.isArray(operand) ? operand : [operand]);
  return (value) => !excluded.has(value);
}

function numeric(key: string, operand: unknown): LeafTest {
  const parts: unknown[] = Array.isArray(operand) ? operand : [];
  const bounds: ((value: number) => boolean)[] = [];
  for (let i = 0; i < parts.length; i += 2) {
    const bound = Number(parts[i + 1]);
    const comparisons: Record<string, (value: number) => boolean> = {
      '=': (value) => value === bound,
      '<': (value) => value < bound,
      '<=': (value) => value <= bound,
      '>': (value) => value > bound,
      '>=': (value) => value >= bound,
    };
    const comparison = comparisons[String(parts[i])];
    if (comparison === undefined || Number.isNaN(bound)) throw badOperand(key, operand);
    bounds.push(comparison);
  }
  if (bounds.length === 0) throw badOperand(key, operand);
  return (value) => typeof value === 'number' && bounds.every((holds) => holds(value));
}

/** `*` stands for any characters; `\*` and `\\` for themselves. */
function wildcard(pattern: string): LeafTest {
  const source = pattern.replaceAll(/\\[*\\]|[\s\S]/gu, (part) => {
    if (part === '*') return '[\\s\\S]*';
    return (part.length > 1 && part.startsWith('\\') ? part.slice(1) : part).replaceAll(
      /[\\^$.*+?()[\]{}|/]/gu,
      '\\$&',
    );
  });
  const expression = new RegExp(`^${source}$`, 'u');
  return (value) => typeof value === 'string' && expression.test(value);
}

/** IPv4 ranges. */
function cidr(range: string): LeafTest {
  const [base = '', bits = '32'] = range.split('/');
  const number = (address: string): number | undefined =>
    /^\d{1,3}(\.\d{1,3}){3}$/u.test(address)
      ? address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
      : undefined;
  const size = 2 ** (32 - Number(bits));
  const wanted = number(base);
  return (value) => {
    const address = typeof value === 'string' ? number(value) : undefined;
    return address !== undefined && wanted !== undefined && Math.floor(address / size) === Math.floor(wanted / size);
  };
}

function isLeaf(value: unknown): value is Leaf {
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function textOf(key: string, value: unknown): string {
  if (typeof value !== 'string') throw badOperand(key, value);
  return value;
}

function badOperand(key: string, operand: unknown): Error {
  return new Error(`The condition on "${key}" has an operand that does not fit: ${JSON.stringify(operand)}.`);
}

function entriesOf(value: unknown, key: string): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`The event pattern has ${JSON.stringify(value)} at "${key}", where a list or an object belongs.`);
  }
  return Object.entries(value);
}
