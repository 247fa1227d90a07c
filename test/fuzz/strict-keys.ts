import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** What DynamoDB takes, in bytes of UTF-8. The engine of the tests takes more, so that it is asked for here. */
const most = { pk: 2048, sk: 1024, item: 400 * 1024 } as const;

/** Lets the client refuse what DynamoDB would: keys and items that are too long, empty keys, texts that are no UTF-8. */
export function keepToLimits(client: DynamoDBClient): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      const fault = faultIn(args.input);
      if (fault !== undefined) throw Object.assign(new Error(fault), { name: 'ValidationException' });
      return next(args);
    },
    { step: 'initialize', name: 'keepToLimits' },
  );
}

function faultIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const text: unknown = typeof inner === 'object' && inner !== null && 'S' in inner ? inner.S : undefined;
    if (typeof text === 'string') {
      if (!text.isWellFormed()) return `${name} is no UTF-8.`;
      const key = name === 'pk' || name === 'sk' || name.startsWith(':') ? name : undefined;
      const limit = key === 'pk' ? most.pk : key === 'sk' ? most.sk : most.item;
      if (Buffer.byteLength(text) > limit) return `${name} has more than ${limit} bytes.`;
      if (text === '' && (key === 'pk' || key === 'sk')) return `${name} is empty.`;
    }
    if (name === 'Item' && Buffer.byteLength(JSON.stringify(inner)) > most.item) return 'An item is too large.';
    const within = faultIn(inner);
    if (within !== undefined) return within;
  }
  return undefined;
}
