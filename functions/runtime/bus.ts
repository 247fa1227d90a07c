import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { eventBridgeBus } from '../adapters/eventbridge/bus.ts';
import { environmentValue } from './environment.ts';

export const bus = eventBridgeBus(new EventBridgeClient(), environmentValue('bus'));
