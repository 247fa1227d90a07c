import { auditOf } from '../../../functions/domain/complaint/audit.ts';
import type { CaseFile } from '../../../functions/domain/services.ts';
import { defaultPack } from '../../../functions/domain/sla/packs/default.ts';
import { Desk } from '../../faults/desk.ts';
import { acknowledges } from '../../faults/verdict.ts';
import type { LocalMachine } from '../../journeys/machine.ts';
import type { People } from './people.ts';

/** Sentences: what was acknowledged and is not there, is there twice, is not whole; and what was turned away and is there. */
export type Proof = { lost: string[]; doubled: string[]; broken: string[]; storedThough: string[] };

/** Holds the desk to what it told these people, by the records behind the API and the mails that went out. */
export async function proofOf(machine: LocalMachine, people: People): Promise<Proof> {
  const proof: Proof = { lost: [], doubled: [], broken: [], storedThough: [] };
  const { files } = await new Desk(machine).records();
  const byEmail = groupedBy(files, ({ subject }) => subject.customer.email ?? '');
  const byReference = new Map(files.map((file) => [file.subject.reference, file]));
  const mails = (await machine.mails()).filter(({ subject }) => acknowledges.test(subject));
  const told = groupedBy(mails, ({ to }) => to);
  for (const { email, reference, refused } of people.sent) {
    const own = byEmail.get(email) ?? [];
    const [file] = own;
    if (own.length > 1) proof.doubled.push(`The complaint of ${email}: ${own.length} times`);
    if (refused !== undefined && file) proof.storedThough.push(`The complaint of ${email}, answered ${refused}`);
    if (reference !== undefined && file?.subject.reference !== reference) proof.lost.push(`${reference} of ${email}`);
    if (!file) continue;
    whole(file, proof);
    const count = told.get(email)?.length ?? 0;
    if (count === 0) proof.lost.push(`The acknowledgement of ${file.subject.reference}`);
    if (count > 1) proof.doubled.push(`The acknowledgement of ${file.subject.reference}: ${count} times`);
  }
  for (const { reference, text } of people.written) {
    const events = byReference.get(reference)?.events ?? [];
    const count = events.filter(({ words }) => JSON.stringify(words ?? {}).includes(text)).length;
    if (count === 0) proof.lost.push(text);
    if (count > 1) proof.doubled.push(`${text}: ${count} times`);
  }
  return proof;
}

/** Its chain, what the case says of itself, and every deadline reckoned anew. */
function whole(file: CaseFile, proof: Proof): void {
  const { reference, clocks, acknowledgedAt } = file.subject;
  const audit = auditOf(file, [defaultPack]);
  if (!audit.intact) proof.broken.push(`${reference} is not proved: ${JSON.stringify(audit)}`);
  if (clocks.length === 0) proof.broken.push(`${reference} has no deadline`);
  if (acknowledgedAt === undefined) proof.broken.push(`${reference} does not say that it was acknowledged`);
}

function groupedBy<T>(things: readonly T[], keyOf: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) groups.set(keyOf(thing), [...(groups.get(keyOf(thing)) ?? []), thing]);
  return groups;
}
