/** Registers what other systems of the enterprise file, once it is known that they did. */
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { webhooksRoutes } from '../contract/routes.ts';
import { readSettings } from '../runtime/environment.ts';
import { keyed } from '../runtime/key.ts';
import { log, measures, telemetry } from '../runtime/logging.ts';
import { cases, policies } from '../runtime/table.ts';
import { clock, random } from '../runtime/time-and-chance.ts';
import { webhookKeys, webhookSources } from '../runtime/webhooks.ts';
import { serve } from './endpoint.ts';
import { webhookSentences } from './webhook-sentences.ts';
import { admission } from './webhooks/admission.ts';
import { receiveWebhook } from './webhooks/receive-webhook.ts';
import { noteRefusal } from './webhooks/refusals.ts';

const services = { cases, policies, clock, random, keyed, measures, settings: readSettings(), webhookKeys };

const answer = serve(webhooksRoutes, { receiveWebhook: receiveWebhook(services, webhookSources) }, telemetry, {
  admit: admission(services),
  sentences: webhookSentences,
});

export const handler = async (event: APIGatewayProxyEvent, context: Context): Promise<APIGatewayProxyResult> =>
  noteRefusal(log, event, await answer(event, context));
