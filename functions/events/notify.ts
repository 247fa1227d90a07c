/** When something happens to a case, tell whoever should know. */
import { notify } from '../domain/correspondence/notify.ts';
import { telemetry } from '../runtime/logging.ts';
import { services } from '../runtime/mail-services.ts';
import { staff } from '../runtime/staff.ts';
import { people } from '../runtime/table.ts';
import { whenever } from './event-handler.ts';

export const handler = whenever((event) => notify({ ...services, staff, people }, event), telemetry);
