import { noBody } from '../../contract/shapes.ts';
import { take } from '../../domain/casework/assign.ts';
import { command } from './command.ts';

/** "This one is mine." */
export const takeCase = command('take', noBody, (_body, by) => take(by));
