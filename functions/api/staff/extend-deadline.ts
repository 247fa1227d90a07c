import { extendBody } from '../../contract/shapes.ts';
import { extend } from '../../domain/casework/deadlines.ts';
import { command } from './command.ts';

/** More time, where the policy allows it; the customer is told why and until when. */
export const extendDeadline = command('extend', extendBody, extend);
