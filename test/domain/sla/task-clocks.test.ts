import { describe, expect, test } from '@jest/globals';
import { clockKinds, isLive, startPoints } from '../../../functions/domain/sla/clock.ts';
import { nextTaskId, ruleOf } from '../../../functions/domain/sla/clocks.ts';
import { defaultPack } from '../../../functions/domain/sla/packs/default.ts';
import { ownPolicy } from './own-policy.ts';
import { Story } from './story.ts';

const monday = '2026-03-02T09:00:00.000Z';
const hour = 3_600_000;
const after = (hours: number): string => new Date(Date.parse(monday) + hours * hour).toISOString();
const given = { is: 'promised', kind: 'task', dueAt: after(40) } as const;

describe('The date of a task', () => {
  const story = Story.begins(monday, [defaultPack]).next(monday, { ...given, clock: 'default/task' });
  const clock = story.clock('task');

  test('is a clock of its own, with a warning to the keeper and a ladder', () => {
    expect(clock).toMatchObject({ id: 'default/task', from: 'task', state: 'running', dueAt: after(40) });
    expect(story.steps(clock).map(({ type, at, to }) => [type, at, to])).toEqual([
      ['DeadlineWarned', after(30), ['assignee']],
      ['DeadlineBreached', after(40), ['assignee']],
      ['CaseEscalated', after(60), ['lead']],
    ]);
  });

  test('is met when it is done in time, and stays breached when it is done late', () => {
    const done = { is: 'promise-kept', clock: 'default/task' } as const;
    expect(story.next(after(39), done).clock('task')).toMatchObject({ state: 'met', endedAt: after(39) });
    expect(story.swept(after(41)).next(after(42), done).clock('task')).toMatchObject({
      state: 'breached',
      endedAt: after(42),
    });
  });

  test('is called off with the task, and with the case: an optional task outlives no decision', () => {
    const off = story.next(after(1), { is: 'promise-withdrawn', clock: 'default/task' });
    expect(off.clock('task')).toMatchObject({ state: 'cancelled', endedAt: after(1) });
    expect(off.clock('task').nextStepAt).toBeUndefined();
    expect(story.next(after(2), { is: 'resolved' }).clock('task').state).toBe('cancelled');
    expect(story.next(after(2), { is: 'withdrawn' }).clock('task').state).toBe('cancelled');
  });

  test('goes on whatever the case waits for, and whatever it is labelled', () => {
    const waiting = story.next(after(1), { is: 'waiting', for: 'supplier' });
    expect(waiting.clock('task')).toMatchObject({ state: 'running', dueAt: after(40) });
    const urgent = waiting.next(after(2), { is: 'labelled', matter: { level: 'urgent' } });
    expect(urgent.clock('task')).toEqual(waiting.clock('task'));
  });

  test('is numbered, so that two tasks have two clocks', () => {
    expect(nextTaskId(story.facts, [defaultPack])).toBe('default/task#2');
  });

  test('is held by the first policy with a rule for tasks, and by the default one’s where none has one', () => {
    const plain = ownPolicy();
    const rule = { id: 'work', clock: 'task', calendar: '24x7', says: plain.title } as const;
    const withTasks = ownPolicy({ id: 'own', rules: [...plain.rules, rule] });
    expect(nextTaskId({ clocks: [] }, [plain, withTasks])).toBe('own/task');
    expect(nextTaskId({ clocks: [] }, [plain])).toBe('default/task');
    const held = Story.begins(monday, [plain]).next(monday, { ...given, clock: 'default/task' });
    expect(held.steps(held.clock('task'))).toHaveLength(3);
    expect(held.due(after(31)).map(({ type }) => type)).toEqual(['DeadlineWarned']);
  });

  test('and that of a promise go on under other policies that have no such rule', () => {
    const silent = ownPolicy({ id: 'silent', rules: ownPolicy().rules.slice(0, 1) });
    const promised = Story.begins(monday, [ownPolicy()])
      .next(monday, { is: 'promised', clock: 'two-days/promise', dueAt: after(40) })
      .next(monday, { ...given, clock: 'default/task' });
    const changed = new Story([ownPolicy(), silent], promised.facts).next(after(1), {
      is: 'given-policies',
      policies: [{ id: 'silent', version: 1 }],
    });
    expect(
      changed.facts.clocks
        .filter(isLive)
        .map(({ kind }) => kind)
        .toSorted(),
    ).toEqual(['promise', 'resolution', 'task']);
    expect(changed.due(after(41)).map(({ clock: id }) => id)).toEqual(
      expect.arrayContaining(['two-days/promise', 'default/task']),
    );
    expect(ruleOf(changed.clock('promise'), [silent])?.policy.id).toBe('default');
  });

  test('is stored by its place among the kinds, which never changes', () => {
    expect(clockKinds.indexOf('task')).toBe(6);
    expect(startPoints.indexOf('task')).toBe(7);
  });
});
