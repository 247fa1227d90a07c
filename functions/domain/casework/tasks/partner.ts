import type { RepeatableRequest } from '../../complaint/change.ts';
import type { Instant } from '../../complaint/complaint.ts';
import { DomainError, type ErrorCode } from '../../errors.ts';
import type { Services } from '../../services.ts';
import { answerTask } from './answer-task.ts';
import { changeTask } from './change-task.ts';
import { ensureLinkWorks, invalidTaskLink, readTaskToken, type TaskToken } from './task-link.ts';
import { type Partner, taskNumber, type TaskState } from './task.ts';

export type PartnerDesk = Pick<Services, 'cases' | 'clock' | 'policies' | 'keyed'>;

/** All that a partner ever sees: what they are asked, by when, why it came back, and what they answered themselves. */
export type PartnerView = {
  task: string;
  /** Of its case, for whoever puts the view together; it does not leave. */
  reference: string;
  title: string;
  text: string;
  state: TaskState;
  dueAt: Instant;
  expiresAt: Instant;
  language: Partner['language'];
  returned?: { reason: string; at: Instant };
  answers: { text: string; at: Instant }[];
};

/**
 * What the holder of a link is asked to do. Changes nothing, so that a mail scanner may look too.
 * @throws DomainError `task-link.invalid`
 */
export async function lookAtTask(desk: PartnerDesk, token: string): Promise<PartnerView> {
  const opened = await readTaskToken(desk.keyed, token);
  return viewOf(desk, opened);
}

/**
 * The partner answers, once for each idempotency key.
 * @throws DomainError `task-link.invalid`, `task.full`, `complaint.full`, `idempotency.mismatch`
 */
export async function answerAsPartner(
  desk: PartnerDesk,
  token: string,
  text: string,
  repeatable: RepeatableRequest | undefined,
): Promise<PartnerView> {
  const opened = await readTaskToken(desk.keyed, token);
  try {
    await changeTask(
      desk,
      opened,
      'answer-task',
      (id, task, subject, now, rules) => {
        ensureLinkWorks(task, opened.number, now);
        if (!('partner' in task.to)) throw invalidTaskLink();
        return answerTask(text, { type: 'partner', name: task.to.partner.name })(id, task, subject, now, rules);
      },
      { repeatable },
    );
  } catch (error) {
    throw tellsNothing(error);
  }
  return viewOf(desk, opened);
}

async function viewOf({ cases, clock }: PartnerDesk, { reference, id, number }: TaskToken): Promise<PartnerView> {
  const [part] = await cases.parts(reference, [{ kind: 'task', id }]);
  const task = part?.kind === 'task' ? part.data : undefined;
  const { expiresAt } = ensureLinkWorks(task, number, clock.now());
  if (task === undefined || !('partner' in task.to)) throw invalidTaskLink();
  const { title, text, state, dueAt, decided } = task;
  return {
    task: taskNumber({ reference }, id),
    reference,
    title,
    text,
    state,
    dueAt,
    expiresAt,
    language: task.to.partner.language,
    ...(state === 'returned' &&
      decided?.reason !== undefined && { returned: { reason: decided.reason, at: decided.at } }),
    answers: task.answers.filter(({ by }) => by.type === 'partner').map(({ text: said, at }) => ({ text: said, at })),
  };
}

/** Refusals that are about what the partner sent; every other would tell of the case or of those who work on it. */
const theirs: readonly ErrorCode[] = ['task-link.invalid', 'task.full', 'idempotency.mismatch', 'service.unavailable'];

function tellsNothing(error: unknown): unknown {
  if (!(error instanceof DomainError) || theirs.includes(error.code)) return error;
  if (error.code === 'complaint.conflict') return new DomainError('service.unavailable', { retryAfter: 1 });
  return error.code === 'complaint.full' ? new DomainError('task.full', error.details) : invalidTaskLink();
}
