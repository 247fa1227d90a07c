import * as z from 'zod';
import { openapiDocument } from '../../contract/openapi.ts';
import { endpoint } from '../endpoint.ts';

let document: Record<string, unknown> | undefined;

/** The contract of every route, as OpenAPI 3.1. */
export const openapi = endpoint({
  answer: z.record(z.string(), z.unknown()),
  handle: async () => ({ body: (document ??= openapiDocument()), headers: { 'Cache-Control': 'public, max-age=300' } }),
});
