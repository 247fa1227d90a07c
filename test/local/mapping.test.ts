import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Journal } from '../../lib/local/journal.ts';
import type { LambdaFunction } from '../../lib/local/lambda.ts';
import { QueueMapping } from '../../lib/local/mapping.ts';
import type { Queue } from '../../lib/local/queue.ts';
import { Queues } from '../../lib/local/queue-store.ts';
import { waitFor } from '../journeys/machine.ts';

let folder: string;
let journal: Journal;
let queues: Queues;
let work: Queue;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'redress-mapping-'));
  journal = new Journal(join(folder, 'machine.sqlite'));
  queues = new Queues(journal);
  work = queues.open({ name: 'work', arn: 'arn:work', visibilityMilliseconds: 60_000, delayMilliseconds: 0 });
});
afterEach(() => {
  queues.close();
  journal.close();
  rmSync(folder, { recursive: true, force: true });
});

/** @returns the sizes of the batches that the function is given. */
function mapped(windowMilliseconds: number, batchSize = 500): number[] {
  const batches: number[] = [];
  const invoke = async (event: string) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the mapping under test writes
    batches.push((JSON.parse(event) as { Records: unknown[] }).Records.length);
    return { ok: true, payload: 'null' };
  };
  const settings = { batchSize, concurrency: 2, partialFailures: true, windowMilliseconds, filters: [] };
  new QueueMapping(
    work,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- all that a mapping asks of a function
    { invoke } as unknown as LambdaFunction,
    { ...settings, isRush: () => false },
    { accountId: '000000000000', region: 'eu-west-1' },
  );
  return batches;
}

const received = (batches: number[]): number => batches.reduce((sum, size) => sum + size, 0);

describe('a queue whose batches gather', () => {
  test('hands over what comes one after the other as one batch', async () => {
    const batches = mapped(60_000, 30);
    for (let sent = 0; sent < 30; sent += 1) {
      await work.send('due');
      await sleep(10);
    }
    await waitFor(() => received(batches) === 30);
    expect(batches).toEqual([30]);
  });

  test('waits no longer than its window for more to come', async () => {
    const batches = mapped(300);
    for (let sent = 0; batches.length === 0 && sent < 200; sent += 1) {
      await work.send('due');
      await sleep(20);
    }
    expect(batches).toHaveLength(1);
  });

  test('hands over a full batch at once', async () => {
    const batches = mapped(60_000, 3);
    await Promise.all(['a', 'b', 'c'].map(async (body) => work.send(body)));
    await waitFor(() => batches.length === 1);
    expect(batches).toEqual([3]);
  });
});

describe('a queue whose batches do not gather', () => {
  test('hands over a lone message at once, and does not wait for the next', async () => {
    const batches = mapped(0);
    await work.send('one');
    await waitFor(() => batches.length === 1);
    await work.send('two');
    await waitFor(() => batches.length === 2);
    expect(batches).toEqual([1, 1]);
  });
});
