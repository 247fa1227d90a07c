import type { ConsumedCapacity, DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** What calls consumed, as the engine reports it. */
export type Tally = {
  /** Calls by operation, e.g. `Query`. */
  calls: Map<string, number>;
  readUnits: number;
  tableWriteUnits: number;
  indexWriteUnits: number;
  /** Calls that succeeded and did not say what they consumed. */
  silent: number;
  /** Calls that were refused: DynamoDB charges their writes and reports nothing. */
  refused: number;
};

export const callsOf = ({ calls }: Tally): number => [...calls.values()].reduce((sum, count) => sum + count, 0);

export type Meter = <T>(work: () => Promise<T>) => Promise<{ result: T; tally: Tally }>;

/** Reads a client's meter: asks every call for the units that it consumed, index by index, and adds them up. */
export function meterOf(client: DynamoDBClient): Meter {
  let tally: Tally | undefined;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const into = tally;
      if (into === undefined) return next(args);
      const operation = String(context['commandName']).replace(/Command$/, '');
      into.calls.set(operation, (into.calls.get(operation) ?? 0) + 1);
      try {
        const answer = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'INDEXES' } });
        add(into, operation, answer.output);
        return answer;
      } catch (error) {
        into.refused += 1;
        throw error;
      }
    },
    { step: 'initialize', name: 'consumedCapacity' },
  );
  return async (work) => {
    tally = { calls: new Map(), readUnits: 0, tableWriteUnits: 0, indexWriteUnits: 0, silent: 0, refused: 0 };
    const counted = tally;
    try {
      return { result: await work(), tally: counted };
    } finally {
      tally = undefined;
    }
  };
}

const reading = /^(Get|BatchGet|TransactGet|Query|Scan)/;

function add(tally: Tally, operation: string, output: object): void {
  const reported: ConsumedCapacity | ConsumedCapacity[] | undefined =
    'ConsumedCapacity' in output ? (output.ConsumedCapacity ?? undefined) : undefined;
  const consumed = reported === undefined ? [] : [reported].flat();
  if (consumed.length === 0) tally.silent += 1;
  for (const { CapacityUnits: all = 0, GlobalSecondaryIndexes: indexes = {} } of consumed) {
    const inIndexes = Object.values(indexes).reduce((sum, { CapacityUnits: units = 0 }) => sum + units, 0);
    if (reading.test(operation)) tally.readUnits += all;
    else {
      tally.tableWriteUnits += all - inIndexes;
      tally.indexWriteUnits += inIndexes;
    }
  }
}
