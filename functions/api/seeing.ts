import * as z from 'zod';
import type { Personal } from '../contract/personal.ts';
import { maskedContact, maskedName, type Sight, shownText } from '../domain/privacy/masking.ts';

/** What the stage knows of a place in an answer, compiled once from its schema. */
type Plan = {
  is: Personal | 'words';
  fields?: ReadonlyMap<string, Plan>;
  /** Of each member of a list, or each value of a record. */
  each?: Plan;
};

const words: Plan = { is: 'words' };
/** Within the words of an event, of which the schema says no more: who they are that it names. */
const person: Plan = {
  is: 'words',
  fields: new Map([
    ['name', { is: 'name' }],
    ['email', { is: 'email' }],
    ['phone', { is: 'phone' }],
  ]),
};
const plans = new WeakMap<z.ZodType, Plan>();

/**
 * The last stage of every answer to staff and partners: what people wrote and who they are, no further than the
 * reader's role reaches. Which texts that are, the answer's own schema says (contract/personal.ts).
 *
 * @param names of those whom the answer is about, where it does not say them itself
 */
export function seeing(answer: z.ZodType, body: unknown, sight: Sight, names: readonly string[] = []): unknown {
  if (sight === 'all') return body;
  const plan = planOf(answer);
  const known = sight === 'masked' ? [...new Set([...names, ...namesIn(body, plan)])] : [];
  const kinds = new Set<string>();
  const shown = show(body, plan);
  const told = [...(plan.fields ?? [])].find(([, field]) => field.is === 'kinds')?.[0];
  const tells = told !== undefined && kinds.size > 0 && typeof shown === 'object';
  return tells ? { ...shown, [told]: [...kinds] } : shown;

  function show(value: unknown, at: Plan): unknown {
    if (at.is === 'none' || at.is === 'revealed' || at.is === 'kinds') return value;
    if (typeof value === 'string') return text(value, at.is);
    if (Array.isArray(value)) return value.map((one) => show(one, at.each ?? at));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, show(one, fieldOf(at, key))]));
  }

  function text(value: string, is: Personal | 'words'): string {
    if (is === 'words') {
      const masked = shownText(value, sight, known);
      for (const kind of masked.kinds) kinds.add(kind);
      return masked.text;
    }
    if (sight !== 'masked') return value;
    if (is === 'name') return maskedName(value);
    const kind = is === 'email' ? 'EMAIL' : 'PHONE';
    kinds.add(kind);
    return maskedContact(kind, value);
  }
}

const fieldOf = (at: Plan, key: string): Plan =>
  at.fields?.get(key) ?? at.each ?? (key === 'customer' || key === 'partner' ? person : words);

/** The names that an answer says itself. */
function namesIn(value: unknown, at: Plan): string[] {
  if (at.is === 'none' || at.is === 'revealed') return [];
  if (typeof value === 'string') return at.is === 'name' ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => namesIn(one, at.each ?? at));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => namesIn(one, fieldOf(at, key)));
}

function planOf(schema: z.ZodType): Plan {
  const before = plans.get(schema);
  if (before) return before;
  const plan = compile(schema);
  plans.set(schema, plan);
  return plan;
}

function compile(schema: z.ZodType): Plan {
  const said = z.globalRegistry.get(schema)?.['x-personal'];
  const is = isPersonal(said) ? said : 'words';
  if (is !== 'words') return { is };
  if (schema instanceof z.ZodObject) {
    return { is, fields: new Map(Object.entries(schema.shape).map(([key, field]) => [key, planOf(asType(field))])) };
  }
  if (schema instanceof z.ZodArray) return { is, each: planOf(asType(schema.element)) };
  if (schema instanceof z.ZodRecord) {
    const each = planOf(asType(schema.valueType));
    return each === words ? words : { is, each };
  }
  if (schema instanceof z.ZodUnion) return together(schema.options.map((option) => planOf(asType(option))));
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodReadonly) {
    return planOf(asType(schema.unwrap()));
  }
  if (schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral) return { is: 'none' };
  return words;
}

/** Of several shapes that a value may have, the fields of all; where they disagree, it is words. */
function together(several: readonly Plan[]): Plan {
  const fields = new Map<string, Plan>();
  for (const [key, plan] of several.flatMap((one) => [...(one.fields ?? [])])) {
    const other = fields.get(key);
    fields.set(key, other !== undefined && other.is !== plan.is ? words : plan);
  }
  const same = several.every(({ is }) => is === several[0]?.is);
  return { is: same ? (several[0]?.is ?? 'words') : 'words', ...(fields.size > 0 && { fields }) };
}

const asType = (schema: unknown): z.ZodType => (schema instanceof z.ZodType ? schema : z.unknown());

const marks: ReadonlySet<unknown> = new Set<Personal>(['name', 'email', 'phone', 'none', 'revealed', 'kinds']);
const isPersonal = (said: unknown): said is Personal => marks.has(said);
