/** When a case is solved, remember how; when it is reopened, forget it. */
import { rememberSolved } from '../domain/insight/similar/remember-solved.ts';
import { telemetry } from '../runtime/logging.ts';
import { cases, solved } from '../runtime/table.ts';
import { whenever } from './event-handler.ts';

export const handler = whenever((event) => rememberSolved({ cases, solved }, event), telemetry);
