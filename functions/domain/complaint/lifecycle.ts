import type { Status } from './vocabulary.ts';
import { DomainError } from '../errors.ts';
import type { Case } from './complaint.ts';

/** Every status in which a case stands for itself. */
const everAfter = ['received', 'in-progress', 'resolved', 'closed', 'withdrawn'] as const;

/**
 * THE transition table: which command is allowed in which statuses, and where it leads (`same` keeps the status).
 * The store derives its write condition from the same rows: the rule is the lock.
 *
 * `repeats` says what a command does when somebody else changed the case between reading and writing:
 * `always` decides again on the new state (it only adds), `after-system` does so when only the system had changed it,
 * and otherwise the person is told who changed the case and when.
 */
export const lifecycle = {
  acknowledge: { from: ['received', 'in-progress', 'resolved', 'closed'], to: 'same', repeats: 'always' },
  assess: { from: ['received', 'in-progress'], to: 'same', repeats: 'always' },
  take: { from: ['received', 'in-progress'], to: 'in-progress', repeats: 'after-system' },
  assign: { from: ['received', 'in-progress'], to: 'in-progress', repeats: 'after-system' },
  route: { from: ['received', 'in-progress'], to: 'same', repeats: 'after-system' },
  message: { from: ['received', 'in-progress', 'resolved', 'closed'], to: 'same', repeats: 'always' },
  reply: { from: ['received', 'in-progress'], to: 'in-progress', repeats: 'after-system' },
  note: { from: ['received', 'in-progress', 'resolved', 'closed', 'withdrawn'], to: 'same', repeats: 'always' },
  reclassify: { from: ['received', 'in-progress'], to: 'same', repeats: 'after-system' },
  resolve: { from: ['received', 'in-progress'], to: 'resolved', repeats: 'after-system' },
  close: { from: ['resolved'], to: 'closed', repeats: 'after-system' },
  reopen: { from: ['resolved', 'closed'], to: 'in-progress', repeats: 'after-system' },
  confirm: { from: ['resolved', 'closed'], to: 'closed', repeats: 'always' },
  disagree: { from: ['resolved', 'closed'], to: 'in-progress', repeats: 'always' },
  'send-link': { from: [...everAfter, 'merged'], to: 'same', repeats: 'always' },
  withdraw: { from: ['received', 'in-progress'], to: 'withdrawn', repeats: 'always' },
  // A promise outlives the decision, and what is done about the cause outlasts the case: their clocks may still run.
  step: { from: everAfter, to: 'same', repeats: 'always' },
  wait: { from: ['received', 'in-progress'], to: 'in-progress', repeats: 'after-system' },
  resume: { from: ['received', 'in-progress'], to: 'same', repeats: 'after-system' },
  promise: { from: ['received', 'in-progress', 'resolved'], to: 'same', repeats: 'after-system' },
  keep: { from: ['received', 'in-progress', 'resolved'], to: 'same', repeats: 'after-system' },
  // What concerns remedies is decided by the state of the remedy, which each looks at again.
  'propose-remedy': { from: ['received', 'in-progress'], to: 'same', repeats: 'always' },
  'change-remedy': { from: ['received', 'in-progress', 'resolved'], to: 'same', repeats: 'always' },
  'approve-remedy': { from: ['received', 'in-progress', 'resolved'], to: 'same', repeats: 'always' },
  'reject-remedy': { from: ['received', 'in-progress', 'resolved'], to: 'same', repeats: 'always' },
  'execute-remedy': { from: ['received', 'in-progress', 'resolved'], to: 'same', repeats: 'always' },
  'cancel-remedy': { from: ['received', 'in-progress', 'resolved', 'withdrawn'], to: 'same', repeats: 'always' },
  negotiate: { from: ['received', 'in-progress'], to: 'same', repeats: 'always' },
  extend: { from: ['received', 'in-progress'], to: 'same', repeats: 'after-system' },
  'apply-policies': { from: ['received', 'in-progress'], to: 'same', repeats: 'after-system' },
  repair: { from: ['received', 'in-progress', 'resolved'], to: 'same', repeats: 'always' },
  'confirm-escalation': { from: ['received', 'in-progress', 'resolved'], to: 'same', repeats: 'always' },
  about: { from: ['received', 'in-progress', 'resolved', 'closed'], to: 'same', repeats: 'after-system' },
  suspect: { from: ['received', 'in-progress'], to: 'same', repeats: 'always' },
  link: { from: ['received', 'in-progress', 'resolved', 'closed', 'withdrawn'], to: 'same', repeats: 'always' },
  unlink: { from: ['received', 'in-progress', 'resolved', 'closed', 'withdrawn'], to: 'same', repeats: 'always' },
  // Only what is open on both sides can become one: what was decided stays as it was told to the customer.
  merge: { from: ['received', 'in-progress'], to: 'merged', repeats: 'after-system' },
  absorb: { from: ['received', 'in-progress'], to: 'same', repeats: 'after-system' },
  'pass-on': { from: ['merged'], to: 'same', repeats: 'always' },
  split: { from: ['received', 'in-progress'], to: 'same', repeats: 'after-system' },
  // What is done so that it does not happen again outlasts the case, and each step looks at the action's own state.
  'add-action': { from: everAfter, to: 'same', repeats: 'always' },
  'complete-action': { from: everAfter, to: 'same', repeats: 'always' },
  'verify-action': { from: everAfter, to: 'same', repeats: 'always' },
  'cancel-action': { from: everAfter, to: 'same', repeats: 'always' },
  // What was learned may come after the decision.
  'record-cause': {
    from: everAfter,
    to: 'same',
    repeats: 'after-system',
  },
  'add-task': { from: ['received', 'in-progress'], to: 'same', repeats: 'after-system' },
  'answer-task': { from: ['received', 'in-progress'], to: 'same', repeats: 'always' },
  'accept-task': { from: ['received', 'in-progress'], to: 'same', repeats: 'after-system' },
  'return-task': { from: ['received', 'in-progress'], to: 'same', repeats: 'after-system' },
  'cancel-task': { from: ['received', 'in-progress'], to: 'same', repeats: 'after-system' },
  'send-task-link': { from: ['received', 'in-progress'], to: 'same', repeats: 'after-system' },
  'revoke-task-link': { from: ['received', 'in-progress'], to: 'same', repeats: 'after-system' },
  feedback: {
    from: ['received', 'in-progress', 'resolved', 'closed', 'withdrawn', 'merged'],
    to: 'same',
    repeats: 'always',
  },
  // To be allowed to send a file, and that it has come: what was allowed is taken in, whatever became of the case since.
  attach: { from: ['received', 'in-progress', 'resolved'], to: 'same', repeats: 'always' },
  'record-file': {
    from: ['received', 'in-progress', 'resolved', 'closed', 'withdrawn', 'merged'],
    to: 'same',
    repeats: 'always',
  },
  praise: { from: ['received', 'in-progress', 'resolved', 'closed'], to: 'same', repeats: 'always' },
  bounce: {
    from: ['received', 'in-progress', 'resolved', 'closed', 'withdrawn', 'merged'],
    to: 'same',
    repeats: 'always',
  },
  hold: { from: [...everAfter, 'merged'], to: 'same', repeats: 'always' },
  release: { from: [...everAfter, 'merged'], to: 'same', repeats: 'always' },
  reveal: { from: [...everAfter, 'merged'], to: 'same', repeats: 'always' },
  // What is still worked on cannot be forgotten.
  erase: { from: ['resolved', 'closed', 'withdrawn', 'merged'], to: 'same', repeats: 'always' },
  'complete-erasure': { from: ['resolved', 'closed', 'withdrawn', 'merged'], to: 'same', repeats: 'always' },
} as const satisfies Record<
  string,
  { from: readonly Status[]; to: Status | 'same'; repeats: 'always' | 'after-system' }
>;

export type Command = keyof typeof lifecycle;

/** Whether a case in this status allows the command. */
export function isAllowed(command: Command, status: Status): boolean {
  const from: readonly Status[] = lifecycle[command].from;
  return from.includes(status);
}

/** @throws DomainError `complaint.erased` */
export function ensureNotErased({ reference, erased }: Case): void {
  if (erased) throw new DomainError('complaint.erased', { reference, at: erased.at });
}

/**
 * @throws DomainError `complaint.wrong-status`, naming the command, the status and the statuses that allow it; of a
 *   merged case `complaint.merged`, naming the case that goes on for it; of an erased one `complaint.erased`
 */
export function ensureAllowed(command: Command, subject: Case): void {
  if (command !== 'complete-erasure') ensureNotErased(subject);
  const from: readonly Status[] = lifecycle[command].from;
  if (subject.status === 'merged' && !from.includes('merged')) {
    const { reference, mergedInto: into, mergedAt: at } = subject;
    throw new DomainError('complaint.merged', { reference, into, at });
  }
  if (!from.includes(subject.status)) {
    throw new DomainError('complaint.wrong-status', {
      command,
      status: subject.status,
      allowed: from.join(', '),
    });
  }
}
