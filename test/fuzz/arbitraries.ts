import fc from 'fast-check';
import { hostileNumbers, hostileTexts } from './hostile.ts';

/** The part of JSON Schema that the OpenAPI document uses; anything else in it fails the tests that read it. */
export type Schema = {
  type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'null';
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  propertyNames?: Schema;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  pattern?: string;
  format?: string;
};

/** What a field of that name may hold so that it means something: ids that exist, dates ahead. */
export type Known = (field: string) => readonly unknown[];

type Json = fc.Arbitrary<unknown>;

/** Values that the schema takes, as often as not with what exists in fields that name something. */
export function valid(schema: Schema, known: Known, field = ''): Json {
  const { anyOf = schema.oneOf, const: one, enum: choices } = schema;
  if (anyOf) return fc.oneof(...anyOf.map((each) => valid(each, known, field)));
  if (one !== undefined) return fc.constant(one);
  if (choices) return fc.constantFrom(...choices);
  return ofType(schema, known, field);
}

function ofType(schema: Schema, known: Known, field: string): Json {
  switch (schema.type) {
    case 'object':
      return anObject(schema, known);
    case 'array':
      return fc.array(valid(schema.items ?? {}, known, field), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, Math.max(3, schema.minItems ?? 0)),
      });
    case 'integer':
    case 'number':
      return aNumber(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'string':
      return aText(schema, known, field);
    case undefined:
      return fc.jsonValue({ maxDepth: 2 });
    default:
      return schema.type satisfies never;
  }
}

function anObject({ properties = {}, required = [], additionalProperties: more }: Schema, known: Known): Json {
  const model = Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, valid(each, known, name)]));
  const named = fc.record(model, { requiredKeys: required });
  if (typeof more !== 'object') return named;
  const further = fc.dictionary(fc.constantFrom('en', 'zh-CN', 'a', 'b'), valid(more, known), { maxKeys: 3 });
  return fc.tuple(named, further).map(([one, other]) => ({ ...other, ...one }));
}

function aNumber({ type, minimum = -1e9, maximum = 1e9 }: Schema): Json {
  const [min, max] = [Math.max(minimum, -1e12), Math.min(maximum, 1e12)];
  if (type === 'number') return fc.double({ min, max, noNaN: true });
  return fc.oneof(fc.integer({ min: Math.ceil(min), max: Math.floor(max) }), fc.constantFrom(min, max));
}

/** One pattern each that the document has beside those of zod's own formats. */
const ofPattern: readonly { fits: RegExp; texts: Json }[] = [
  { fits: /A-Z\]\{2\}/, texts: fc.constantFrom('CN', 'GB', 'DE', 'ZZ') },
  { fits: /AEIMQUYcgkosw048/, texts: fc.uint8Array({ minLength: 32, maxLength: 32 }).map(base64) },
  { fits: /T\\d\\d:\\d\\d/, texts: fc.constantFrom('2026-03-02T09:00:00Z', '2026-03-02T17:00:00.000+08:00') },
  { fits: /转分机/, texts: fc.constantFrom('+86 138 0013 8000', '020 7946 0000 ext. 12') },
];

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function aText({ format, pattern, minLength = 0, maxLength = 300 }: Schema, known: Known, field: string): Json {
  const means = known(field);
  if (format === 'email') return fc.constantFrom('ann@customer.example', 'lead@example.com', "o'hara+x@b-c.example");
  if (pattern !== undefined && format === undefined) {
    const texts = ofPattern.find(({ fits }) => fits.test(pattern))?.texts;
    if (texts === undefined) throw new Error(`No texts are known for the pattern ${pattern} of ${field}.`);
    return texts;
  }
  const length = { minLength: Math.max(1, minLength), maxLength: Math.min(maxLength, 60) };
  const anything =
    format === 'date-time'
      ? fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }).map((date) => date.toISOString())
      : fc.oneof(
          fc
            .constantFrom('The parcel never came.', '水壶漏水，电线冒烟。', 'Thanks!')
            .map((text) => text.slice(0, maxLength)),
          fc
            .string({ ...length, unit: 'grapheme' })
            .map((text) => (text.trim() === '' ? 'x' : text).slice(0, maxLength)),
          { arbitrary: fc.constantFrom(maxLength).map((most) => '长'.repeat(Math.min(most, 20_000))), weight: 1 },
        );
  return means.length === 0 ? anything : fc.oneof({ arbitrary: fc.constantFrom(...means), weight: 4 }, anything);
}

/** Anything that JSON can say, and much that it should not. */
export const hostile: Json = fc.oneof(
  fc.constantFrom<unknown>(...hostileTexts),
  fc.constantFrom<unknown>(...hostileNumbers),
  fc.constantFrom<unknown>(null, true, [], {}, [[]], [null], { length: 1e9 }, { toString: 'x' }, { toJSON: 1 }),
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    JSON.parse('{"__proto__":{"role":"admin"},"constructor":{"prototype":{"isAdmin":true}}}'),
    Array.from({ length: 2000 }, () => 'a'),
  ),
);

/** What nobody may set from outside, whatever the body is for. */
export const forbiddenFields = (
  'status level hash previousHash version team assignee role id reference kind by at events clocks priority ' +
  'trackingSecret secretDigest pk sk extra __proto__'
).split(' ');

/** A value with one thing wrong with it, anywhere: another type, a hostile text, a field too few or too many. */
export const nearly = (value: Json): Json =>
  fc
    .tuple(
      value,
      fc.nat(),
      hostile,
      fc.constantFrom('replace', 'remove', 'add', 'repeat'),
      fc.constantFrom(...forbiddenFields),
    )
    .map(([whole, where, wrong, how, name]) => {
      const copy: unknown = structuredClone(whole);
      const places = placesOf(copy);
      const place = places[where % Math.max(places.length, 1)];
      if (place === undefined) return wrong;
      const { holder, key } = place;
      if (how === 'replace') Reflect.set(holder, key, wrong);
      else if (how === 'remove') Reflect.deleteProperty(holder, key);
      else if (how === 'repeat' && Array.isArray(holder)) holder.push(...Array.from({ length: 300 }, () => holder[0]));
      // As JSON.parse would: `__proto__` is a field like any other.
      else Object.defineProperty(holder, name, { value: wrong, enumerable: true, configurable: true, writable: true });
      return copy;
    });

function placesOf(value: unknown): { holder: object; key: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [{ holder: value, key }, ...placesOf(inner)]);
}
