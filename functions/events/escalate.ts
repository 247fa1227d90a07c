/** When a promise is nearly due or late, tell whoever must act. */
import { escalate } from '../domain/correspondence/escalate.ts';
import { telemetry } from '../runtime/logging.ts';
import { services } from '../runtime/mail-services.ts';
import { staff } from '../runtime/staff.ts';
import { whenever } from './event-handler.ts';

export const handler = whenever((event) => escalate({ ...services, staff }, event), telemetry);
