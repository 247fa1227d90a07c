/** Lets the holder of a tracking secret follow a case, add to it and withdraw it. */
import { trackRoutes } from '../contract/routes.ts';
import { telemetry } from '../runtime/logging.ts';
import { cases, policies } from '../runtime/table.ts';
import { clock } from '../runtime/time-and-chance.ts';
import { serve } from './endpoint.ts';
import { addMessage } from './public/add-message.ts';
import { trackComplaint } from './public/track-complaint.ts';
import { withdrawComplaint } from './public/withdraw-complaint.ts';

const services = { cases, policies, clock };

export const handler = serve(
  trackRoutes,
  {
    trackComplaint: trackComplaint(services),
    addMessage: addMessage(services),
    withdrawComplaint: withdrawComplaint(services),
  },
  telemetry,
);
