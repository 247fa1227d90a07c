/** When a remedy was executed, remember what the complaint was settled for. */
import { rememberSettlement } from '../domain/casework/remedies/settlements.ts';
import { telemetry } from '../runtime/logging.ts';
import { settlements } from '../runtime/table.ts';
import { whenever } from './event-handler.ts';

export const handler = whenever(async (event) => rememberSettlement({ settlements }, event), telemetry);
