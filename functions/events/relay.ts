/** When an event is written, publish it to the bus. */
import { relayHandler } from './relay-handler.ts';
import { bus } from '../runtime/bus.ts';
import { log } from '../runtime/logging.ts';

export const handler = relayHandler({ bus, log });
