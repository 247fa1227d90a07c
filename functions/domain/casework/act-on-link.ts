import { change, type RepeatableRequest } from '../complaint/change.ts';
import type { Actor, Case, Instant } from '../complaint/complaint.ts';
import type { Command } from '../complaint/lifecycle.ts';
import { type ActionToken, invalidLink, type LinkAction, readActionToken } from '../correspondence/action-links.ts';
import { DomainError } from '../errors.ts';
import type { Decision, Services } from '../services.ts';
import type { Rules } from '../sla/clocks.ts';
import { assign } from './assign.ts';
import { type Colleague, colleague, holderOf } from './link-holder.ts';
import { refuseUsed, spend, usedAt } from './used-links.ts';

export type LinkDesk = Pick<Services, 'cases' | 'clock' | 'policies' | 'keyed' | 'staff' | 'settings'>;
export type OpenedLink = { link: ActionToken; subject: Case; rules: Rules; holder: Colleague };

/** The row of the lifecycle for each action. */
export const commandOf = {
  acknowledge: 'confirm-escalation',
  'take-over': 'assign',
  reassign: 'assign',
} as const satisfies {
  [A in LinkAction]: Command;
};

/**
 * What a link would do. Changes nothing.
 * @throws DomainError `link.invalid`, `link.used`
 */
export async function previewLink(desk: LinkDesk, token: string): Promise<OpenedLink> {
  const opened = await open(desk, token);
  refuseUsed(opened.subject, opened.link, opened.holder.name);
  return opened;
}

export type LinkDone = { link: ActionToken; subject: Case; at: Instant; assignee?: Colleague };

/**
 * Does what a link is for, once, in the name of the person that it was made for. Saying that one knows is recorded and
 * stops no clock and no ladder: the customer still waits.
 * @param given who shall have the case, when the link is for reassigning it
 * @throws DomainError `link.invalid`, `link.used`, `complaint.wrong-status`, `complaint.conflict`, `request.invalid`
 */
export async function actOnLink(
  desk: LinkDesk,
  token: string,
  given: string | undefined,
  repeatable?: RepeatableRequest,
): Promise<LinkDone> {
  const { link, subject: known, holder } = await open(desk, token);
  const assignee = await assigneeOf(desk, link, given, holder);
  const by: Staff = { type: 'staff', id: holder.id, role: 'link' };
  const decide = (subject: Case, now: Instant): Decision => {
    refuseUsed(subject, link, holder.name);
    // Whoever has the case already, and is given it again, has at least said that they know.
    const handOver = assignee && assign(assignee.id, by)(subject, now);
    const { next, events } = handOver ?? acknowledged(link, by)(subject, now);
    return { next: spend(next, link, now), events };
  };
  try {
    const subject = await change(desk, link.reference, commandOf[link.action], decide, { known, repeatable });
    return { link, subject, at: usedAt(subject, link) ?? subject.lastChange.at, ...(assignee && { assignee }) };
  } catch (error) {
    // Whoever was faster may have used this very link.
    const winner = await desk.cases.find(link.reference);
    if (winner) refuseUsed(winner, link, holder.name);
    throw error;
  }
}

type Staff = Extract<Actor, { type: 'staff' }>;

/** All that makes a link useless is one answer: a stranger learns nothing about cases or people from it. */
async function open(desk: LinkDesk, token: string): Promise<OpenedLink> {
  const link = await readActionToken(desk.keyed, token, desk.clock.now());
  const subject = await desk.cases.find(link.reference);
  if (!subject) throw invalidLink();
  const rules = await desk.policies.of(subject.policies);
  const holder = await holderOf(desk, link.person, rules);
  if (!holder) throw invalidLink();
  return { link, subject, rules, holder };
}

async function assigneeOf(
  { staff }: LinkDesk,
  { action }: ActionToken,
  given: string | undefined,
  holder: Colleague,
): Promise<Colleague | undefined> {
  const refuse = (code: string): DomainError =>
    new DomainError('request.invalid', {}, [{ field: 'assignee', code, detail: '' }]);
  if (action !== 'reassign') {
    if (given !== undefined) throw refuse('unknown');
    return action === 'take-over' ? holder : undefined;
  }
  if (given === undefined) throw refuse('required');
  const person = await colleague(staff, given.trim());
  if (!person) throw refuse('not-staff');
  return person;
}

/** The recipient of an escalation knows of it. */
const acknowledged =
  ({ clock, rung }: ActionToken, by: Staff) =>
  (subject: Case, now: Instant): Decision => ({
    next: subject,
    events: [{ type: 'EscalationAcknowledged', at: now, by, facts: { clock, rung, person: by.id }, words: {} }],
  });
