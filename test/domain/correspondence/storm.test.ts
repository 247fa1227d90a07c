import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { callsOf, meterOf } from '../../bench/units/meter.ts';
import { openPost, type Post } from './post.ts';

let post: Post;
beforeAll(async () => {
  post = await openPost();
});
afterAll(async () => post.close());

const mostInABatch = 100; // of 500 that the reaction would take: the first digest is not all

test('Five hundred steps at once for one person are few mails, and no call for each of them.', async () => {
  const meter = meterOf(post.client);
  const references = await post.complaints(500);
  post.later({ hours: 25 });
  const events = await post.steps(references);
  expect(events).toHaveLength(500);
  const batches = Array.from({ length: events.length / mostInABatch }, (_, index) =>
    events.slice(index * mostInABatch, (index + 1) * mostInABatch),
  );

  const begun = performance.now();
  const telling = await meter(async () => {
    for (const batch of batches) await post.tell(batch);
  });
  const seconds = (performance.now() - begun) / 1000;
  const atOnce = post.mails.length;
  const later = await meter(async () => {
    for (let minute = 0; minute < 10; minute += 1) {
      post.later({ minutes: 1 });
      await post.tick();
    }
  });
  const idle = await meter(async () => post.tick());

  const named = post.mails.flatMap(({ text }) => text.match(/^CR-\w{4}-\w{4}$/gm) ?? []);
  expect(named.toSorted()).toEqual(references.toSorted());
  expect({ atOnce, inAll: post.mails.length }).toEqual({ atOnce: 1, inAll: 2 });
  // Each step: two items stored in a transaction, one taken off and one marked in another; nothing else grows with them.
  const units = [telling, later].reduce((sum, { tally }) => sum + tally.tableWriteUnits + tally.indexWriteUnits, 0);
  expect(units / 500).toBeLessThan(9);
  expect((callsOf(telling.tally) + callsOf(later.tally)) / 500).toBeLessThan(0.3);
  // When nothing waits, the minute's look is one query.
  post.later({ minutes: 11 });
  await post.tick();
  const nothing = await meter(async () => post.tick());
  expect([...nothing.tally.calls]).toEqual([['Query', 1]]);
  expect(nothing.tally.readUnits).toBeLessThanOrEqual(1);
  if (process.env['SHOW_STORM'] !== undefined) {
    console.log(
      JSON.stringify({ seconds, atOnce, mails: post.mails.map(({ html, subject }) => [subject, html.length]) }),
    );
    console.log('telling', telling.tally, 'later', later.tally, 'idle', idle.tally, 'units per step', units / 500);
  }
});
