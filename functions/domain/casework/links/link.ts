import type { Actor, Case, CaseDraft, Instant } from '../../complaint/complaint.ts';
import { changeTogether } from '../../complaint/change-together.ts';
import type { ChangeOptions } from '../../complaint/change.ts';
import { DomainError } from '../../errors.ts';
import type { Decision, Services } from '../../services.ts';
import { ensureInScope, type Scope } from '../scope.ts';
import type { CaseLink, LinkKind } from './links.ts';

type Staff = Extract<Actor, { type: 'staff' }>;
type Needs = Pick<Services, 'cases' | 'clock' | 'policies' | 'related'>;
export type Caller = { by: Staff; scope: Scope };
export type Wish = { kind: LinkKind; reason: string };

/** Whoever links a case with another has decided what it is. */
function decidedUpon(subject: Case, others: readonly string[]): CaseDraft {
  const { duplicateOf, ...rest } = subject;
  return duplicateOf !== undefined && others.includes(duplicateOf.reference) ? rest : subject;
}

/**
 * Links cases with one case, both ways: one transaction over all of them, with an event for each. What is linked in
 * that way already stays as it is; what was linked in another way is linked in this one from now on.
 *
 * @param others at most 24: with each come its item, its event and the two ends of its link, and a transaction holds 100
 * @returns the case, and then the others
 * @throws DomainError `case.itself`, `complaint.not-found`, `complaint.merged`, `access.other-team`, `complaint.conflict`
 */
export async function linkCases(
  services: Needs,
  reference: string,
  others: readonly string[],
  { kind, reason }: Wish,
  { by, scope }: Caller,
  options: Pick<ChangeOptions, 'expectedVersion' | 'repeatable'> = {},
): Promise<Case[]> {
  if (others.includes(reference)) throw new DomainError('case.itself', { reference });
  const parties = [reference, ...others].map((one) => ({ reference: one, command: 'link' as const }));
  return changeTogether(
    services,
    parties,
    async (subjects, at) => {
      for (const subject of subjects) ensureInScope(subject, scope);
      const [hub, ...spokes] = subjects;
      const before = await services.related.between(reference, others);
      const standing = new Set(before.filter((link) => link.kind === kind && !link.ended).map(({ to }) => to));
      const fresh = spokes.filter((spoke) => !standing.has(spoke.reference));
      if (!hub || fresh.length === 0) return undefined;
      const link = (to: string): CaseLink => ({ to, kind, reason, at, by });
      const decide = (subject: Case, references: string[]): Decision => ({
        next: decidedUpon(subject, references),
        events: [{ type: 'CaseLinked', at, by, facts: { references, kind }, words: { reason } }],
        links: references.map(link),
      });
      return {
        changes: subjects.map((subject) =>
          subject === hub
            ? decide(
                hub,
                fresh.map((spoke) => spoke.reference),
              )
            : fresh.includes(subject)
              ? decide(subject, [reference])
              : undefined,
        ),
      };
    },
    options,
  );
}

/**
 * Ends a link, both ways, with a reason; the link stays on record as it was.
 * @throws DomainError `case.not-linked`, and as `linkCases`
 */
export async function unlinkCases(
  services: Needs,
  reference: string,
  other: string,
  reason: string,
  { by, scope }: Caller,
  options: Pick<ChangeOptions, 'expectedVersion' | 'repeatable'> = {},
): Promise<Case[]> {
  const parties = [reference, other].map((one) => ({ reference: one, command: 'unlink' as const }));
  if (reference === other) throw new DomainError('case.itself', { reference });
  return changeTogether(
    services,
    parties,
    async (subjects, at) => {
      for (const subject of subjects) ensureInScope(subject, scope);
      const ends = await Promise.all([
        services.related.between(reference, [other]),
        services.related.between(other, [reference]),
      ]);
      return {
        changes: subjects.map((subject, index) => {
          const [link] = ends[index] ?? [];
          if (!link || link.ended) throw new DomainError('case.not-linked', { reference, other });
          return unlinked(subject, link, reason, by, at);
        }),
      };
    },
    options,
  );
}

const unlinked = (subject: Case, link: CaseLink, reason: string, by: Staff, at: Instant): Decision => ({
  next: subject,
  events: [{ type: 'CaseUnlinked', at, by, facts: { reference: link.to, kind: link.kind }, words: { reason } }],
  links: [{ ...link, ended: { at, by, reason } }],
});
