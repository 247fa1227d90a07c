import { disagreeBody, tracking } from '../../contract/customer-shapes.ts';
import { change } from '../../domain/complaint/change.ts';
import { disagree } from '../../domain/customer/disagree.ts';
import { caseOfSecret, openProven } from '../../domain/customer/follow.ts';
import { type Tracking, trackingOf } from '../../domain/customer/merged.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint, repeatableOf } from '../endpoint.ts';

/** The customer does not agree with the decision. */
export const disagreeWithDecision = (services: Tracking & Pick<Services, 'policies'>): Endpoint =>
  endpoint({
    body: disagreeBody,
    answer: tracking,
    handle: async (call) => {
      const { reference, secret, body } = call;
      const subject = await caseOfSecret(services, reference, secret);
      const repeatable = repeatableOf(call, 'customer');
      await change(services, reference, 'disagree', disagree(services.settings, body.reason), {
        known: subject,
        repeatable,
      });
      return { body: await trackingOf(services, await openProven(services, reference)) };
    },
  });
