import type { Actor } from '../../complaint/complaint.ts';
import { DomainError } from '../../errors.ts';
import type { DecideTask } from './change-task.ts';
import { ensureMove, taskNumber } from './task.ts';

/** Several answers are welcome until the task is accepted; they stand in the task, which must stay one item. */
export const mostAnswers = 20;

/**
 * Words from whoever was asked. The first ones stop the task's clock: whether they suffice is the keeper's to say, and
 * no longer the answerer's delay.
 * @throws DomainError `task.wrong-state`, `task.full`
 */
export const answerTask =
  (text: string, by: Actor): DecideTask =>
  (id, task, subject, now) => {
    ensureMove('answer', taskNumber(subject, id), task);
    if (task.answers.length >= mostAnswers) {
      throw new DomainError('task.full', { task: taskNumber(subject, id), limit: mostAnswers });
    }
    return {
      task: { ...task, state: 'answered', answers: [...task.answers, { text, at: now, by }] },
      event: { type: 'TaskAnswered', at: now, by, facts: { task: id, clock: task.clock }, words: { text } },
      moments: [{ is: 'promise-kept', at: now, clock: task.clock }],
    };
  };
