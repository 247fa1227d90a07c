import * as z from 'zod';
import { languages, teams } from '../domain/complaint/vocabulary.ts';
import { choices } from '../domain/routing/routing.ts';
import { limits, line } from './shapes.ts';
import { personal } from './personal.ts';

/** What the operations on routing and on the people of the teams take and answer; see shapes.ts. */

const instant = z.string().describe('ISO 8601, UTC');

const written = z.object({
  version: z.number().describe('0 is what is in the box.'),
  at: instant.nullable(),
  by: z.string().nullable(),
  role: z.string().nullable(),
});

export const routingQuery = z.strictObject({ version: z.coerce.number().int().min(0).max(999_999).optional() });

export const routingAnswer = written
  .extend({
    current: z.number().describe('The version that holds.'),
    rules: z
      .array(
        z.object({
          id: z.string(),
          when: z.record(z.string(), z.array(z.string())).optional().describe('All that is named must fit.'),
          team: z.enum(teams),
          choose: z.enum(choices),
        }),
      )
      .describe('The first that matches counts. As PUT takes them.'),
    history: z.array(written).describe('The latest versions, the present one first.'),
  })
  .meta(personal('none'));

const mostOpenCases = 500;

export const personBody = z.strictObject({
  name: line(limits.name).optional().describe("As colleagues call them; the staff directory's when left out."),
  teams: z.array(z.enum(teams)).max(teams.length),
  languages: z.array(z.enum(languages)).min(1).max(languages.length).describe('In which they answer customers.'),
  takesCases: z.boolean().describe('Whether cases are given to them; anybody may still take or be handed one.'),
  capacity: z.int().min(0).max(mostOpenCases).describe('The most open cases that they are given.'),
});

export const personAnswer = z
  .object({
    id: z.string().describe('The name that they sign in with.'),
    name: z.string(),
    teams: z.array(z.enum(teams)).readonly(),
    languages: z.array(z.enum(languages)).readonly(),
    takesCases: z.boolean(),
    capacity: z.number(),
    changedAt: instant,
    changedBy: z.string(),
    awayUntil: instant.optional().describe('The end of the leave that they are on.'),
  })
  .meta(personal('none'));
export const peopleList = z.object({ people: z.array(personAnswer) }).meta(personal('none'));

export const routeBody = z
  .strictObject({ evenIfTaken: z.boolean().optional().describe('Choose somebody else although somebody has it.') })
  .optional();
