import { replyBody } from '../../contract/shapes.ts';
import { reply } from '../../domain/casework/correspond.ts';
import { command } from './command.ts';

/** Staff answer the customer; the mail follows from the event. */
export const replyToCustomer = command('reply', replyBody, reply, { created: true });
