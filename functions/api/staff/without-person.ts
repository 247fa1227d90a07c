import type { Case } from '../../domain/complaint/complaint.ts';

/** A case of somebody without a name or an address, for what works with it on behalf of who may not see these. */
export const withoutPerson = (subject: Case): Case => ({
  ...subject,
  customer: { name: '', language: subject.customer.language },
});
