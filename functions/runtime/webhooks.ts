import { secretWebhookKeys } from '../adapters/secretsmanager/webhook-keys.ts';
import type { Channel } from '../domain/complaint/vocabulary.ts';
import { environmentValue } from './environment.ts';
import { clock } from './time-and-chance.ts';

/** The systems that may file complaints, by name, as the construct wrote them down. */
export const webhookSources: Readonly<Record<string, { secret: string; channel: Channel }>> = JSON.parse(
  environmentValue('webhooks'),
);

export const webhookKeys = secretWebhookKeys(
  Object.fromEntries(Object.entries(webhookSources).map(([source, { secret }]) => [source, secret])),
  clock,
);
