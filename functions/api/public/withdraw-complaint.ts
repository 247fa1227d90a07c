import { tracking, withdrawBody } from '../../contract/customer-shapes.ts';
import { unfinishedTasks } from '../../domain/casework/tasks/open-tasks.ts';
import { change } from '../../domain/complaint/change.ts';
import { caseOfSecret, openProven, withdraw } from '../../domain/customer/follow.ts';
import { type Tracking, trackingOf } from '../../domain/customer/merged.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';

/** The customer takes the complaint back. Doing so twice is as good as once. */
export const withdrawComplaint = (services: Tracking & Pick<Services, 'policies'>): Endpoint =>
  endpoint({
    body: withdrawBody,
    answer: tracking,
    handle: async ({ reference, secret, body }) => {
      const subject = await caseOfSecret(services, reference, secret);
      if (subject.status !== 'withdrawn') {
        await change(services, reference, 'withdraw', withdraw(body?.reason), {
          known: subject,
          parts: unfinishedTasks,
        });
      }
      return { body: await trackingOf(services, await openProven(services, reference)) };
    },
  });
