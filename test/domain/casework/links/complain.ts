import { relate } from '../../../../functions/domain/casework/links/relate.ts';
import type { Case } from '../../../../functions/domain/complaint/complaint.ts';
import { register, type Submission } from '../../../../functions/domain/intake/register.ts';
import type { Desk } from '../../../desk.ts';

export const agent = { type: 'staff', id: 'agent-1', role: 'agent' } as const;
export const caller = { by: agent, scope: 'all' } as const;

export const ann = { name: 'Ann', email: 'ann@customer.example' };
export const bob = { name: 'Bob', email: 'bob@customer.example' };

/** A customer complains; what the case is about is entered where related cases are found. */
export async function complain(desk: Desk, said: Partial<Submission> = {}): Promise<string> {
  const submission = { customer: ann, description: 'The lamp broke on the first day.', ...said };
  const { reference } = await register(desk, submission, { enteredBy: { type: 'customer' } });
  await relate(desk, { reference, type: 'ComplaintReceived' });
  return reference;
}

export async function caseOf(desk: Desk, reference: string): Promise<Case> {
  const subject = await desk.cases.find(reference);
  if (!subject) throw new Error(`${reference} is not there.`);
  return subject;
}

export const eventsOf = async (desk: Desk, reference: string) => (await desk.cases.open(reference))?.events ?? [];
export const typesOf = async (desk: Desk, reference: string): Promise<string[]> =>
  (await eventsOf(desk, reference)).map(({ type }) => type);
