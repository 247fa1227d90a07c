import type { Actor, Case, Instant } from '../../complaint/complaint.ts';
import type { CasePart } from '../../complaint/parts.ts';
import { DomainError, type FieldError } from '../../errors.ts';
import type { Decision } from '../../services.ts';
import { type Branch, type CauseAnalysis, type CauseCode, causeRef, causesOf, type Why } from './analysis.ts';
import { findCode, type PublishedTree } from './cause-tree.ts';

type Staff = Extract<Actor, { type: 'staff' }>;
type GivenCause = { id?: string | undefined; text: string };

/** An analysis as somebody writes it: whole. Causes that stood in the one before keep their ids. */
export type GivenAnalysis = {
  problem?: string | undefined;
  whys?: readonly { question: string; answer: string }[] | undefined;
  fishbone?:
    | readonly { branch: string; causes: readonly (GivenCause & { causes?: readonly GivenCause[] | undefined })[] }[]
    | undefined;
  code?: string | undefined;
};

/**
 * Why it happened. An answer that stands as it stood keeps who found it and when; a cause that comes with its id keeps
 * it; a code that the case has already stays as it was chosen, even when a newer tree does not have it any more.
 *
 * @param tree the newest one: what a new code is chosen from
 * @throws DomainError `request.invalid` with the places that are wrong, `complaint.cause-missing` when it would take
 *   the cause code from an urgent case that is closed
 */
export const recordCause =
  (given: GivenAnalysis, tree: PublishedTree, by: Staff) =>
  (subject: Case, now: Instant, before: CauseAnalysis | undefined): Decision & { parts: [CasePart<'cause'>] } => {
    const code = given.code === undefined ? undefined : codeFor(given.code, before?.code, tree);
    if (code === undefined) refuseWithout(subject);
    const { fishbone, numbered } = numberedCauses(given.fishbone ?? [], before);
    const analysis: CauseAnalysis = {
      ...(given.problem !== undefined && { problem: given.problem }),
      whys: answered(given.whys ?? [], before?.whys ?? [], { by: by.id, at: now }),
      fishbone,
      ...(code && { code }),
      numbered,
      recordedAt: now,
      recordedBy: by.id,
    };
    const { problem, whys } = analysis;
    const { cause: _before, ...rest } = subject;
    return {
      next: { ...rest, ...(code && { cause: code }) },
      parts: [{ ...causeRef, data: analysis }],
      events: [
        {
          type: 'CauseRecorded',
          at: now,
          by,
          facts: {
            ...(code && { code: code.code, tree: code.tree }),
            whys: whys.length,
            causes: causesOf(fishbone).length,
          },
          words: { ...(problem !== undefined && { problem }), whys, fishbone },
        },
      ],
    };
  };

/**
 * What was urgent is not closed before it is known why it happened.
 * @throws DomainError `complaint.cause-missing`
 */
export function ensureCauseKnown({ level, cause, reference }: Pick<Case, 'level' | 'cause' | 'reference'>): void {
  if (level.value === 'urgent' && cause === undefined) throw new DomainError('complaint.cause-missing', { reference });
}

function refuseWithout({ status, ...subject }: Case): void {
  if (status === 'closed') ensureCauseKnown({ ...subject, cause: undefined });
}

function codeFor(wanted: string, had: CauseCode | undefined, tree: PublishedTree): CauseCode {
  if (had?.code.toUpperCase() === wanted.toUpperCase()) return had;
  const found = findCode(tree, wanted);
  if (found === undefined) throw wrong([{ field: 'code', code: 'unknown-cause-code', detail: String(tree.version) }]);
  if (found === 'group') throw wrong([{ field: 'code', code: 'cause-group', detail: wanted }]);
  return found;
}

function answered(
  given: readonly { question: string; answer: string }[],
  before: readonly Why[],
  now: Pick<Why, 'by' | 'at'>,
): Why[] {
  const left = [...before];
  return given.map(({ question, answer }) => {
    const at = left.findIndex((why) => why.question === question && why.answer === answer);
    const [same] = at === -1 ? [] : left.splice(at, 1);
    return same ?? { question, answer, ...now };
  });
}

function numberedCauses(
  given: NonNullable<GivenAnalysis['fishbone']>,
  before: CauseAnalysis | undefined,
): { fishbone: Branch[]; numbered: number } {
  const known = new Set(causesOf(before?.fishbone ?? []).map(({ id }) => id));
  const errors: FieldError[] = [];
  let numbered = before?.numbered ?? 0;
  const named = ({ id, text }: GivenCause, field: string): { id: string; text: string } => {
    if (id === undefined) return { id: `F${(numbered += 1)}`, text };
    // Each id is there once: what was copied together with its id is another cause.
    if (!known.delete(id)) errors.push({ field: `${field}.id`, code: 'unknown-cause', detail: '' });
    return { id, text };
  };
  const fishbone = given.map(({ branch, causes }, b) => ({
    branch,
    causes: causes.map((cause, c) => {
      const field = `fishbone.${b}.causes.${c}`;
      const behind = cause.causes ?? [];
      return {
        ...named(cause, field),
        ...(behind.length > 0 && { causes: behind.map((one, s) => named(one, `${field}.causes.${s}`)) }),
      };
    }),
  }));
  if (errors.length > 0) throw wrong(errors);
  return { fishbone, numbered };
}

const wrong = (fields: FieldError[]): DomainError => new DomainError('request.invalid', {}, fields);
