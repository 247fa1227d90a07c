/** Takes note that somebody has lost the link to their case; reads nothing. */
import { lostLinksRoutes } from '../contract/routes.ts';
import { telemetry } from '../runtime/logging.ts';
import { lostLinks } from '../runtime/table.ts';
import { clock, random } from '../runtime/time-and-chance.ts';
import { serve } from './endpoint.ts';
import { askForLostLink } from './public/ask-for-link.ts';

export const handler = serve(lostLinksRoutes, { askForLink: askForLostLink({ lostLinks, clock, random }) }, telemetry);
