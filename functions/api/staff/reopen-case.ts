import { reopenBody } from '../../contract/shapes.ts';
import { reopen } from '../../domain/casework/conclude.ts';
import { command } from './command.ts';

/** The answer did not hold. */
export const reopenCase = command('reopen', reopenBody, ({ reason }, by) => reopen(reason, by));
