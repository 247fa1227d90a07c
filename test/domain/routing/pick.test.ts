import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Absence } from '../../../functions/domain/correspondence/notices.ts';
import { candidatesOf } from '../../../functions/domain/routing/choose.ts';
import type { PeopleBook, Person } from '../../../functions/domain/routing/people.ts';
import { pick } from '../../../functions/domain/routing/pick.ts';
import { aPerson, memoryPeople } from './people.ts';

const noon = Date.parse('2026-03-02T12:00:00.000Z');
const at = (minutes: number): string => new Date(noon + minutes * 60_000).toISOString();

const away = (person: string, from = at(-60), until = at(60)): Absence => ({
  person,
  from,
  until,
  enteredBy: person,
  enteredAt: from,
});

type Wish = {
  choose?: 'round-robin' | 'least-loaded';
  absences?: Absence[];
  language?: 'en' | 'zh-CN';
  now?: string;
};

let cases = 0;
async function give(
  book: PeopleBook,
  { choose = 'round-robin', absences = [], language = 'en', now = at(0) }: Wish = {},
  reference = `CR-${(cases += 1)}`,
) {
  const candidates = candidatesOf(await book.list(), absences, { team: 'quality', language, now });
  const subject = { reference, customer: { name: 'Ann', language } };
  return { reference, ...(await pick(book, { subject, team: 'quality', choose, now, candidates })) };
}

/** As it is once the index has caught up. */
async function giveAndFile(book: ReturnType<typeof memoryPeople>, wish: Wish = {}) {
  const given = await give(book, wish);
  if (given.person) book.open.set(given.person, [...(book.open.get(given.person) ?? []), given.reference]);
  return given;
}

describe('Turn by turn', () => {
  test('cases go round the people of the team, and begin with whoever never had one', async () => {
    const people = ['ann', 'bo', 'cy'].map((id) => aPerson(id));
    const book = memoryPeople(people);
    const given = [];
    for (let round = 0; round < 4; round += 1) given.push((await giveAndFile(book)).person);
    people.push(aPerson('new'));
    for (let round = 0; round < 4; round += 1) given.push((await giveAndFile(book)).person);
    expect(given).toEqual(['ann', 'bo', 'cy', 'ann', 'new', 'bo', 'cy', 'ann']);
  });

  test('whoever could have had every case has at most one more or one fewer than the others', async () => {
    const inAndOut = fc.array(fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 6 }), inAndOut, async (steady, days) => {
        const people = Array.from({ length: 12 }, (_, index) => aPerson(`p${index}`, { capacity: 500 }));
        const book = memoryPeople(people);
        const had = new Map<string, number>();
        for (const there of days) {
          // The steady ones are always there; the others come and go.
          const absences = people.slice(6).flatMap(({ id }, index) => (there[index] ? [] : [away(id)]));
          const gone = people.slice(steady, 6).map(({ id }) => away(id));
          const { person = '' } = await giveAndFile(book, { absences: [...absences, ...gone] });
          had.set(person, (had.get(person) ?? 0) + 1);
        }
        const counts = people.slice(0, steady).map(({ id }) => had.get(id) ?? 0);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 40 },
    );
  });

  test('also when many cases come at the same moment', async () => {
    const book = memoryPeople(['ann', 'bo', 'cy', 'di'].map((id) => aPerson(id)));
    const given = await Promise.all(Array.from({ length: 10 }, async () => give(book)));
    const counts = ['ann', 'bo', 'cy', 'di'].map((id) => given.filter(({ person }) => person === id).length);
    expect(counts.toSorted((a, b) => a - b)).toEqual([2, 2, 3, 3]);
  });
});

describe('Nobody is given a case', () => {
  const anyPerson = fc.record({
    takesCases: fc.boolean(),
    capacity: fc.integer({ min: 0, max: 4 }),
    teams: fc.subarray(['quality', 'service'] as const),
    languages: fc.subarray(['en', 'zh-CN'] as const, { minLength: 1 }),
    isAway: fc.boolean(),
    has: fc.integer({ min: 0, max: 5 }),
  });

  test('who is away, does not take any, is of another team or has as many as they can', async () => {
    const choices = fc.constantFrom('round-robin' as const, 'least-loaded' as const);
    await fc.assert(
      fc.asyncProperty(fc.array(anyPerson, { maxLength: 6 }), choices, fc.boolean(), async (those, choose, lags) => {
        const people: Person[] = those.map(({ isAway: _away, has: _has, ...person }, index) =>
          aPerson(`p${index}`, person),
        );
        const has = new Map(
          those.map((one, index) => [`p${index}`, Array.from({ length: one.has }, (_, n) => `O-${n}`)]),
        );
        const book = memoryPeople(people, has);
        const absences = those.flatMap(({ isAway }, index) => (isAway ? [away(`p${index}`)] : []));
        const load = new Map(those.map((one, index) => [`p${index}`, one.has]));
        const room = ({ id, capacity, takesCases, teams }: Person): boolean =>
          takesCases &&
          teams.includes('quality') &&
          (load.get(id) ?? 0) < capacity &&
          !absences.some(({ person }) => person === id);
        for (let round = 0; round < 8; round += 1) {
          const wish = { choose, absences, language: 'zh-CN' as const };
          const { person } = lags ? await give(book, wish) : await giveAndFile(book, wish);
          const free = people.filter(room);
          if (person === undefined) expect(free).toEqual([]);
          else {
            expect(free.map(({ id }) => id)).toContain(person);
            const speakers = free.filter(({ languages }) => languages.includes('zh-CN')).map(({ id }) => id);
            if (speakers.length > 0) expect(speakers).toContain(person);
            load.set(person, (load.get(person) ?? 0) + 1);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  test('beyond the last place, however many cases come at the same moment', async () => {
    for (const choose of ['round-robin', 'least-loaded'] as const) {
      const book = memoryPeople([aPerson('ann', { capacity: 3 }), aPerson('bo', { capacity: 2 })]);
      const given = await Promise.all(Array.from({ length: 9 }, async () => give(book, { choose })));
      expect(given.filter(({ person }) => person === 'ann')).toHaveLength(3);
      expect(given.filter(({ person }) => person === 'bo')).toHaveLength(2);
      const [left] = given.filter(({ person }) => person === undefined);
      expect(left?.reasons).toEqual(['passed-full:2', 'nobody-free']);
    }
  });

  test('and the case says why it has nobody', async () => {
    const nobody = memoryPeople([aPerson('ann', { takesCases: false })]);
    expect(await give(nobody)).toMatchObject({ reasons: ['nobody-takes-cases'] });
    const absent = memoryPeople([aPerson('ann'), aPerson('bo')]);
    expect(await give(absent, { absences: [away('ann'), away('bo')] })).toMatchObject({
      reasons: ['passed-away:2', 'nobody-free'],
    });
  });
});

describe('A case goes', () => {
  test('to somebody who speaks its customer’s language, and else to anybody', async () => {
    const book = memoryPeople([aPerson('ann'), aPerson('yu', { languages: ['zh-CN', 'en'], capacity: 1 })]);
    expect(await giveAndFile(book, { language: 'zh-CN' })).toMatchObject({
      person: 'yu',
      reasons: ['speaks:zh-CN', 'round-robin'],
    });
    expect(await giveAndFile(book, { language: 'zh-CN' })).toMatchObject({
      person: 'ann',
      reasons: ['passed-full:1', 'nobody-speaks:zh-CN', 'round-robin'],
    });
  });

  test('by load to whose cases fill least of what they can have; of equals to whose turn it is', async () => {
    const open = new Map([
      ['full-time', ['O-1', 'O-2', 'O-3']],
      ['half-time', ['O-4', 'O-5']],
    ]);
    const people = [aPerson('full-time', { capacity: 10 }), aPerson('half-time', { capacity: 5 })];
    const book = memoryPeople(people, open);
    const given = [];
    for (let round = 0; round < 4; round += 1) {
      given.push((await giveAndFile(book, { choose: 'least-loaded' })).person);
    }
    // 3/10 against 2/5, then 4/10 against 2/5: of these fewer cases, and so on.
    expect(given).toEqual(['full-time', 'half-time', 'full-time', 'full-time']);
  });

  test('to the same person when it comes again before it was written, and takes no second place', async () => {
    const book = memoryPeople([aPerson('ann', { capacity: 1 }), aPerson('bo')]);
    expect((await give(book, {}, 'CR-A')).person).toBe('ann');
    expect((await give(book, {}, 'CR-A')).person).toBe('ann');
    expect((await give(book, {}, 'CR-B')).person).toBe('bo');
  });

  test('and a place that was taken for a case that was never written is free again after a minute', async () => {
    const book = memoryPeople([aPerson('ann', { capacity: 1 })]);
    expect((await give(book, {}, 'CR-A')).person).toBe('ann');
    expect((await give(book, { now: at(0.9) }, 'CR-B')).person).toBeUndefined();
    expect((await give(book, { now: at(1.1) }, 'CR-B')).person).toBe('ann');
  });

  test('past leave that is over or yet to come', async () => {
    const book = memoryPeople([aPerson('ann')]);
    const absences = [away('ann', at(-60), at(0)), away('ann', at(1), at(60))];
    expect((await give(book, { absences })).person).toBe('ann');
  });
});
