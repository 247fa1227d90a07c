/** Does what the links in mails about late answers are for, when somebody confirms it. */
import { linksRoutes } from '../contract/routes.ts';
import { readSettings } from '../runtime/environment.ts';
import { keyed } from '../runtime/key.ts';
import { telemetry } from '../runtime/logging.ts';
import { staff } from '../runtime/staff.ts';
import { cases, policies } from '../runtime/table.ts';
import { clock } from '../runtime/time-and-chance.ts';
import { serve } from './endpoint.ts';
import { linkSentences } from './link-sentences.ts';
import { confirmLink } from './public/confirm-link.ts';
import { lookAtLink } from './public/look-at-link.ts';

const services = { cases, policies, clock, keyed, staff, settings: readSettings() };

export const handler = serve(
  linksRoutes,
  { lookAtLink: lookAtLink(services), confirmLink: confirmLink(services) },
  telemetry,
  { sentences: linkSentences },
);
