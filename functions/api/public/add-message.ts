import { messageBody, tracking } from '../../contract/shapes.ts';
import { change } from '../../domain/complaint/change.ts';
import { addMessage as message, openWithSecret } from '../../domain/customer/follow.ts';
import { trackingView } from '../../domain/customer/tracking-view.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint, repeatableOf } from '../endpoint.ts';

/** The customer adds something to the case. */
export const addMessage = (services: Pick<Services, 'cases' | 'clock' | 'policies'>): Endpoint =>
  endpoint({
    body: messageBody,
    answer: tracking,
    handle: async (call) => {
      const { reference, secret, body } = call;
      const { subject } = await openWithSecret(services, reference, secret);
      await change(services, reference, 'message', message(body.text), {
        known: subject,
        repeatable: repeatableOf(call, 'customer'),
      });
      return { status: 201, body: trackingView(await openWithSecret(services, reference, secret)) };
    },
  });
