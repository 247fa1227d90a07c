import type { Actor, Case, Instant } from '../../complaint/complaint.ts';
import { DomainError } from '../../errors.ts';
import type { Decision, Services } from '../../services.ts';
import { signInNameOf } from './colleague.ts';

type Staff = Extract<Actor, { type: 'staff' }>;

/**
 * A customer's praise names somebody: they and the first of the line shall read it. Once for each person: naming them
 * again changes nothing.
 * @throws DomainError `request.invalid` when they are not of the staff, `praise.not-praise` when the case is none
 */
export async function passOnPraise(
  services: Pick<Services, 'staff'>,
  who: string,
  by: Staff,
): Promise<(subject: Case, now: Instant) => Decision | undefined> {
  const employee = await signInNameOf(services, who, 'employee');
  return (subject, now) => {
    if (subject.kind.value !== 'praise') {
      throw new DomainError('praise.not-praise', { reference: subject.reference, kind: subject.kind.value });
    }
    const { praised = [] } = subject;
    if (praised.includes(employee)) return undefined;
    return {
      next: { ...subject, praised: [...praised, employee] },
      events: [{ type: 'PraisePassedOn', at: now, by, facts: { employee }, words: {} }],
    };
  };
}
