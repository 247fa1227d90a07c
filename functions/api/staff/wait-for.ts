import { waitBody } from '../../contract/shapes.ts';
import { wait } from '../../domain/casework/deadlines.ts';
import { command } from './command.ts';

/** The case waits for somebody who is not of the staff. */
export const waitFor = command('wait', waitBody, ({ for: whom, reason }, by) => wait(whom, reason, by));
