import * as z from 'zod';
import { validated } from '../../contract/policy-shapes.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { checkPolicy } from './check-policy.ts';

/** Would this policy be taken? Nothing is stored. */
export const validatePolicy = (): Endpoint =>
  endpoint({
    body: z.unknown(),
    answer: validated,
    handle: ({ body }) => {
      const { id, rules } = checkPolicy(body);
      return Promise.resolve({ body: { valid: true, id, rules: rules.length } });
    },
  });
