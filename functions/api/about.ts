/** Says that the API is there, and what it can do. It touches nothing. */
import { telemetry } from '../runtime/logging.ts';
import { serve } from './endpoint.ts';
import { health } from './public/health.ts';
import { openapi } from './public/openapi.ts';

export const handler = serve('about', { health, openapi }, telemetry);
