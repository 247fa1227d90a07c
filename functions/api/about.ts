/** Says that the API is there, and what it can do. It touches nothing. */
import { aboutRoutes } from '../contract/routes.ts';
import { telemetry } from '../runtime/logging.ts';
import { serve } from './endpoint.ts';
import { health } from './public/health.ts';
import { openapi } from './public/openapi.ts';

export const handler = serve(aboutRoutes, { health, openapi }, telemetry);
