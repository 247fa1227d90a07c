/** Shows outside partners the one task that their link is for, and takes their answers. */
import { partnerRoutes } from '../contract/routes.ts';
import { keyed } from '../runtime/key.ts';
import { telemetry } from '../runtime/logging.ts';
import { cases, policies } from '../runtime/table.ts';
import { clock } from '../runtime/time-and-chance.ts';
import { serve } from './endpoint.ts';
import { linkSentences } from './link-sentences.ts';
import { seeing } from './seeing.ts';
import { answerAsPartner } from './partner/answer-as-partner.ts';
import { lookAtTask } from './partner/look-at-task.ts';

const services = { cases, policies, clock, keyed };

export const handler = serve(
  partnerRoutes,
  { lookAtTask: lookAtTask(services), answerAsPartner: answerAsPartner(services) },
  telemetry,
  { see: seeing, sentences: linkSentences },
);
