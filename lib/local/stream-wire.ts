import { callAws } from './aws-json.ts';
import type { StreamSource } from './stream.ts';
import type { Images, StreamRecord } from './stream-record.ts';
import { asList, asProperties, asText, type Properties } from './properties.ts';

/** How often the stream is asked, in milliseconds: AWS's own protocol has no notice of changes. */
const pollMilliseconds = 250;

/** The sequence number of the last record done, by shard. */
type Positions = Record<string, string>;

/** The change stream of a table of any DynamoDB, through the protocol of DynamoDB Streams. */
export class WireStream implements StreamSource {
  readonly #endpoint: string;
  readonly #table: string;
  #arn: string | undefined;
  #ticker: NodeJS.Timeout | undefined;

  constructor(endpoint: string, table: string) {
    this.#endpoint = endpoint;
    this.#table = table;
  }

  start(stored: string): string {
    return stored;
  }

  onceChanged(listener: () => void): void {
    clearTimeout(this.#ticker);
    this.#ticker = setTimeout(listener, pollMilliseconds);
  }

  async read(after: string, limit: number): Promise<StreamRecord[]> {
    const positions: Positions = after === '' ? {} : JSON.parse(after);
    const records: StreamRecord[] = [];
    for (const shard of await this.#shards()) {
      const found = await this.#records(shard, positions[shard], limit - records.length);
      for (const record of found) {
        const recordOf = asProperties(record['dynamodb']);
        const sequenceNumber = String(recordOf['SequenceNumber']);
        positions[shard] = sequenceNumber;
        const images: Images = { newImage: jsonOf(recordOf['NewImage']), oldImage: jsonOf(recordOf['OldImage']) };
        records.push({
          position: JSON.stringify(positions),
          sequenceNumber,
          eventId: String(record['eventID']),
          eventName: String(record['eventName']),
          keys: JSON.stringify(recordOf['Keys']),
          images: () => images,
        });
      }
      // The children of a shard come after all of it.
      if (records.length >= limit) break;
    }
    return records;
  }

  consumed(): void {}

  close(): void {
    clearTimeout(this.#ticker);
  }

  async #shards(): Promise<string[]> {
    if (this.#arn === undefined) {
      const [stream] = asList((await this.#call('ListStreams', { TableName: this.#table }))['Streams']);
      this.#arn = asText(stream?.['StreamArn']);
      if (this.#arn === undefined) return [];
    }
    const description = asProperties(
      (await this.#call('DescribeStream', { StreamArn: this.#arn }))['StreamDescription'],
    );
    return asList(description['Shards']).map((shard) => String(shard['ShardId']));
  }

  async #records(ShardId: string, after: string | undefined, Limit: number): Promise<Properties[]> {
    const from =
      after === undefined
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after };
    const { ShardIterator } = await this.#call('GetShardIterator', { StreamArn: this.#arn, ShardId, ...from });
    return asList((await this.#call('GetRecords', { ShardIterator, Limit: Math.min(Limit, 1000) }))['Records']);
  }

  #call(operation: string, input: Record<string, unknown>): Promise<Record<string, unknown>> {
    return callAws(this.#endpoint, `DynamoDBStreams_20120810.${operation}`, input);
  }
}

function jsonOf(image: unknown): string | undefined {
  return image === undefined ? undefined : JSON.stringify(image);
}
