import { registration, staffSubmission } from '../../contract/submission-shapes.ts';
import { register } from '../../domain/intake/register.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';

/** Somebody of the staff types in what a customer said on the phone, in a letter, at the counter. */
export const enterComplaint = (services: Parameters<typeof register>[0]): Endpoint =>
  endpoint({
    body: staffSubmission,
    answer: registration,
    wordless: true,
    handle: async ({ body, staff, idempotencyKey }) => {
      const made = await register(services, { channel: 'phone', ...body }, { enteredBy: staff, idempotencyKey });
      return { status: 201, body: made, headers: { Location: `/v1/staff/cases/${made.reference}` } };
    },
  });
