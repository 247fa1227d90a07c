import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Journal } from '../../lib/local/journal.ts';
import type { Queue } from '../../lib/local/queue.ts';
import { Queues } from '../../lib/local/queue-store.ts';
import { waitFor } from '../journeys/machine.ts';

let folder: string;
let journal: Journal;
let queues: Queues;
let work: Queue;
let dead: Queue;

let hiddenFor = 60_000;

function open(): void {
  journal = new Journal(join(folder, 'machine.sqlite'));
  queues = new Queues(journal);
  const settings = { visibilityMilliseconds: hiddenFor, delayMilliseconds: 0 };
  const redrive = { deadLetterArn: 'arn:dead', maxReceives: 2 };
  dead = queues.open({ ...settings, name: 'dead', arn: 'arn:dead' });
  work = queues.open({ ...settings, name: 'work', arn: 'arn:work', redrive });
}

/** Opens what a kill -9 at this moment would leave on disk. */
function killAndOpen(): void {
  const left = mkdtempSync(join(tmpdir(), 'redress-queue-'));
  cpSync(folder, left, { recursive: true });
  close();
  folder = left;
  open();
}

function close(): void {
  queues.close();
  journal.close();
  rmSync(folder, { recursive: true, force: true });
}

beforeEach(() => {
  hiddenFor = 60_000;
  folder = mkdtempSync(join(tmpdir(), 'redress-queue-'));
  open();
});
afterEach(close);

const bodies = (queue: Queue): string[] => queue.peek().map(({ body }) => body);

describe('a queue', () => {
  test('hands out in order, and never one message to two', async () => {
    await Promise.all([work.send('a'), work.send('b'), work.send('c')]);
    expect(work.take(2).map(({ body }) => body)).toEqual(['a', 'b']);
    expect(work.take(2).map(({ body }) => body)).toEqual(['c']);
    expect(work.counts()).toEqual({ name: 'work', visible: 0, inFlight: 3 });
  });

  test('shows again what was taken and neither finished nor given back in time', async () => {
    await work.send('a');
    work.take(1);
    expect(bodies(work)).toEqual([]);
    hiddenFor = 40;
    killAndOpen();
    work.take(1);
    await waitFor(() => bodies(work).length > 0);
    expect(bodies(work)).toEqual(['a']);
  });

  test('forgets what is finished, also over a restart', async () => {
    await work.send('a');
    work.remove(work.take(1));
    journal.flush();
    killAndOpen();
    expect(work.counts()).toEqual({ name: 'work', visible: 0, inFlight: 0 });
  });

  test('keeps what was sent and what was in work when the machine is killed, and shows it at once', async () => {
    await Promise.all([work.send('a'), work.send('b')]);
    work.take(1);
    killAndOpen();
    expect(bodies(work).toSorted()).toEqual(['a', 'b']);
  });

  test('moves a message aside when it has failed as often as allowed, and counts over restarts', async () => {
    await work.send('bad');
    work.giveBack(work.take(1), 0);
    journal.flush();
    killAndOpen();
    await sleep(5);
    expect(work.peek()).toMatchObject([{ body: 'bad', receives: 1 }]);
    work.giveBack(work.take(1), 0);
    await sleep(5);
    expect(work.take(1)).toEqual([]);
    await waitFor(() => bodies(dead).length > 0);
    expect(bodies(dead)).toEqual(['bad']);
    journal.flush();
    killAndOpen();
    expect(bodies(work)).toEqual([]);
    expect(bodies(dead)).toEqual(['bad']);
  });

  test('takes dead letters back on request, to be tried as often again', async () => {
    await dead.send('bad', 'arn:work');
    await dead.send('of a stream');
    expect(await dead.redrive()).toEqual({ moved: 1, kept: 1 });
    expect(work.peek()).toMatchObject([{ body: 'bad', receives: 0 }]);
    expect(bodies(dead)).toEqual(['of a stream']);
    journal.flush();
    killAndOpen();
    expect([bodies(work), bodies(dead)]).toEqual([['bad'], ['of a stream']]);
  });

  test('hands out nothing once it is closed, and counts a stop as no failure', async () => {
    await Promise.all([work.send('a'), work.send('b')]);
    const taken = work.take(1);
    queues.close();
    expect([work.visibleCount, work.take(1)]).toEqual([0, []]);
    work.giveBack(taken);
    journal.flush();
    killAndOpen();
    expect(work.peek()).toMatchObject([
      { body: 'a', receives: 0 },
      { body: 'b', receives: 0 },
    ]);
  });

  test('stores in one transaction what is sent in one tick', async () => {
    let commits = 0;
    const exec = journal.database.exec.bind(journal.database);
    journal.database.exec = (sql) => {
      if (sql === 'COMMIT') commits += 1;
      exec(sql);
    };
    await Promise.all(Array.from({ length: 100 }, (_, i) => work.send(String(i))));
    expect(commits).toBe(1);
    expect(work.visibleCount).toBe(100);
  });
});
