import { keepBody } from '../../contract/shapes.ts';
import { keepPromise as keep } from '../../domain/casework/deadlines.ts';
import { command } from './command.ts';

/** What was promised has been done. */
export const keepPromise = command('keep', keepBody, ({ clock }, by) => keep(clock, by));
