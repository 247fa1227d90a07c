import { confirmSolvedBody, tracking } from '../../contract/customer-shapes.ts';
import { change } from '../../domain/complaint/change.ts';
import { confirm } from '../../domain/customer/confirm.ts';
import { caseOfSecret, openProven } from '../../domain/customer/follow.ts';
import { type Tracking, trackingOf } from '../../domain/customer/merged.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint, repeatableOf } from '../endpoint.ts';

/** The customer says that it is solved. Doing so twice is as good as once. */
export const confirmSolved = (services: Tracking & Pick<Services, 'policies'>): Endpoint =>
  endpoint({
    body: confirmSolvedBody,
    answer: tracking,
    handle: async (call) => {
      const { reference, secret, body = {} } = call;
      const subject = await caseOfSecret(services, reference, secret);
      const repeatable = repeatableOf(call, 'customer');
      await change(services, reference, 'confirm', confirm(body), { known: subject, repeatable });
      return { body: await trackingOf(services, await openProven(services, reference)) };
    },
  });
