import { SESv2Client } from '@aws-sdk/client-sesv2';
import { sesCarrier } from '../adapters/ses/carrier.ts';
import { environmentValue, readSettings } from './environment.ts';
import { keyed } from './key.ts';
import { log, measures } from './logging.ts';
import { cases, mailLog, policies } from './table.ts';
import { clock } from './time-and-chance.ts';

const settings = readSettings();

// One attempt: after a time-out SES may have taken the mail, and a silent retry would send a second one.
const client = new SESv2Client({ maxAttempts: 1 });

/** What every function that writes to people works with. */
export const services = {
  cases,
  policies,
  mailLog,
  clock,
  keyed,
  log,
  measures,
  settings,
  carrier: sesCarrier(client, { configurationSet: environmentValue('configurationSet'), settings }),
};
