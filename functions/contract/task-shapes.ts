import * as z from 'zod';
import { taskStates } from '../domain/casework/tasks/task.ts';
import { languages, teams } from '../domain/complaint/vocabulary.ts';
import { longestToken } from '../domain/correspondence/link-actions.ts';
import { actor, caseState, limits, line, words } from './shapes.ts';
import { emailAddress, unspoken } from './person-shapes.ts';

/** What tasks may hold, in UTF-16 units: a task with all its answers is one item of the table. */
const most = { title: 200, words: 4_000 } as const;

const task = z.string().describe('CR-XXXX-XXXX-T7: how people name it.');
const id = z.string().describe('T7: its id within the case.');
const instant = z.string().describe('ISO 8601, UTC');
const dueAt = z.iso.datetime({ offset: true }).describe('By when, with its offset or Z.');

const partner = z.strictObject({
  name: line(limits.name).describe('The organisation, as its answers are signed.'),
  email: z.email().max(254),
  language: z.enum(languages),
});

export const taskBody = z.strictObject({
  title: line(most.title),
  text: words(most.words).describe('What is to be done. A partner reads it: name no customer in it.'),
  to: z.union([z.strictObject({ department: z.enum(teams) }), z.strictObject({ partner })]),
  mandatory: z.boolean().optional().describe('The case cannot be resolved without it.'),
  dueAt,
});
export const taskAnswerBody = z.strictObject({ text: words(most.words) });
export const taskReturnBody = z.strictObject({
  reason: words(limits.reason).describe('What is missing. A partner reads it.'),
  dueAt: dueAt.optional().describe('May be left out while its date still lies ahead.'),
});
export const taskCancelBody = z.strictObject({ reason: words(limits.reason).describe('A partner reads it.') });

const row = {
  task,
  title: z.string(),
  product: z.string().optional(),
  mandatory: z.boolean(),
  state: z.enum(taskStates),
  dueAt: instant,
};

/** A task without its case, for whoever is to do it. */
export const taskView = z.object({
  ...row,
  reference: z.string(),
  id,
  text: z.string(),
  to: z.union([
    z.object({ department: z.enum(teams) }),
    z.object({ partner: z.object({ name: z.string(), email: emailAddress, language: z.enum(languages) }) }),
  ]),
  clock: z.string().describe('The id of the clock that holds the date.'),
  addedAt: instant,
  addedBy: actor,
  answers: z.array(z.object({ text: z.string(), at: instant, by: actor })),
  decided: z.object({ at: instant, by: actor, reason: z.string().optional() }).optional(),
  link: z.object({ number: z.number(), expiresAt: instant, revokedAt: instant.optional() }).optional(),
});
export const taskList = z.object({ tasks: z.array(taskView) });

/** What a change of a task answers: the case as it is, and its tasks that are not settled. */
export const taskState = caseState.extend({
  task: task.optional().describe('The task that was added or changed.'),
  openTasks: z.array(z.object({ task, id, title: z.string(), mandatory: z.boolean() })),
});

export const taskQuery = z.strictObject({
  team: z.enum(teams).optional().describe('The department; all of the caller’s when left out.'),
  state: z.enum(['open', 'answered']).default('open').describe('open: still to be done; answered: awaits acceptance.'),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(200).optional(),
});
export const taskPage = z.object({
  items: z.array(z.object({ ...row, reference: z.string(), department: z.enum(teams) })),
  nextCursor: unspoken.optional(),
});

const token = z.string().max(longestToken).describe("What stands behind the # of the link's address.");
export const partnerLookBody = z.strictObject({ token });
export const partnerAnswerBody = z.strictObject({ token, text: words(most.words) });

/** All that a partner sees. */
export const partnerTask = z.object({
  task,
  title: z.string(),
  text: z.string(),
  state: z.enum(taskStates),
  dueAt: instant,
  expiresAt: instant.describe('Until when the link works.'),
  language: z.enum(languages),
  returned: z.object({ reason: z.string(), at: instant }).optional(),
  answers: z.array(z.object({ text: z.string(), at: instant })),
});
