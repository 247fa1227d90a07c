import { messageBody, tracking } from '../../contract/customer-shapes.ts';
import { caseOfSecret, openProven } from '../../domain/customer/follow.ts';
import { type Tracking, trackingOf, write } from '../../domain/customer/merged.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint, repeatableOf } from '../endpoint.ts';

/** The customer adds something to the case. */
export const addMessage = (services: Tracking & Pick<Services, 'policies'>): Endpoint =>
  endpoint({
    body: messageBody,
    answer: tracking,
    handle: async (call) => {
      const { reference, secret, body } = call;
      const subject = await caseOfSecret(services, reference, secret);
      await write(services, subject, body.text, repeatableOf(call, 'customer'));
      return { status: 201, body: await trackingOf(services, await openProven(services, reference)) };
    },
  });
