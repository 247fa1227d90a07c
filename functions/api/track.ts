/** Lets the holder of a tracking secret follow a case, add to it, withdraw it and judge what was decided. */
import { trackRoutes } from '../contract/routes.ts';
import { readSettings } from '../runtime/environment.ts';
import { telemetry } from '../runtime/logging.ts';
import { cases, policies } from '../runtime/table.ts';
import { clock } from '../runtime/time-and-chance.ts';
import { serve } from './endpoint.ts';
import { addMessage } from './public/add-message.ts';
import { confirmSolved } from './public/confirm-solved.ts';
import { disagreeWithDecision } from './public/disagree.ts';
import { trackComplaint } from './public/track-complaint.ts';
import { withdrawComplaint } from './public/withdraw-complaint.ts';
import { trackSentences } from './track-sentences.ts';

const services = { cases, policies, clock, settings: readSettings() };

export const handler = serve(
  trackRoutes,
  {
    trackComplaint: trackComplaint(services),
    addMessage: addMessage(services),
    withdrawComplaint: withdrawComplaint(services),
    confirmSolved: confirmSolved(services),
    disagreeWithDecision: disagreeWithDecision(services),
  },
  telemetry,
  { sentences: trackSentences },
);
