import * as z from 'zod';
import { secretWebhookKeys } from '../adapters/secretsmanager/webhook-keys.ts';
import { channels } from '../domain/complaint/vocabulary.ts';
import { environmentValue } from './environment.ts';
import { clock } from './time-and-chance.ts';

const described = z.record(z.string(), z.object({ secret: z.string(), channel: z.enum(channels) }));

/** The systems that may file complaints, by name, as the construct wrote them down. */
export const webhookSources = described.parse(JSON.parse(environmentValue('webhooks')));

export const webhookKeys = secretWebhookKeys(
  Object.fromEntries(Object.entries(webhookSources).map(([source, { secret }]) => [source, secret])),
  clock,
);
