import type { Instant } from '../../../functions/domain/complaint/complaint.ts';
import type { Clock, ClockKind } from '../../../functions/domain/sla/clock.ts';
import { advance, begin, type ClockFacts, given, type Moment, stepsOf } from '../../../functions/domain/sla/clocks.ts';
import { type Matter, type Policy, refOf } from '../../../functions/domain/sla/policy.ts';

const complaint: Matter = { kind: 'complaint', level: 'general', category: 'delivery', channel: 'web' };

/** A moment without its time; a story tells what happened when. */
type Happening = Moment extends infer M ? (M extends Moment ? Omit<M, 'at'> : never) : never;

/** The clocks of one case, told as a story: when it came, and what happened to it. */
export class Story {
  readonly facts: ClockFacts;
  readonly policies: readonly Policy[];

  constructor(policies: readonly Policy[], facts: ClockFacts) {
    this.policies = policies;
    this.facts = facts;
  }

  static begins(receivedAt: Instant, policies: readonly Policy[], matter: Partial<Matter> = {}): Story {
    const facts = { matter: { ...complaint, ...matter }, receivedAt, policies: policies.map(refOf) };
    return new Story(policies, begin(facts, policies));
  }

  next(at: Instant, happening: Happening): Story {
    return new Story(this.policies, advance(this.facts, { ...happening, at }, this.policies));
  }

  /** A sweep at that time takes every step that is due. */
  swept(at: Instant): Story {
    return this.due(at).reduce<Story>((story, { clock, step }) => story.next(at, { is: 'stepped', clock, step }), this);
  }

  /** Every step whose time has come and that was not taken. */
  due(at: Instant): { clock: string; step: number; type: string }[] {
    return this.facts.clocks.flatMap((clock) =>
      clock.nextStepAt === undefined || clock.nextStepAt > at
        ? []
        : this.steps(clock).flatMap((step, index) =>
            index >= clock.stepsTaken && step.at !== undefined && step.at <= at
              ? [{ clock: clock.id, step: index, type: step.type }]
              : [],
          ),
    );
  }

  steps(clock: Clock): ReturnType<typeof stepsOf> {
    return stepsOf(clock, this.facts, given(this.facts.policies, this.policies));
  }

  /** The latest clock of that kind. */
  clock(kind: ClockKind): Clock {
    const found = this.facts.clocks.findLast((clock) => clock.kind === kind);
    if (!found) throw new Error(`There is no ${kind} clock.`);
    return found;
  }

  has(kind: ClockKind): boolean {
    return this.facts.clocks.some((clock) => clock.kind === kind);
  }
}
