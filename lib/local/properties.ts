/** Resolved properties; what is in them is checked where it is read. */
export type Properties = { readonly [name: string]: unknown };

/** @throws Error when the value is not an object. */
export function asProperties(value: unknown): Properties {
  if (!isProperties(value)) {
    throw new Error(`The template has ${JSON.stringify(value)} where properties were expected.`);
  }
  return value;
}

function isProperties(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as a list of properties; nothing gives an empty list. */
export function asList(value: unknown): Properties[] {
  return Array.isArray(value) ? value.map(asProperties) : [];
}

/** The text of a property, or undefined when it is absent. */
export function asText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? undefined : JSON.stringify(value);
}

/** The number of a property (CloudFormation allows it as text), or `otherwise` when it is absent. */
export function asNumber(value: unknown, otherwise: number): number {
  return value === undefined || value === null ? otherwise : Number(value);
}
