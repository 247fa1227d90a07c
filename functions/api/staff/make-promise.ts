import { promiseBody } from '../../contract/shapes.ts';
import { promise } from '../../domain/casework/deadlines.ts';
import { command } from './command.ts';

/** A date that the customer was told, on the phone for example, becomes a clock. */
export const makePromise = command('promise', promiseBody, promise, { created: true });
