// Longer than 250 lines on purpose: the shapes of the case itself; each further subject has a file of its own.
import * as z from 'zod';
import { linkActions, longestToken } from '../domain/correspondence/link-actions.ts';
import { clockKinds, clockStates, waitedFor } from '../domain/sla/clock.ts';
import {
  categories,
  channels,
  feltUrgencies,
  kinds,
  languages,
  levels,
  statuses,
  teams,
} from '../domain/complaint/vocabulary.ts';
import { queueSorts } from '../domain/casework/queue/sorts.ts';
import { deadlines, instant, issue, line, reference, words } from './field-shapes.ts';
import { customerName, emailAddress, phoneNumber, staffId, unspoken } from './person-shapes.ts';
import { personal } from './personal.ts';
import { limits } from './limits.ts';

export { limits, line, words };
export * from './customer-shapes.ts';
export * from './submission-shapes.ts';

/**
 * What each operation takes and answers. Requests are strict: an unknown field is named, not ignored. Answers are a
 * sieve: only declared fields leave. OpenAPI is written from the same schemas.
 */

const label = <T extends z.ZodType>(value: T) =>
  z.object({
    value,
    origin: z.enum(['rule', 'model', 'human']),
    confidence: z.number(),
    reasons: z.array(z.object({ code: z.string(), text: z.string() })),
  });

export const actor = z.object({
  type: z.enum(['customer', 'staff', 'partner', 'system']),
  id: staffId.optional(),
  name: z.string().optional(),
  role: z.string().optional(),
  bulk: z.string().optional().describe('The job that did it for them, with many cases at once.'),
});

const clock = z.object({
  id: z.string(),
  kind: z.enum(clockKinds),
  state: z.enum(clockStates),
  startedAt: instant,
  dueAt: instant,
  endedAt: instant.optional(),
});

const interval = z.object({
  from: instant,
  to: instant,
  counted: z.boolean(),
  reason: z.string().describe('A code; `text` says it in words.'),
  text: z.string(),
});

/** How each deadline of a case came about. */
export const clocksExplained = z.object({
  clocks: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(clockKinds),
      nature: z.enum(['service', 'statutory']),
      state: z.enum(clockStates),
      policy: z.object({ id: z.string(), version: z.number() }),
      rule: z.string(),
      says: z.string().describe('What the rule demands, in words.'),
      target: z.string().optional().describe('PT8H of working time, 3BD business days, P8W of calendar time.'),
      calendar: z.string(),
      startedAt: instant,
      dueAt: instant,
      endedAt: instant.optional(),
      extendedAt: instant.optional(),
      heldTo: instant.optional().describe('The date that the customer was told for a case merged into this one.'),
      targetSeconds: z.number(),
      countedSeconds: z.number().describe('The sum of the counted intervals.'),
      remainingSeconds: z.number(),
      overdueSeconds: z.number(),
      intervals: z.array(interval).describe('From the start until the end, or until now, without a gap.'),
      ahead: z.array(interval).describe('From now until it is due; counted, they are the remaining seconds.'),
      steps: z.array(
        z.object({
          type: z.string(),
          rung: z.number(),
          at: instant.nullable(),
          taken: z.boolean(),
          to: z.array(z.string()),
        }),
      ),
      uncertainYears: z.array(z.number()),
    }),
  ),
  drivenBy: z.string().nullable().describe('The id of the running clock that is due first.'),
});

export const queuePage = z.object({
  items: z.array(
    z.object({
      reference,
      version: z.number(),
      status: z.enum(statuses),
      kind: z.enum(kinds),
      category: z.enum(categories),
      level: z.enum(levels),
      team: z.enum(teams),
      assignee: staffId.optional(),
      customerName,
      product: z.string().optional(),
      duplicateOf: z.string().optional().describe('The earlier case that it may be a duplicate of.'),
      channel: z.enum(channels),
      excerpt: z.string(),
      receivedAt: instant,
      nextDeadline: z.object({ clock: z.string(), dueAt: instant }).optional(),
    }),
  ),
  nextCursor: unspoken.optional(),
  partial: z
    .literal(true)
    .optional()
    .describe(
      'The page ended after a thousand cases were looked at. With `nextCursor` the search goes on there; sorted by receipt, only the most urgent thousand with a deadline are listed.',
    ),
});

const routed = z.object({
  version: z.number().describe('Of the rules; 0 is what is in the box.'),
  rule: z.string(),
  team: z.enum(teams),
  person: staffId.optional().describe('Who was chosen.'),
  reasons: z.array(z.object({ code: z.string(), text: z.string() })),
});

export const staffCase = z.object({
  reference,
  version: z.number(),
  status: z.enum(statuses),
  kind: label(z.enum(kinds)),
  category: label(z.enum(categories)),
  level: label(z.enum(levels)),
  feltUrgency: z.enum(feltUrgencies).optional().describe('How urgent the customer says that it feels.'),
  sentiment: label(z.string()).optional(),
  keyPhrases: z.array(z.string()).optional(),
  team: z.enum(teams),
  assignee: staffId.optional(),
  routed: routed.optional().describe('Why it is where it is, when rules put it there.'),
  masked: z
    .array(z.string())
    .optional()
    .meta(personal('kinds'))
    .describe('Kinds of personal data that you are shown masked.'),
  customer: z.object({
    name: customerName,
    email: emailAddress.optional(),
    phone: phoneNumber.optional(),
    language: z.enum(languages),
    tier: z.string().optional(),
  }),
  country: z.string().optional(),
  channel: z.enum(channels),
  enteredBy: actor,
  product: z.string().optional(),
  orderNumber: z.string().optional(),
  batch: z.string().optional(),
  duplicateOf: z
    .object({ reference: z.string(), similarity: z.number() })
    .optional()
    .describe(
      'An earlier case of the same customer that says nearly the same, and how much of their words they share.',
    ),
  mergedInto: z.string().optional(),
  description: z.string(),
  receivedAt: instant,
  acknowledgedAt: instant.optional(),
  firstResponseAt: instant.optional(),
  deadlines,
  waitsFor: z.enum(waitedFor).optional(),
  policies: z.array(z.object({ id: z.string(), version: z.number() })),
  clocks: z.array(clock),
  resolution: z
    .object({
      explanation: z.string(),
      at: instant,
      by: staffId,
      confirmedAt: instant.optional().describe('When the customer said that it is solved.'),
      rating: z.number().optional().describe('What the customer gave, from 1 to 5.'),
    })
    .optional(),
  hold: z
    .object({ at: instant, by: z.string() })
    .optional()
    .describe('It is needed in a dispute: nothing of it is erased.'),
  erased: z
    .object({
      at: instant,
      why: z.enum(['request', 'retention']),
      request: z.string().optional(),
      completedAt: instant.optional(),
    })
    .optional()
    .describe('Who complained, and what anybody wrote, was erased; `completedAt` is when all of it was gone.'),
  disputed: z.array(staffId).optional().describe('Whose decisions the customer did not agree with; others go on.'),
  timeline: z.array(
    z.object({
      seq: z.number(),
      type: z.string(),
      at: instant,
      by: actor,
      facts: z.record(z.string(), z.unknown()).meta(personal('none')),
      words: z.record(z.string(), z.unknown()).optional(),
      hash: unspoken,
    }),
  ),
  mails: z.array(
    z.object({
      mailId: unspoken,
      template: unspoken,
      to: emailAddress,
      state: z.string(),
      sentAt: instant.optional(),
      messageId: unspoken.optional(),
      toldAs: z.string().optional().describe("The place in the policy's list that the reader fills."),
      passedOn: z
        .array(z.object({ name: z.string(), reason: z.string(), until: instant.optional() }))
        .readonly()
        .optional()
        .describe('Who was to be told instead, and why they were not.'),
      digest: z.string().optional().describe('The digest that it went with.'),
    }),
  ),
});

/** What a command answers: enough to go on with the next one without reading the case again. */
export const caseState = staffCase
  .pick({ reference: true, version: true, status: true, team: true, assignee: true })
  .extend({ kind: z.enum(kinds), category: z.enum(categories), level: z.enum(levels), deadlines });

export const assignBody = z.strictObject({ assignee: line(128) });
const promised = {
  dueAt: z.iso.datetime({ offset: true }).describe('When it is to be done, with its offset or Z.'),
  what: words(limits.reason).describe('What was promised, as the customer reads it.'),
};
export const replyBody = z.strictObject({
  text: words(limits.words),
  promise: z
    .strictObject(promised)
    .optional()
    .describe('A date that this reply tells the customer; it becomes a clock.'),
  awaits: z.enum(waitedFor).optional().describe('Whose turn it is now.'),
});
export const waitBody = z.strictObject({ for: z.enum(waitedFor), reason: words(limits.reason).optional() });
export const promiseBody = z.strictObject(promised);
const clockId = z.string().min(1).max(150).describe("The clock's id, as GET …/clocks lists it.");
export const keepBody = z.strictObject({ clock: clockId });
export const extendBody = z.strictObject({ clock: clockId, reason: words(limits.reason) });
export const applyBody = z.strictObject({ reason: words(limits.reason) });
export const noteBody = z.strictObject({ text: words(limits.words) });
export const classificationBody = z
  .strictObject({
    kind: z.enum(kinds).optional(),
    category: z.enum(categories).optional(),
    level: z.enum(levels).optional(),
    reason: words(limits.reason),
  })
  .refine(({ kind, category, level }) => (kind ?? category ?? level) !== undefined, issue('nothing-to-change'));
export const resolveBody = z.strictObject({ explanation: words(limits.words) });
export const reopenBody = z.strictObject({ reason: words(limits.reason) });
export const holdBody = z.strictObject({ reason: words(limits.reason).describe('Which dispute it is needed in.') });

const token = z.string().max(longestToken).describe("What stands behind the # of the link's address.");
export const linkBody = z.strictObject({ token });
export const confirmBody = z.strictObject({
  token,
  assignee: line(128).optional().describe('Who shall have the case: for links that reassign it, and for no others.'),
});
export const linkLook = z.object({
  action: z.enum(linkActions),
  reference,
  rung: z.number().describe('How far up the line the case had come when the mail went; 0 is a warning.'),
  expiresAt: instant,
  possible: z.boolean().describe('Whether the case is in a status in which it can be done.'),
  actingAs: z.string().describe('Whose link it is: what it does is recorded in their name.'),
  status: z.enum(statuses),
  kind: z.enum(kinds),
  category: z.enum(categories),
  level: z.enum(levels),
  product: z.string().optional(),
  handler: z.string().optional().describe('Who has the case now.'),
  deadline: z
    .object({ clock: z.enum(clockKinds), dueAt: instant, endedAt: instant.optional(), says: z.string().optional() })
    .optional()
    .describe('What the mail was about, as it is now; `says` is what the policy demands.'),
});
export const linkDone = z.object({
  action: z.enum(linkActions),
  reference,
  at: instant,
  status: z.enum(statuses),
  assignee: z.string().optional().describe('The name of who has the case now.'),
});
export const absenceBody = z.strictObject({
  from: z.iso.datetime({ offset: true }).describe('When the leave begins, with its offset or Z.'),
  until: z.iso.datetime({ offset: true }).describe('When they are back, with its offset or Z.'),
});
export const absenceList = z
  .object({
    absences: z.array(
      z.object({
        person: z.string().describe('A user name, or an address of the line or the rota.'),
        from: instant,
        until: instant,
        enteredBy: z.string(),
        enteredAt: instant,
      }),
    ),
  })
  .meta(personal('none'));
export const noBody = z.strictObject({}).optional();

export const queueQuery = z.strictObject({
  status: z.enum(statuses).optional(),
  team: z.enum(teams).optional(),
  assignee: line(128).optional(),
  unassigned: z.literal('true').optional().describe('Only cases that nobody has.'),
  level: z.enum(levels).optional(),
  kind: z.enum(kinds).optional(),
  category: z.enum(categories).optional(),
  late: z.literal('true').optional().describe('Only cases whose next deadline has passed.'),
  dueBefore: z.iso.datetime({ offset: true }).optional().describe('Only cases whose next deadline lies before.'),
  text: line(100)
    .optional()
    .describe(
      "Words in the excerpt, the customer's name, the product or the reference; a whole reference finds its case.",
    ),
  sort: z.enum(queueSorts).default('urgency').describe('urgency: by level, then deadline.'),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(200).optional().describe('`nextCursor` of a page of the same sort.'),
});

/** By urgency: a spreadsheet sorts by itself. */
export const queueFileQuery = queueQuery
  .omit({ sort: true })
  .extend({ limit: z.coerce.number().int().min(1).max(500).default(500) });

export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  code: z.string(),
  requestId: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), code: z.string(), detail: z.string() })).optional(),
  changedBy: z.string().optional().describe('Who was faster, where somebody was.'),
  changedAt: instant.optional(),
  version: z.number().optional().describe('The version of the case by now.'),
  reference: reference.optional().describe('Of the case whose link was used before.'),
});
