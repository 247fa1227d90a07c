import { noBody } from '../../contract/shapes.ts';
import { close } from '../../domain/casework/conclude.ts';
import { command } from './command.ts';

/** Nothing more to do. */
export const closeCase = command('close', noBody, (_body, by) => close(by));
