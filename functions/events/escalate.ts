/** When promises are nearly due or late, tell whoever must act. */
import { escalate } from '../domain/correspondence/escalate.ts';
import { telemetry } from '../runtime/logging.ts';
import { services } from '../runtime/mail-services.ts';
import { staff } from '../runtime/staff.ts';
import { absences, notices } from '../runtime/table.ts';
import { wheneverTogether } from './event-handler.ts';

export const handler = wheneverTogether(
  async (events) => escalate({ ...services, staff, notices, absences }, events),
  telemetry,
);
