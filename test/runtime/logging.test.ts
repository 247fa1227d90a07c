import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { measures, telemetry } from '../../functions/runtime/logging.ts';

describe('What a function says of itself', () => {
  const said: string[] = [];
  const streams = [process.stdout, process.stderr] as const;
  const writes = streams.map((stream) => stream.write.bind(stream));

  beforeEach(() => {
    said.length = 0;
    for (const stream of streams) {
      stream.write = (text: Uint8Array | string): boolean => {
        said.push(String(text));
        return true;
      };
    }
  });

  afterEach(() => {
    for (const [index, stream] of streams.entries()) stream.write = writes[index] ?? stream.write;
  });

  test('an invocation that counted nothing says nothing: a warning for each would bury those that matter', () => {
    telemetry.flush();

    expect(said).toEqual([]);
  });

  test('what was counted is said once, in one line', () => {
    measures.count('MailsSent');
    measures.count('StepsTaken', 2);

    telemetry.flush();
    telemetry.flush();

    expect(said.map((line) => JSON.parse(line))).toEqual([expect.objectContaining({ MailsSent: 1, StepsTaken: 2 })]);
  });
});
