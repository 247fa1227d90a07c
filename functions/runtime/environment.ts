import * as z from 'zod';
import { environment, type EnvironmentName } from '../contract/environment.ts';
import { categories, languages } from '../domain/complaint/vocabulary.ts';
import type { Settings } from '../domain/services.ts';
import { calendarIds } from '../domain/sla/calendar/calendars.ts';

/**
 * One environment variable that the constructs set.
 * @throws an error that names the variable, when a function starts without it
 */
export function environmentValue(name: EnvironmentName): string {
  const value = process.env[environment[name]];
  if (value === undefined || value === '') {
    throw new Error(
      `The environment variable ${environment[name]} is missing: the construct that needs it must grant it.`,
    );
  }
  return value;
}

const reachable = z.object({ name: z.string(), email: z.string(), calendar: z.enum(calendarIds).optional() });

const roleLimits = z.object({ agent: z.number(), lead: z.number(), manager: z.number(), twoPeopleAbove: z.number() });

const settings = z.object({
  brand: z.object({ name: z.string(), colour: z.string() }),
  sender: z.string(),
  escalation: z.array(reachable),
  onCall: z.array(reachable),
  digest: z.object({ moreThan: z.number(), withinMinutes: z.number() }),
  approvals: z.object({
    withinOwnLimit: z.enum(['suffices', 'needs-approval']),
    limits: z.record(z.string(), roleLimits),
  }),
  disagreeWithinDays: z.number(),
  defaultLanguage: z.enum(languages),
  timeZone: z.string(),
  retention: z.object({
    cases: z.object({ months: z.number(), byCategory: z.partialRecord(z.enum(categories), z.number()) }),
    erasureGraceHours: z.number(),
  }),
});

/** The deployment's settings, as lib/config.ts checked them. */
export const readSettings = (): Settings => ({
  ...settings.parse(JSON.parse(environmentValue('settings'))),
  siteUrl: environmentValue('siteUrl'),
});
