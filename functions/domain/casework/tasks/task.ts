import type { Actor, Case, Instant } from '../../complaint/complaint.ts';
import { type Language, type Team } from '../../complaint/vocabulary.ts';
import { readReference } from '../../complaint/reference.ts';
import { DomainError } from '../../errors.ts';

/** Somebody outside the enterprise who is asked for something, and whom only a link lets in. */
export type Partner = { name: string; email: string; language: Language };

/** Who is to do it: a department of ours or an outside partner. */
export type TaskFor = { department: Team } | { partner: Partner };

export const taskStates = ['open', 'answered', 'returned', 'accepted', 'cancelled'] as const;
export type TaskState = (typeof taskStates)[number];

export type TaskAnswer = { text: string; at: Instant; by: Actor };

/**
 * A partner's link. Each new one has the next number, and only the latest works, until it expires or is revoked: with
 * the task, or by somebody of the staff.
 */
export type TaskLink = { number: number; expiresAt: Instant; revokedAt?: Instant };

/** What a department or an outside partner is asked to do for a case, by when, and what came of it. */
export type Task = {
  title: string;
  text: string;
  to: TaskFor;
  /** Without it the case cannot be resolved. */
  mandatory: boolean;
  state: TaskState;
  dueAt: Instant;
  /** The id of the clock that holds the date; a returned task has a new one. */
  clock: string;
  /** Of the case, for those who see the task and not the case. */
  product?: string;
  addedAt: Instant;
  addedBy: Actor;
  answers: TaskAnswer[];
  /** The latest decision about it, and why. */
  decided?: { at: Instant; by: Actor; reason?: string };
  link?: TaskLink;
};

/** What the case itself knows of each task that is not settled, so that resolving reads no parts to know what is open. */
export type TaskLine = { id: string; title: string; mandatory: boolean };

/** What can be done to a task, and in which of its states. Accepting it again or cancelling it twice is refused. */
export const taskMoves = {
  answer: ['open', 'returned', 'answered'],
  accept: ['answered'],
  return: ['answered', 'accepted'],
  cancel: ['open', 'answered', 'returned'],
  'send-link': ['open', 'answered', 'returned'],
} as const satisfies Record<string, readonly TaskState[]>;

/** Nothing more is expected of anybody. */
export const isSettled = ({ state }: Pick<Task, 'state'>): boolean => state === 'accepted' || state === 'cancelled';

/** @throws DomainError `task.wrong-state`, naming the task, its state and the states that allow the move */
export function ensureMove(move: keyof typeof taskMoves, number: string, { state }: Task): void {
  const allowed: readonly TaskState[] = taskMoves[move];
  if (!allowed.includes(state)) {
    throw new DomainError('task.wrong-state', { task: number, state, allowed: allowed.join(', ') });
  }
}

/** `CR-7KQ3-M2XT-T7`: what a task is called by people who do not see its case. */
export const taskNumber = ({ reference }: Pick<Case, 'reference'>, id: string): string => `${reference}-${id}`;

/**
 * Reads a task's number as people write it.
 * @throws DomainError `task.not-found` when it is none
 */
export function readTaskNumber(written: string): { reference: string; id: string } {
  const [, before = '', id = ''] = /^(.{1,40})[\s-]T0*([1-9]\d{0,8})$/i.exec(written.trim()) ?? [];
  const reference = readReference(before);
  if (reference === undefined) throw new DomainError('task.not-found', { task: written.slice(0, 40) });
  return { reference, id: `T${id}` };
}

/** The unfinished tasks of a case after one of them changed, in the order in which they were added. */
export function linesAfter({ tasks = [] }: Pick<Case, 'tasks'>, id: string, task: Task): TaskLine[] {
  const { title, mandatory } = task;
  const others = tasks.filter((line) => line.id !== id);
  const all = isSettled(task) ? others : [...others, { id, title, mandatory }];
  return all.toSorted((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));
}
