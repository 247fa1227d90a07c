import * as z from 'zod';
import { endpoint } from '../endpoint.ts';

/** Ready to answer. */
export const health = endpoint({
  answer: z.object({ status: z.literal('ok') }),
  handle: async () => ({ body: { status: 'ok' as const } }),
});
