import type { CaseAction } from '../casework/actions/action.ts';
import type { Attachment } from '../casework/attachments/attachment.ts';
import { type CauseAnalysis, isStandard } from '../casework/causes/analysis.ts';
import type { Negotiation } from '../casework/remedies/negotiation.ts';
import type { Remedy } from '../casework/remedies/remedy.ts';
import type { Task, TaskAnswer } from '../casework/tasks/task.ts';
import type { CasePart, PartTypes } from '../complaint/parts.ts';

/** A part without what anybody wrote in it and without who is named in it: its states, times, amounts and codes stay. */
export function wordlessPart(part: CasePart): CasePart {
  switch (part.kind) {
    case 'task':
      return { ...part, data: task(part.data) };
    case 'remedy':
      return { ...part, data: remedy(part.data) };
    case 'negotiation':
      return { ...part, data: negotiation(part.data) };
    case 'cause':
      return { ...part, data: cause(part.data) };
    case 'action':
      return { ...part, data: action(part.data) };
    case 'file':
      return { ...part, data: file(part.data) };
    default:
      return part satisfies never;
  }
}

type Scrub<K extends keyof PartTypes> = (data: PartTypes[K]) => PartTypes[K];

/** A partner's link goes too: whoever has it reads nothing any more. */
const task: Scrub<'task'> = ({ product: _product, link: _link, decided, to, answers, ...kept }: Task): Task => ({
  ...kept,
  title: '',
  text: '',
  to: 'partner' in to ? { partner: { name: '', email: '', language: to.partner.language } } : to,
  answers: answers.map(({ at, by }): TaskAnswer => ({ text: '', at, by: nameless(by) })),
  ...(decided && { decided: { at: decided.at, by: nameless(decided.by) } }),
});

const nameless = (by: TaskAnswer['by']): TaskAnswer['by'] => (by.type === 'partner' ? { type: 'partner' } : by);

const remedy: Scrub<'remedy'> = (data: Remedy): Remedy => {
  if (data.state === 'executed') return { ...data, what: '', executed: { ...data.executed, evidence: '' } };
  if (data.state === 'rejected' || data.state === 'cancelled') {
    return { ...data, what: '', ended: { ...data.ended, reason: '' } };
  }
  return { ...data, what: '' };
};

const negotiation: Scrub<'negotiation'> = (data: Negotiation): Negotiation => {
  const rounds = data.rounds.map(({ words: _words, ...round }) => round);
  return data.state === 'ended' ? { ...data, rounds, ended: { ...data.ended, reason: '' } } : { ...data, rounds };
};

/** How many causes there were, and on which of the standard branches, stays; so does the code. */
const cause: Scrub<'cause'> = ({ problem: _problem, whys, fishbone, ...kept }: CauseAnalysis): CauseAnalysis => ({
  ...kept,
  whys: whys.map(({ by, at }) => ({ question: '', answer: '', by, at })),
  fishbone: fishbone.map(({ branch, causes }) => ({
    branch: isStandard(branch) ? branch : '',
    causes: causes.map(({ id, causes: behind }) => ({
      id,
      text: '',
      ...(behind && { causes: behind.map((one) => ({ id: one.id, text: '' })) }),
    })),
  })),
});

/** Whoever answers for it may be called by a name of their own, which is not one of ours. */
const action: Scrub<'action'> = (data: CaseAction): CaseAction => {
  const { request: _request, ...rest } = data;
  const about = 'cause' in rest.about ? { cause: rest.about.cause, text: '' } : rest.about;
  const kept = { ...rest, what: '', owner: '', about };
  switch (kept.state) {
    case 'done':
      return { ...kept, done: { ...kept.done, evidence: '' } };
    case 'verified': {
      const { reason: _reason, ...verified } = kept.verified;
      return { ...kept, done: { ...kept.done, evidence: '' }, verified };
    }
    case 'cancelled':
      return {
        ...kept,
        cancelled: { ...kept.cancelled, reason: '' },
        ...(kept.done && { done: { ...kept.done, evidence: '' } }),
      };
    case 'open':
      return kept;
    default:
      return kept satisfies never;
  }
};

/** The digest of its content stays where the chain has sealed it, which tells whoever has the file that it is this one. */
const file: Scrub<'file'> = (data: Attachment): Attachment => ({ ...data, name: '' });
