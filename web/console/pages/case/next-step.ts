import type { Answer } from '../../api/answer.ts';

type StaffCase = Answer<'readCase'>;

/** What else has been read of the case; undefined is what has not been read yet. */
type Known = {
  tasks: Answer<'listCaseTasks'>['tasks'] | undefined;
  remedies: Answer<'listRemedies'>['remedies'] | undefined;
  /** Whether anybody has said why it happened. */
  causeKnown: boolean;
};

/** What is to be done next, and about which of its parts. */
export type Step =
  | { is: 'merged'; into: string }
  | {
      is:
        | 'erased'
        | 'over'
        | 'take'
        | 'another'
        | 'answer'
        | 'first-answer'
        | 'cause'
        | 'waiting'
        | 'close'
        | 'promise';
    }
  /** `last` when nothing else is left to do before. */
  | { is: 'resolve'; last: boolean }
  | { is: 'accept-task' | 'task' | 'approve' | 'execute' | 'decide'; ids: string[] }
  | { is: 'of-other'; who: string };

const spoken = new Set(['CustomerMessageAdded', 'ReplyAdded', 'ComplaintResolved', 'ResolutionDisputed']);

/** Whether the last words are the customer's, and nobody of us has answered them. */
function customerWaits({ timeline }: StaffCase): boolean {
  const last = timeline.findLast(({ type }) => spoken.has(type));
  return last?.by.type === 'customer';
}

/**
 * What is to be done about a case, what matters most first. The first is what the page offers; the others stand beside
 * it. It decides nothing: what may be done the API says.
 *
 * @param username of whoever looks at it
 */
export function nextSteps(subject: StaffCase, known: Known, username: string): Step[] {
  const { tasks = [], remedies = [], causeKnown } = known;
  // Nobody is told that nothing is left before all has been read.
  const allRead = known.tasks !== undefined && known.remedies !== undefined;
  const { status, assignee, disputed = [], mergedInto, level, clocks, firstResponseAt, waitsFor } = subject;
  if (subject.erased) return [{ is: 'erased' }];
  if (status === 'merged') return [{ is: 'merged', into: mergedInto ?? '' }];
  if (status === 'closed' || status === 'withdrawn') return [{ is: 'over' }];
  const ids = (those: { id: string }[]): string[] => those.map(({ id }) => id);
  const some = (is: 'accept-task' | 'task' | 'approve' | 'execute' | 'decide', those: { id: string }[]): Step[] =>
    those.length > 0 ? [{ is, ids: ids(those) }] : [];
  const proposed = remedies.filter(({ state }) => state === 'proposed');
  const toApprove = proposed.filter(
    ({ proposedBy, approvals }) => proposedBy.id !== username && approvals.every(({ id }) => id !== username),
  );
  const toExecute = remedies.filter(({ state }) => state === 'approved');
  const causeMissing = level.value === 'urgent' && !causeKnown;
  if (status === 'resolved') {
    const promised = clocks.some(
      ({ kind, state }) => kind === 'promise' && (state === 'running' || state === 'paused'),
    );
    const left: Step[] = [
      ...some('approve', toApprove),
      ...some('execute', toExecute),
      ...some('decide', proposed),
      ...(causeMissing ? [{ is: 'cause' as const }] : []),
      ...(promised ? [{ is: 'promise' as const }] : []),
    ];
    return left.length > 0 || !allRead ? left : [{ is: 'close' }];
  }
  const mine = assignee === username;
  const free = assignee === undefined || (mine && status === 'received');
  const open = tasks.filter(({ state }) => state === 'open' || state === 'returned');
  const before: Step[] = [
    // Others wait for it, whoever has the case.
    ...some('approve', toApprove),
    ...(free ? [{ is: disputed.includes(username) ? ('another' as const) : ('take' as const) }] : []),
    ...(assignee !== undefined && !mine ? [{ is: 'of-other' as const, who: assignee }] : []),
    ...(customerWaits(subject) ? [{ is: 'answer' as const }] : []),
    ...(firstResponseAt === undefined && !customerWaits(subject) ? [{ is: 'first-answer' as const }] : []),
    ...some(
      'accept-task',
      tasks.filter(({ state }) => state === 'answered'),
    ),
    ...some('execute', toExecute),
    ...(causeMissing ? [{ is: 'cause' as const }] : []),
    ...(waitsFor === undefined ? [] : [{ is: 'waiting' as const }]),
    ...some('task', open),
    ...some(
      'decide',
      proposed.filter((one) => !toApprove.includes(one)),
    ),
  ];
  const decides = allRead && mine && open.length === 0 && waitsFor === undefined;
  return decides ? [...before, { is: 'resolve', last: before.length === 0 }] : before;
}
