import * as z from 'zod';
import { categories, channels, kinds, languages, levels, teams } from '../domain/complaint/vocabulary.ts';
import { clockKinds } from '../domain/sla/clock.ts';
import { instant, reference } from './field-shapes.ts';
import { actor } from './shapes.ts';
import { personal } from './personal.ts';

/** How long a dashboard looks back, in days that end today. */
export const periods = ['7', '30', '90'] as const;
export const dashboardQuery = z.strictObject({
  days: z.enum(periods).default('30').describe('How many days, today the last of them.'),
});

const count = z.number().int();
const date = z.string().describe("A date in the enterprise's time zone.");
const counts = <K extends string>(names: readonly K[]) => z.record(z.enum(names), count);
const sentiments = ['positive', 'neutral', 'negative', 'mixed'] as const;

/** Elapsed hours, as the customer lives through them: nights and waits count. Null while there is none. */
const times = z.object({
  cases: count,
  median: z.number().nullable().describe('Hours; within a quarter to a half of the true one (buckets).'),
  p90: z.number().nullable().describe('Hours that nine of ten stayed under; 2160 means 90 days or more.'),
  average: z.number().nullable().describe('Hours, to the minute.'),
});

const figures = z.object({
  received: count,
  resolved: count.describe('Cases whose decision of these days holds.'),
  closed: count,
  withdrawn: count,
  merged: count,
  reopened: count,
  disputed: count.describe('How often a customer did not agree.'),
  kinds: counts(kinds),
  categories: counts(categories),
  levels: counts(levels),
  channels: counts(channels),
  languages: counts(languages),
  sentiments: counts(sentiments),
  firstResponse: times,
  resolution: times,
  service: z
    .array(
      z.object({
        clock: z.enum(clockKinds),
        inTime: count,
        late: count.describe('Counted on the day that they were due, whether or not the answer has come since.'),
        share: z.number().nullable().describe('In time, of all that were decided: 0 to 1; null when there were none.'),
      }),
    )
    .describe('What the policies promise, in the time that they count; every kind, in the same order.'),
  ratings: z.object({
    count,
    average: z.number().nullable(),
    stars: z.array(count).length(5).describe('How many gave 1, 2, 3, 4, 5.'),
  }),
});

const day = z.object({
  day: date,
  received: count,
  resolved: count,
  closed: count,
  withdrawn: count,
  reopened: count,
  categories: counts(categories),
});

export const dashboard = z
  .object({
    days: z.number(),
    from: date,
    to: date,
    timeZone: z.string(),
    at: instant.describe('The counters follow the cases by some seconds.'),
    teams: z.array(z.enum(teams)).describe('Whose cases are counted: those of the teams that the caller may see.'),
    now: z.object({
      open: count,
      late: count.describe('Open cases whose next deadline has passed.'),
      dueToday: count.describe('Open cases whose next deadline is still to come today.'),
      unassigned: count,
      byTeam: z.array(
        z.object({
          team: z.enum(teams),
          open: counts(levels),
          late: count,
          dueToday: count,
          unassigned: count,
        }),
      ),
      ahead: z.array(z.object({ day: date, due: count })).describe('Next deadlines of today and the seven days after.'),
    }),
    period: figures,
    before: figures.describe('The same of as many days just before, to compare with.'),
    byDay: z.array(day).describe('Each day of the period, oldest first, those without anything as well.'),
  })
  .meta(personal('none'));

export const caseAudit = z.object({
  reference,
  intact: z.boolean(),
  events: count.optional().describe('How many there are; not known when one of them cannot be read.'),
  head: z
    .object({ version: count, hash: z.string() })
    .describe('How many events the case counts, and the hash of the latest: SHA-256, base64url.'),
  erased: z.array(count).optional().describe('Events whose words are not there any more; that breaks no chain.'),
  unproven: z
    .array(count)
    .optional()
    .describe(
      "Of those, events of older releases that had sealed a partner's name: only the event behind vouches for them.",
    ),
  erasure: z
    .object({
      at: instant,
      why: z.enum(['request', 'retention']),
      request: z.string().optional(),
      by: actor,
      completedAt: instant.optional(),
    })
    .optional()
    .describe('That the case was erased, as its record says.'),
  brokenAt: count.optional().describe('The first event that is wrong, by its number.'),
  finding: z.enum(['altered', 'missing', 'inserted']).optional(),
  why: z.string().optional().describe("In the caller's language."),
});
