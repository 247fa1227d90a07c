import { becoming, type Case, type Instant } from '../../complaint/complaint.ts';
import type { NewEvent } from '../../complaint/events.ts';
import { changeTogether } from '../../complaint/change-together.ts';
import type { ChangeOptions } from '../../complaint/change.ts';
import { DomainError } from '../../errors.ts';
import type { Decision, Services } from '../../services.ts';
import { carriedOf } from '../../sla/carried-clocks.ts';
import { afterwards, type Rules } from '../../sla/clocks.ts';
import { mayHandle } from '../another-handler.ts';
import { ensureInScope } from '../scope.ts';
import { isSameCustomer } from './customers.ts';
import type { Caller } from './link.ts';

type Needs = Pick<Services, 'cases' | 'clock' | 'policies' | 'related'>;

/**
 * Two cases turn out to be one: `reference` goes on in `into`, in one transaction with an event on each. Both keep
 * their references, their words and their timelines. The clocks of the first end; the other takes over the earlier of
 * each two deadlines and what was promised. Since a merged case can be the goal of no merge, and both are written on
 * the condition that nobody changed either, no circle can come about.
 * @throws DomainError `case.itself`, `case.other-customer`, `case.open-work`, `complaint.merged`,
 *   `complaint.wrong-status`, `access.other-team`, `complaint.conflict`
 */
export async function mergeCases(
  services: Needs,
  reference: string,
  into: string,
  reason: string,
  { by, scope }: Caller,
  options: Pick<ChangeOptions, 'expectedVersion' | 'repeatable'> = {},
): Promise<Case[]> {
  if (into === reference) throw new DomainError('case.itself', { reference });
  const parties = [
    { reference, command: 'merge' as const },
    { reference: into, command: 'absorb' as const },
  ];
  return changeTogether(
    services,
    parties,
    (subjects, at, rules) => {
      const [source, target] = subjects;
      const [ofSource = [], ofTarget = []] = rules;
      if (!source || !target) return undefined;
      for (const subject of subjects) ensureInScope(subject, scope);
      if (!isSameCustomer(source.customer, target.customer)) {
        throw new DomainError('case.other-customer', { reference, into });
      }
      ensureNothingOpen(source);
      return {
        changes: [
          merged(source, into, { by, at, reason, rules: ofSource }),
          absorbing(target, source, { by, at, reason, rules: ofTarget }),
        ],
      };
    },
    options,
  );
}

/** Work on a case is done on that case: it cannot be reached any more once the case is merged. */
function ensureNothingOpen({ reference, tasks = [], remedies = [], negotiations = [] }: Case): void {
  const what =
    tasks.length > 0
      ? 'task'
      : remedies.some(({ state }) => state === 'proposed' || state === 'approved')
        ? 'remedy'
        : negotiations.some(({ state }) => state === 'open')
          ? 'negotiation'
          : undefined;
  if (what !== undefined) throw new DomainError('case.open-work', { reference, what });
}

type Circumstances = { by: Caller['by']; at: Instant; reason: string; rules: Rules };

const merged = (source: Case, into: string, { by, at, reason, rules }: Circumstances): Decision => ({
  next: becoming(
    source,
    'merged',
    { mergedInto: into, mergedAt: at },
    afterwards(source, [{ is: 'merged', at }], rules),
  ),
  events: [{ type: 'CaseMerged', at, by, facts: { into }, words: { reason } }],
});

function absorbing(target: Case, source: Case, { by, at, reason, rules }: Circumstances): Decision {
  const carried = carriedOf(source.clocks);
  const { duplicateOf, ...rest } = target;
  const disputed = [...new Set([...(target.disputed ?? []), ...(source.disputed ?? [])])];
  const disputing = disputed.length > 0 ? { disputed } : {};
  // Whoever had the other goes on with it, where nobody has this one: the customer was told of them.
  const { assignee } = source;
  const free = target.assignee === undefined && assignee !== undefined && mayHandle(disputing, assignee);
  const keeper = free ? assignee : undefined;
  const given: NewEvent[] =
    keeper === undefined
      ? []
      : [{ type: 'CaseAssigned', at, by, facts: { assignee: keeper, taken: keeper === by.id }, words: {} }];
  return {
    next: {
      ...(duplicateOf?.reference === source.reference ? rest : target),
      ...disputing,
      ...(keeper !== undefined && { assignee: keeper, assignedAt: at }),
      ...afterwards(target, [{ is: 'absorbed', at, clocks: carried }], rules),
    },
    events: [
      {
        type: 'CaseAbsorbed',
        at,
        by,
        facts: { reference: source.reference, clocks: carried },
        words: { reason },
      },
      ...given,
    ],
  };
}

/** How many merges a reference is followed through; more would be a circle, which cannot be. */
export const mostHops = 50;

/**
 * The case that goes on for a merged one, however often it was merged since.
 * @throws when the merges lead nowhere
 */
export async function goesOnIn({ cases }: Pick<Services, 'cases'>, subject: Case): Promise<Case> {
  let current = subject;
  for (let hop = 0; current.status === 'merged'; hop += 1) {
    const next = hop < mostHops ? await cases.find(current.mergedInto) : undefined;
    if (!next) throw new Error(`${subject.reference} was merged, and the case that goes on for it is not there.`);
    current = next;
  }
  return current;
}
