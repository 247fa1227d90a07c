import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { askForUpload } from '../../../functions/domain/casework/attachments/ask.ts';
import { placeName } from '../../../functions/domain/casework/attachments/place.ts';
import { recordFile } from '../../../functions/domain/casework/attachments/record-file.ts';
import { relate } from '../../../functions/domain/casework/links/relate.ts';
import { recordBounce } from '../../../functions/domain/correspondence/record-bounce.ts';
import { rememberSolved } from '../../../functions/domain/insight/similar/remember-solved.ts';
import { auditOf, erasedAmong } from '../../../functions/domain/complaint/audit.ts';
import type { ChainFinding } from '../../../functions/domain/complaint/chain.ts';
import type { CaseEvent } from '../../../functions/domain/complaint/events.ts';
import { teams } from '../../../functions/domain/complaint/vocabulary.ts';
import { forget } from '../../../functions/domain/erasure/forget.ts';
import { eraseCase } from '../../../functions/domain/erasure/erase-case.ts';
import { contributionOf } from '../../../functions/domain/insight/measures/contribution.ts';
import { plus } from '../../../functions/domain/insight/measures/counters.ts';
import { measure } from '../../../functions/domain/insight/measures/measure.ts';
import { isLive } from '../../../functions/domain/sla/clock.ts';
import { everGiven } from '../../../functions/domain/sla/history.ts';
import { type Desk, openDesk } from '../../desk.ts';
import { personAt } from './person.ts';
import { seed } from '../../fuzz/seed.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(async () => desk.close());

type Person = Awaited<ReturnType<typeof personAt>>;
type Doing = keyof Person['doings'];

let people = 0;
const somebody = async (): Promise<Person> => personAt(desk, (people += 1));

const manager = { type: 'staff', id: 'manager', role: 'manager' } as const;
const onRequest = { why: 'request', request: 'PR-7', by: manager } as const;

const audited = async (reference: string): Promise<ChainFinding> => {
  const file = await desk.cases.open(reference);
  if (!file) throw new Error(`${reference} is not there.`);
  return auditOf(file, await desk.policies.of(everGiven(file.events)), await erasedAmong(desk, file.events));
};
const counted = async () => plus(await desk.counters.totals(teams, '1970-01-01'));
const addedBy = async (reference: string) => {
  const file = await desk.cases.open(reference);
  return file && contributionOf(file.subject, file.events, desk.settings.timeZone);
};

/** What stays of a case. */
const staying = `
  reference version lastHash lastChange status kind category level sentiment said
  customer excerpt channel enteredBy country trackingHash writtenBytes erased receivedAt acknowledgedAt
  firstResponseAt reopenedAt reopeningAcknowledgedAt waits clocks team assignee assignedAt routed policies
  cause actions remedies negotiations disputed resolution closedAt withdrawnAt mergedInto mergedAt`.split(/\s+/);

/** Brings a case to an end, whatever stands in the way. */
async function ended(person: Person): Promise<void> {
  const { doings, reference } = person;
  await doings.release();
  await doings.resolve();
  // Whose decision the customer did not agree with may not decide again.
  await person.resolveAs('admin');
  for (const clock of (await desk.cases.find(reference))?.clocks ?? []) {
    if (clock.kind === 'promise') await person.keep(clock.id);
  }
  await person.react();
}

/** Everything that can happen, and was told of, once. */
async function wholeLife(): Promise<Person> {
  const person = await somebody();
  await person.react();
  const last: Doing[] = ['resolve', 'close', 'confirm', 'disagree', 'withdraw'];
  for (const name of Object.keys(person.doings) as Doing[]) {
    if (last.includes(name)) continue;
    await person.doings[name]();
    await person.react();
  }
  await ended(person);
  return person;
}

describe('A case that is erased', () => {
  let person: Person;
  let before: Record<string, number>;
  let versionBefore = 0;
  beforeAll(async () => {
    person = await wholeLife();
    // Nothing of what follows would mean anything if little had been written.
    const types = new Set((await desk.cases.open(person.reference))?.events.map(({ type }) => type));
    expect(types.size).toBeGreaterThan(24);
    const traces = (await person.traces()).join('\n');
    for (const place of ['EVENT#', 'PART#task', 'PART#file', 'MAIL#', 'UPLOADS', 'LINKS#', 'LOST-LINKS', 'BULK#']) {
      expect(traces).toContain(place);
    }
    expect((await person.leadingHere()).length).toBeGreaterThan(8);
    before = await counted();
    versionBefore = (await desk.cases.find(person.reference))?.version ?? 0;
    expect(await audited(person.reference)).toMatchObject({ intact: true });
    expect(await eraseCase(desk, person.reference, onRequest)).toBe('erased');
  });

  test('has nobody in it from that moment on, and says why, when and who asked', async () => {
    const subject = await desk.cases.find(person.reference);
    expect(subject).toMatchObject({
      status: 'resolved',
      customer: { name: '', language: 'en' },
      excerpt: '',
      resolution: { explanation: '', by: 'manager' },
      erased: { why: 'request', request: 'PR-7' },
    });
    // What a case holds beside is decided here: a digest of what somebody asked for tells of a short text which it was.
    expect(Object.keys(subject ?? {}).filter((field) => !staying.includes(field))).toEqual([]);
    expect(subject?.clocks.filter(isLive)).toEqual([]);
    const item = (await person.items()).find(({ sk }) => sk?.S === 'CASE');
    expect(JSON.stringify(item).toLowerCase()).not.toContain(person.mark);
    expect(await audited(person.reference)).toMatchObject({ intact: true, erased: { why: 'request', by: manager } });
  });

  test('stands in no place, file or list with a word of theirs, once the reaction has gone over it', async () => {
    const files = await person.placesOfFiles();
    expect(files).toHaveLength(1);
    await person.forget();
    expect(await person.traces()).toEqual([]);
    expect(await person.leadingHere()).toEqual([]);
    expect(desk.removed).toEqual(expect.arrayContaining(files));
    expect(desk.removed.length).toBeGreaterThan(files.length);
    expect((await desk.cases.open(person.reference))?.events.at(-1)).toMatchObject({
      type: 'ErasureCompleted',
      by: { type: 'system', name: 'forget' },
      facts: { files: 1, parts: 6 },
    });
  });

  test('keeps a chain that is whole, and explains what is gone from it', async () => {
    const { events = [] } = (await desk.cases.open(person.reference)) ?? {};
    const finding = await audited(person.reference);
    expect(finding).toMatchObject({ intact: true, events: events.length, erased: { why: 'request', request: 'PR-7' } });
    expect(finding.intact && (finding.wordless?.length ?? 0) > 20).toBe(true);
    expect(finding).not.toHaveProperty('unproven');
    // What staff wrote about both is gone from the other one, which is whole as well.
    expect(await audited(person.other)).toMatchObject({ intact: true, wordless: expect.anything() });
  });

  test('keeps no salt by which somebody could try words', async () => {
    const { events = [] } = (await desk.cases.open(person.reference)) ?? {};
    expect(events.filter((event) => event.words === undefined && event.salt !== undefined)).toEqual([]);
  });

  test('counts as it counted before', async () => {
    await measure(desk, [person.reference, person.other]);
    expect(await counted()).toEqual(before);
    expect((await desk.counters.given(person.reference))?.version).toBe(versionBefore + 2);
  });

  test('stands as it is, however often it is erased again', async () => {
    const items = await person.items();
    expect(await eraseCase(desk, person.reference, onRequest)).toBe('already');
    await person.forget();
    expect(await person.items()).toEqual(items);
  });

  test('takes nothing any more that anybody does, and nobody gets a mail about it', async () => {
    const items = await person.items();
    const mailed = person.mails.length;
    for (const [name, doing] of Object.entries(person.doings)) {
      if (name === 'late' || name === 'bulk' || name === 'lostLink' || name === 'file') continue;
      const heard = await doing();
      expect([name, heard?.status, heard?.body.code]).toEqual([name, 410, 'complaint.erased']);
    }
    await person.reactToEverything();
    expect(person.mails).toHaveLength(mailed);
    expect(await person.items()).toEqual(items);
    expect(await person.traces()).toEqual([]);
  });

  test('is told of kindly to whoever has its link, in their language', async () => {
    const { body, status } = await person.track('zh-CN');
    expect([status, body.code]).toEqual([410, 'complaint.erased']);
    expect(body.detail).toContain(person.reference);
    expect(body.detail).toContain('永久删除');
    expect((await person.track('en')).body.detail).toContain('send a new complaint');
  });

  test('can still be opened by staff, with what is left', async () => {
    const { status, body } = await person.readAs('auditor');
    expect(status).toBe(200);
    expect(body).toMatchObject({ description: '', customer: { name: '' }, erased: { why: 'request' } });
    expect(body.timeline.length).toBeGreaterThan(30);
  });
});

describe('Erasing', () => {
  test('leaves alone what is worked on, what is held, and what a promise is still to be kept for', async () => {
    const open = await somebody();
    expect(await eraseCase(desk, open.reference, onRequest)).toBe('open');
    await open.doings.resolve();
    await open.doings.hold();
    expect(await eraseCase(desk, open.reference, onRequest)).toBe('held');
    await open.doings.release();
    expect(await eraseCase(desk, open.reference, onRequest)).toBe('erased');

    const promised = await somebody();
    await promised.promise();
    await promised.doings.resolve();
    expect(await eraseCase(desk, promised.reference, onRequest)).toBe('open');
    expect(await eraseCase(desk, 'CR-0000-0000', onRequest)).toBe('not-found');
  });

  test('asked for twice at once is done once', async () => {
    const person = await somebody();
    await person.doings.resolve();
    const outcomes = await Promise.all([1, 2, 3].map(async () => eraseCase(desk, person.reference, onRequest)));
    expect(outcomes.toSorted()).toEqual(['already', 'already', 'erased']);
    await Promise.all([1, 2].map(async () => person.forget()));
    const { events = [] } = (await desk.cases.open(person.reference)) ?? {};
    expect(events.filter(({ type }) => type === 'ErasureCompleted')).toHaveLength(1);
  });
});

describe('Whoever is slower than the erasure', () => {
  /** Somebody whose case is over, and what erases it while another is at work. */
  async function overtaken(): Promise<{ person: Person; erase: () => Promise<void> }> {
    const person = await somebody();
    await ended(person);
    const erase = async (): Promise<void> => {
      await eraseCase(desk, person.reference, onRequest);
      await person.forget();
    };
    return { person, erase };
  }
  const event = (reference: string, type: 'ComplaintReceived' | 'ComplaintResolved') => ({ reference, type });

  test('takes the case off the lists of related ones again', async () => {
    const { person, erase } = await overtaken();
    const enter: Desk['related']['enter'] = async (entries) => {
      await erase();
      await desk.related.enter(entries);
    };
    await relate({ ...desk, related: { ...desk.related, enter } }, event(person.reference, 'ComplaintReceived'));
    expect(await person.leadingHere()).toEqual([]);
  });

  test('forgets the terms of a solved case again', async () => {
    const { person, erase } = await overtaken();
    const remember: Desk['solved']['remember'] = async (solved) => {
      await erase();
      await desk.solved.remember(solved);
    };
    await rememberSolved(
      { ...desk, solved: { ...desk.solved, remember } },
      event(person.reference, 'ComplaintResolved'),
    );
    expect(await person.leadingHere()).toEqual([]);
  });

  test('is allowed to send no file, and one that comes is removed', async () => {
    const { person, erase } = await overtaken();
    const { reference } = person;
    const before = await desk.cases.open(reference);
    await person.doings.awaitedFile();
    const [awaited] = (await desk.uploads.read(reference)).list.uploads;
    if (!before || !awaited) throw new Error('No file is awaited.');
    await erase();
    const asks = async () => askForUpload(desk, before, { ...awaited, by: { type: 'customer' } });
    await expect(asks()).rejects.toThrow('complaint.erased');
    const place = { reference, id: awaited.id, mark: awaited.mark };
    desk.removed.splice(0);
    const kept = desk.kept.length;
    await recordFile(desk, { place, outcome: 'clean' }, { scans: true });
    expect([desk.removed, desk.kept.length]).toEqual([[placeName(place)], kept]);
    expect(await person.traces()).toEqual([]);
  });

  test('removes a file that it had kept when the case was erased in that very moment', async () => {
    const { person, erase } = await overtaken();
    const { reference } = person;
    await person.doings.awaitedFile();
    const [awaited] = (await desk.uploads.read(reference)).list.uploads;
    const place = { reference, id: awaited?.id ?? '', mark: awaited?.mark ?? '' };
    const files = { ...desk.files, keep: async () => erase() };
    await recordFile({ ...desk, files }, { place, outcome: 'clean' }, { scans: true });
    expect(desk.removed.at(-1)).toBe(placeName(place));
    expect(await person.traces()).toEqual([]);
  });

  test('and tells of a mail that came back, or went, changes nothing', async () => {
    const { person, erase } = await overtaken();
    await erase();
    const items = await person.items();
    const bounce = { mailId: 'reply', bounce: 'permanent', detail: `550 ${person.mark}` } as const;
    expect(await recordBounce(desk, person.reference, bounce)).toBe('known');
    expect(await person.items()).toEqual(items);
  });

  test('and sends the same complaint once more makes a case of its own', async () => {
    const { person, erase } = await overtaken();
    await erase();
    const { status, body } = await person.submit('first');
    expect([status, body.reference === person.reference]).toEqual([201, false]);
  });
});

describe('A case that is there again, because the table was brought back from a backup,', () => {
  /** The table as it was when the case had come to its end, and the event that the bus keeps for longer. */
  async function restored(): Promise<{ person: Person; erased: CaseEvent }> {
    const person = await somebody();
    await person.doings.note();
    await ended(person);
    const backup = await person.items();
    await eraseCase(desk, person.reference, onRequest);
    await person.forget();
    const erased = (await desk.cases.open(person.reference))?.events.find(({ type }) => type === 'CaseErased');
    if (!erased) throw new Error('It was not erased.');
    await person.restore(backup);
    expect((await person.traces()).length).toBeGreaterThan(5);
    return { person, erased };
  }

  test('is erased once more by the event of then, which stands on its record anew', async () => {
    const { person, erased } = await restored();
    await forget(desk, erased);
    expect(await person.traces()).toEqual([]);
    expect(await audited(person.reference)).toMatchObject({ intact: true, erased: { request: 'PR-7', by: manager } });
  });

  test('and was worked on or held then, waits for somebody to look at it', async () => {
    const { person, erased } = await restored();
    await person.doings.hold();
    const again = async () => forget(desk, erased);
    await expect(again()).rejects.toThrow('complaint.wrong-status');
    expect((await person.traces()).length).toBeGreaterThan(5);
    await person.doings.release();
    await again();
    expect(await person.traces()).toEqual([]);
  });
});

describe('Whatever happened to a case, erased at any moment,', () => {
  const names: Doing[] = [
    'message',
    'reply',
    'note',
    'classify',
    'wait',
    'about',
    'promise',
    'task',
    'remedy',
    'negotiate',
    'cause',
    'action',
    'file',
    'awaitedFile',
    'link',
    'unlink',
    'bulk',
    'feedback',
    'resolve',
    'confirm',
    'disagree',
    'close',
    'withdraw',
    'lostLink',
    'hold',
    'release',
  ];
  const steps = fc.array(fc.record({ doing: fc.constantFrom(...names), times: fc.constantFrom(0, 1, 2) }), {
    maxLength: 8,
  });

  test('it tells nobody of who complained, its chain is whole, the statistics stay, and a run that died is made up for', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.nat({ max: 60 }), fc.boolean(), async (life, dies, late) => {
        const person = await somebody();
        const { reference, other } = person;
        for (const { doing, times } of life) {
          await person.doings[doing]();
          await person.react(times);
        }
        await ended(person);
        const [given, beside] = [await addedBy(reference), await addedBy(other)];
        // What was too slow to see it before comes after it.
        const slow = late ? ((await desk.cases.open(reference))?.events ?? []) : [];
        expect(await eraseCase(desk, reference, onRequest)).toBe('erased');

        // The reaction dies at its n-th write, as often as it takes to get through.
        for (let writes = dies; ; writes += 7) if (await person.forgetDyingAfter(writes)) break;
        await person.reactTo(slow);
        expect(await person.traces()).toEqual([]);
        expect(await audited(reference)).toMatchObject({ intact: true, erased: { completedAt: expect.any(String) } });
        expect(await audited(other)).toMatchObject({ intact: true });
        await measure(desk, [reference, other]);
        expect(await addedBy(reference)).toEqual(given);
        expect(await addedBy(other)).toEqual(beside);
        expect((await desk.counters.given(reference))?.counts).toEqual(given);

        const items = await person.items();
        await person.forget();
        expect(await person.items()).toEqual(items);
      }),
      // The same lives each time; others by REDRESS_FUZZ_SEED.
      { numRuns: 8, seed },
    );
  });
});
