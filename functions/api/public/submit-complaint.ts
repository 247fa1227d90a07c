import { registration, submission } from '../../contract/submission-shapes.ts';
import { register } from '../../domain/intake/register.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';

/** A customer submits a complaint. */
export const submitComplaint = (services: Parameters<typeof register>[0]): Endpoint =>
  endpoint({
    body: submission,
    answer: registration,
    handle: async ({ body, idempotencyKey }) => {
      const made = await register(services, body, { enteredBy: { type: 'customer' }, idempotencyKey });
      return { status: 201, body: made, headers: { Location: `/v1/complaints/${made.reference}` } };
    },
  });
