import { noBody } from '../../contract/shapes.ts';
import { resume } from '../../domain/casework/deadlines.ts';
import { command } from './command.ts';

/** What was waited for has come. */
export const resumeCase = command('resume', noBody, (_body, by) => resume(by));
