import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { reply } from '../../../functions/domain/casework/correspond.ts';
import { change } from '../../../functions/domain/complaint/change.ts';
import { clerk, mortal, openPost, type Post } from './post.ts';

let post: Post;
beforeAll(async () => {
  post = await openPost();
});
afterAll(async () => post.close());

const lead = 'lead@acme.example';

/** As many complaints as that, of which the first answer is late now, and what the sweep says of them. */
async function late(
  count: number,
  description?: string,
): Promise<{ references: string[]; events: Awaited<ReturnType<Post['steps']>> }> {
  const references = await post.complaints(count, description);
  post.later({ hours: 25 });
  return { references, events: await post.steps(references) };
}

/** Everything that waited for anything has gone, and the next test begins with an empty window. */
async function quiet(): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    post.later({ minutes: 11 });
    await post.tick();
  }
  post.mails.length = 0;
}

describe('Late answers for one person', () => {
  test('come one by one while they are few, at once', async () => {
    await quiet();
    const { events } = await late(5);
    await post.tell(events);
    expect(post.mailsTo(lead)).toHaveLength(5);
    expect(post.mails.map(({ tags }) => tags.mailId)).toEqual(events.map(({ seq }) => `00000${seq}-breach-lead`));
  });

  test('come as one digest when they are more, with every case in it, the most overdue first', async () => {
    await quiet();
    const first = await post.complaints(3, 'Older, and more overdue.');
    post.later({ minutes: 40 });
    const second = await post.complaints(4, 'Younger.');
    post.later({ hours: 25 });
    await post.tell(await post.steps([...second, ...first]));
    expect(post.mails).toHaveLength(1);
    const [digest] = post.mailsTo(lead);
    expect(digest?.subject).toBe('[Late] 7 deadlines: 7 late, the longest by 1 hour 40 minutes');
    const named = [...(digest?.text.matchAll(/^CR-\w{4}-\w{4}$/gm) ?? [])].map(([reference]) => reference);
    expect(named.slice(0, 3).toSorted()).toEqual(first.toSorted());
    expect(named.slice(3).toSorted()).toEqual(second.toSorted());
    for (const reference of [...first, ...second]) {
      expect(await post.records(reference)).toEqual([
        expect.objectContaining({ state: 'in-digest', digest: digest?.tags.reference, toldAs: 'lead', to: lead }),
      ]);
    }
  });

  test('wait after a digest for the window’s end: 6 now, 2 after four minutes, one digest of 2 at the tenth', async () => {
    await quiet();
    const early = await post.complaints(6);
    post.later({ minutes: 4 });
    const later = await post.complaints(2);
    post.later({ hours: 23, minutes: 57 });
    await post.tell(await post.steps(early));
    expect(post.mails).toHaveLength(1);
    post.later({ minutes: 4 });
    await post.tell(await post.steps(later));
    for (let minute = 4; minute < 9; minute += 1) {
      post.later({ minutes: 1 });
      await post.tick();
    }
    expect(post.mails).toHaveLength(1);
    post.later({ minutes: 1 });
    await post.tick();
    expect(post.mails.map(({ subject }) => subject)).toEqual([
      expect.stringContaining('6 deadlines'),
      expect.stringContaining('2 deadlines'),
    ]);
  });

  test('that are urgent wait for a minute at most, even after a digest', async () => {
    await quiet();
    const general = await post.complaints(6);
    post.later({ hours: 22, minutes: 1 });
    const urgent = await post.complaints(1, 'The kettle caught fire and my daughter was burnt.');
    post.later({ hours: 2 });
    const events = await post.steps([...general, ...urgent]);
    const ofUrgent = events.filter(({ reference }) => urgent.includes(reference));
    expect(ofUrgent.length).toBeGreaterThan(0);
    await post.tell(events.filter((event) => !ofUrgent.includes(event)));
    await post.tell(ofUrgent);
    const before = post.mailsTo(lead).length;
    post.later({ minutes: 1 });
    await post.tick();
    expect(before).toBe(1);
    expect(post.mailsTo(lead)).toHaveLength(2);
    expect(post.mailsTo(lead)[1]?.text).toContain(urgent[0]);
  });

  test('are not told of when they were answered before the mail went', async () => {
    await quiet();
    const { references, events } = await late(8);
    const [answered = ''] = references;
    await change(post, answered, 'reply', reply({ text: 'Here it is.' }, clerk));
    await post.tell(events);
    expect(post.mails[0]?.subject).toContain('7 deadlines');
    expect(post.mails[0]?.text).not.toContain(answered);
  });

  test('that were answered while they waited are dropped, and the record says so', async () => {
    await quiet();
    const early = await post.complaints(6);
    post.later({ minutes: 2 });
    const [waiting = ''] = await post.complaints(1);
    post.later({ hours: 23, minutes: 58 });
    await post.tell(await post.steps(early));
    post.later({ minutes: 2 });
    await post.tell(await post.steps([waiting]));
    expect((await post.records(waiting)).map(({ state }) => state)).toEqual(['waiting']);
    await change(post, waiting, 'reply', reply({ text: 'Here it is.' }, clerk));
    await quiet();
    expect((await post.records(waiting)).map(({ state }) => state)).toEqual(['dropped']);
  });
});

describe('Nobody is told twice', () => {
  test('when the event comes again after its mail, after its digest, and while it waits', async () => {
    await quiet();
    const few = await late(2);
    await post.tell(few.events);
    await post.tell(few.events);
    expect(post.mails).toHaveLength(2);
    const many = await late(9);
    await post.tell(many.events);
    await post.tell(many.events);
    await quiet();
    await post.tell([...few.events, ...many.events]);
    await quiet();
    expect(post.mails).toEqual([]);
  });

  test('when many runs flush one person at once', async () => {
    await quiet();
    const { references, events } = await late(24);
    const batches = Array.from({ length: 8 }, (_, index) => events.slice(index * 3, index * 3 + 3));
    await Promise.all([...batches, ...batches].map(async (batch) => post.tell(batch)));
    const during = post.mails.flatMap(({ text }) => text.match(/CR-\w{4}-\w{4}$/gm) ?? []);
    await Promise.all([post.tick(), post.tick(), post.tick()]);
    for (let minute = 0; minute < 15; minute += 1) {
      post.later({ minutes: 1 });
      await Promise.all([post.tick(), post.tick()]);
    }
    const named = post.mails.flatMap(({ text }) => [...new Set(text.match(/CR-\w{4}-\w{4}/g))]);
    expect(during.length).toBeGreaterThan(0);
    expect(named.toSorted()).toEqual(references.toSorted());
    expect(post.mails.length).toBeLessThanOrEqual(7);
  });

  test.each([
    ['3 mails', 3],
    ['a digest of 7', 7],
  ])('wherever the run dies that sends %s: every case is told once in the end, and none twice', async (_, count) => {
    await quiet();
    // Each run tells somebody else of their own cases, and dies one call later than the run before it.
    const runs = Array.from({ length: count * 6 + 12 }, (_run, index) => ({
      keeper: `${count}-${index}`,
      services: mortal(post.services, index + 1),
    }));
    const cases = await Promise.all(runs.map(async ({ keeper }) => post.complaints(count, undefined, keeper)));
    post.later({ hours: 19 });
    const events = await post.steps(cases.flat());
    const eventsOf = (index: number) => events.filter(({ reference }) => cases[index]?.includes(reference));
    const outcomes = await Promise.all(
      runs.map(async ({ services }, index) => post.tell(eventsOf(index), services).catch(() => [])),
    );
    const atDeath = new Set(runs.map(({ keeper }) => post.mailsTo(`${keeper}@acme.example`).length));
    // The queue delivers again what was not answered for, after its visibility timeout; the job goes on each minute.
    post.later({ minutes: 3 });
    const again = outcomes.flatMap((outcome, index) =>
      eventsOf(index).filter((_event, place) => outcome[place]?.status !== 'fulfilled'),
    );
    await post.tell(again);
    for (let minute = 0; minute < 15; minute += 1) {
      post.later({ minutes: 1 });
      await post.tick();
    }
    for (const [index, { keeper }] of runs.entries()) {
      const mails = post.mailsTo(`${keeper}@acme.example`);
      const named = mails.flatMap(({ text }) => [...new Set(text.match(/CR-\w{4}-\w{4}/g))]);
      expect({ index, named: named.toSorted() }).toEqual({ index, named: cases[index]?.toSorted() });
    }
    expect(again.length).toBeGreaterThan(0);
    // Some runs died before their mail and some after it, and some lived.
    expect(atDeath).toContain(0);
    expect(atDeath).toContain(count === 7 ? 1 : count);
    expect(outcomes.at(-1)?.map(({ status }) => status)).toEqual(Array.from({ length: count }, () => 'fulfilled'));
  });
});
