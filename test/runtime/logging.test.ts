import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { measures, telemetry } from '../../functions/runtime/logging.ts';

describe('What a function says of itself', () => {
  const said: string[] = [];

  beforeEach(() => {
    said.length = 0;
    for (const stream of [process.stdout, process.stderr]) {
      jest.spyOn(stream, 'write').mockImplementation((text) => {
        said.push(String(text));
        return true;
      });
    }
  });

  afterEach(() => {
    jest.restoreAllMocks();
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
