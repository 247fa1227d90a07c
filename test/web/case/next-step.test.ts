import { describe, expect, test } from '@jest/globals';
import { nextSteps } from '../../../web/console/pages/case/next-step.ts';

type Subject = Parameters<typeof nextSteps>[0];
type Known = Parameters<typeof nextSteps>[1];
type Task = NonNullable<Known['tasks']>[number];
type Remedy = NonNullable<Known['remedies']>[number];

/** A case that wei has, whose customer has been answered; with whatever is otherwise. */
const aCase = (otherwise: Partial<Subject> = {}): Subject =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is not looked at is left out
  ({
    status: 'in-progress',
    assignee: 'wei',
    level: { value: 'general' },
    clocks: [],
    timeline: [],
    firstResponseAt: '2026-11-22T08:00:00Z',
    ...otherwise,
  }) as unknown as Subject;
const event = (type: string, by: string) => ({ type, by: { type: by } });
const timeline = (...events: ReturnType<typeof event>[]): Pick<Subject, 'timeline'> =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is not looked at is left out
  ({ timeline: events }) as unknown as Pick<Subject, 'timeline'>;
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is not looked at is left out
const task = (id: string, state: Task['state']): Task => ({ id, state }) as unknown as Task;
const remedy = (id: string, state: Remedy['state'], by: string, ...approvals: string[]): Remedy =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is not looked at is left out
  ({ id, state, proposedBy: { id: by }, approvals: approvals.map((one) => ({ id: one })) }) as unknown as Remedy;
const known = (otherwise: Partial<Known> = {}): Known => ({ tasks: [], remedies: [], causeKnown: true, ...otherwise });
const steps = (subject: Subject, what: Known = known(), who = 'wei') => nextSteps(subject, what, who);
const named = (subject: Subject, what?: Known, who?: string) => steps(subject, what, who).map(({ is }) => is);

describe('What to do next', () => {
  test('a new case is to be taken, and its customer to be told that somebody looks into it', () => {
    const { assignee: _, ...fresh } = aCase({ status: 'received' });
    const { firstResponseAt: __, ...unanswered } = fresh;
    expect(named(aCase({ ...unanswered, assignee: undefined, firstResponseAt: undefined }))).toEqual([
      'take',
      'first-answer',
    ]);
  });

  test('whom the rules chose still has to take it', () => {
    expect(named(aCase({ status: 'received' }))[0]).toBe('take');
  });

  test('whose decision the customer did not agree with is not asked to take it again', () => {
    const disputed = { assignee: undefined, disputed: ['wei'] };
    expect(named(aCase(disputed))[0]).toBe('another');
    expect(named(aCase(disputed), known(), 'maria')[0]).toBe('take');
  });

  test('when nothing else is open, only the decision is left', () => {
    expect(steps(aCase())).toEqual([{ is: 'resolve', last: true }]);
  });

  test('a colleague is told whose case it is, and is not asked to decide it', () => {
    expect(steps(aCase(), known(), 'maria')).toEqual([{ is: 'of-other', who: 'wei' }]);
  });

  test('nobody is told that nothing is left before all has been read', () => {
    expect(steps(aCase(), known({ tasks: undefined }))).toEqual([]);
    expect(steps(aCase(), known({ remedies: undefined }))).toEqual([]);
    expect(steps(aCase({ status: 'resolved' }), known({ remedies: undefined }))).toEqual([]);
  });

  test('a customer who wrote last waits for an answer; one who was answered does not', () => {
    const wrote = event('CustomerMessageAdded', 'customer');
    expect(named(aCase(timeline(wrote)))[0]).toBe('answer');
    expect(named(aCase(timeline(wrote, event('NoteAdded', 'staff'))))[0]).toBe('answer');
    expect(named(aCase(timeline(wrote, event('ReplyAdded', 'staff'))))).toEqual(['resolve']);
  });

  test('what waits for one’s approval comes first, whoever has the case', () => {
    const what = known({ remedies: [remedy('R1', 'proposed', 'wei')] });
    expect(steps(aCase(), what, 'na')[0]).toEqual({ is: 'approve', ids: ['R1'] });
  });

  test('one’s own proposal, and what one has approved, waits for somebody else', () => {
    const remedies = [remedy('R1', 'proposed', 'wei'), remedy('R2', 'proposed', 'na', 'wei')];
    expect(steps(aCase(), known({ remedies }))[0]).toEqual({ is: 'decide', ids: ['R1', 'R2'] });
  });

  test('what was approved is to be executed; what is over is no work', () => {
    const remedies = [
      remedy('R1', 'approved', 'wei', 'na'),
      remedy('R2', 'executed', 'wei'),
      remedy('R3', 'rejected', 'wei'),
    ];
    expect(steps(aCase(), known({ remedies }))[0]).toEqual({ is: 'execute', ids: ['R1'] });
  });

  test('answered tasks are to be accepted; while one is under way the decision waits', () => {
    const tasks = [task('T1', 'answered'), task('T2', 'open'), task('T3', 'returned'), task('T4', 'accepted')];
    expect(steps(aCase(), known({ tasks }))).toEqual([
      { is: 'accept-task', ids: ['T1'] },
      { is: 'task', ids: ['T2', 'T3'] },
    ]);
    expect(steps(aCase(), known({ tasks: [task('T1', 'answered')] })).at(-1)).toEqual({ is: 'resolve', last: false });
  });

  test('of an urgent case somebody has to say why it happened', () => {
    const urgent = aCase({ level: { ...aCase().level, value: 'urgent' } });
    expect(named(urgent, known({ causeKnown: false }))[0]).toBe('cause');
    expect(named(urgent)).toEqual(['resolve']);
    expect(named({ ...urgent, status: 'resolved' }, known({ causeKnown: false }))).toEqual(['cause']);
  });

  test('a case that waits for somebody is not decided meanwhile', () => {
    expect(named(aCase({ waitsFor: 'supplier' }))).toEqual(['waiting']);
  });

  test('a resolved case is closed once what was promised is done', () => {
    const resolved = aCase({ status: 'resolved' });
    expect(named(resolved)).toEqual(['close']);
    expect(named(resolved, known({ remedies: [remedy('R1', 'approved', 'wei')] }))).toEqual(['execute']);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is not looked at is left out
    const clocks = [{ kind: 'promise', state: 'running' }] as unknown as Subject['clocks'];
    expect(named({ ...resolved, clocks })).toEqual(['promise']);
  });

  test('what is over needs nothing; what was merged goes on elsewhere', () => {
    const remedies = [remedy('R1', 'approved', 'wei')];
    for (const status of ['closed', 'withdrawn'] as const) {
      expect(named(aCase({ status }), known({ remedies }))).toEqual(['over']);
    }
    expect(steps(aCase({ status: 'merged', mergedInto: 'CR-AAAA-BBBB' }))).toEqual([
      { is: 'merged', into: 'CR-AAAA-BBBB' },
    ]);
  });
});
