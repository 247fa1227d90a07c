/** When something is received, tell the customer that it has arrived. */
import { acknowledge } from '../domain/correspondence/acknowledge.ts';
import { telemetry } from '../runtime/logging.ts';
import { services } from '../runtime/mail-services.ts';
import { whenever } from './event-handler.ts';

export const handler = whenever((event) => acknowledge(services, event), telemetry);
