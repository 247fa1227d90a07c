import * as z from 'zod';
import type { Instant } from '../../complaint/complaint.ts';
import { openToken, signedToken } from '../../correspondence/signed-token.ts';
import { DomainError } from '../../errors.ts';
import type { Services } from '../../services.ts';
import { isSettled, type Task, type TaskLink } from './task.ts';

/** One refusal, whatever is wrong with a link: it says nothing about cases, tasks or people. */
export const invalidTaskLink = (): DomainError => new DomainError('task-link.invalid');

const day = 86_400_000;
const daysBeyondDue = 30;
const mostDays = 180;

/** A link outlives the date of its task by so much, since late answers are welcome, but lives no longer than half a year. */
export const linkUntil = (dueAt: Instant, now: Instant): Instant =>
  new Date(Math.min(Date.parse(dueAt) + daysBeyondDue * day, Date.parse(now) + mostDays * day)).toISOString();

/** The link of a task, ended; nothing when it has none or it has ended. */
export const revoked = ({ link }: Pick<Task, 'link'>, now: Instant): Pick<Task, 'link'> =>
  link === undefined ? {} : { link: { ...link, revokedAt: link.revokedAt ?? now } };

/** What a partner's link names: one task, and which of its links it is. */
export type TaskToken = { reference: string; id: string; number: number };

const content = z.tuple([z.string(), z.string(), z.int()]);
const purpose = 'task-link';

/** The page that the link opens; the token stands in the fragment, which browsers send to nobody. */
export async function taskLink(
  { keyed, settings }: Pick<Services, 'keyed' | 'settings'>,
  { reference, id, number }: TaskToken,
): Promise<string> {
  const written: z.infer<typeof content> = [reference, id, number];
  return `${settings.siteUrl}/task#${await signedToken(keyed, purpose, written)}`;
}

/**
 * Reads a token that `taskLink` made with this deployment's key. Whether the link still works, the task says.
 * @throws DomainError `task-link.invalid`
 */
export async function readTaskToken(keyed: Services['keyed'], token: string): Promise<TaskToken> {
  const opened = await openToken(keyed, purpose, token, content);
  if (opened === undefined) throw invalidTaskLink();
  const [reference, id, number] = opened.content;
  return { reference, id, number };
}

/**
 * The link is the task's latest, has neither expired nor been revoked, and the task is not settled.
 * @throws DomainError `task-link.invalid`
 */
export function ensureLinkWorks(task: Task | undefined, number: number, now: Instant): TaskLink {
  const link = task?.link;
  const works =
    task !== undefined &&
    link !== undefined &&
    link.number === number &&
    link.revokedAt === undefined &&
    link.expiresAt > now &&
    !isSettled(task);
  if (!works) throw invalidTaskLink();
  return link;
}
