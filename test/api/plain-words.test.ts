import { describe, expect, test } from '@jest/globals';
import { inPlainWords } from '../../functions/api/plain-words.ts';
import { allSentences } from '../../functions/api/problem-sentences.ts';
import { problemOf } from '../../functions/api/problems.ts';
import { roles } from '../../functions/contract/roles.ts';
import { actionStates } from '../../functions/domain/casework/actions/action.ts';
import { remedyKinds, remedyStates } from '../../functions/domain/casework/remedies/remedy.ts';
import { taskStates } from '../../functions/domain/casework/tasks/task.ts';
import { kinds, statuses, teams } from '../../functions/domain/complaint/vocabulary.ts';
import { DomainError, type ErrorCode } from '../../functions/domain/errors.ts';

const said = (code: ErrorCode, details: Record<string, string | number>, language: 'en' | 'zh-CN'): string =>
  problemOf(new DomainError(code, details), language, { sentences: allSentences }).detail;

describe('A refusal is a sentence that a person understands', () => {
  test('in Chinese no English code is left in it', () => {
    const wrong = { task: 'CR-7KQ3-M2XT-T7', state: 'returned', allowed: 'answered, accepted' };
    expect(said('task.wrong-state', wrong, 'zh-CN')).toBe(
      '任务 CR-7KQ3-M2XT-T7 目前的状态是“已退回”；只有处于以下状态才可以：已答复、已验收。',
    );
    const other = { reference: 'CR-7KQ3-M2XT', team: 'quality', teams: 'praise' };
    expect(said('access.other-team', other, 'zh-CN')).toMatch(/质量组.*客户关怀组/);
  });

  test('the furthest date is said in days, in both languages', () => {
    expect(said('task.not-ahead', { limit: 'P366D' }, 'en')).toContain('at most 366 days ahead');
    expect(said('promise.not-ahead', { limit: 'P366D' }, 'zh-CN')).toContain('366 天');
    const tooFar = new DomainError('request.invalid', {}, [{ field: 'dueAt', code: 'not-ahead', detail: 'P730D' }]);
    const { errors } = problemOf(tooFar, 'zh-CN', { sentences: allSentences });
    expect(errors?.[0]?.detail).toContain('730 天');
  });

  test('a moment is said with its zone, and without letters between', () => {
    expect(inPlainWords('at', '2026-11-22T01:15:50.371Z', 'en')).toBe('2026-11-22 01:15 UTC');
  });

  test.each([
    ['status', statuses],
    ['state', [...taskStates, ...remedyStates, ...actionStates]],
    ['team', teams],
    ['role', roles],
    ['kind', [...kinds, ...Object.keys(remedyKinds)]],
  ])('every %s has its Chinese word', (name, codes) => {
    for (const code of codes) expect(inPlainWords(name, code, 'zh-CN')).toMatch(/^\p{Script=Han}+$/u);
  });

  test('what customers and colleagues call themselves is never translated', () => {
    expect(inPlainWords('by', 'manager', 'zh-CN')).toBe('manager');
  });
});
