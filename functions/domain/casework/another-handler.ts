import type { Case } from '../complaint/complaint.ts';
import { DomainError } from '../errors.ts';

type Disputed = Pick<Case, 'reference' | 'disputed'>;

/** Whether somebody may have a case: not whose decision its customer did not agree with. */
export const mayHandle = ({ disputed = [] }: Pick<Case, 'disputed'>, person: string): boolean =>
  !disputed.includes(person);

/** @throws DomainError `case.needs-another-handler`, naming the person whose decision was disputed */
export function ensureMayHandle(subject: Disputed, person: string): void {
  if (mayHandle(subject, person)) return;
  throw new DomainError('case.needs-another-handler', { reference: subject.reference, person });
}
