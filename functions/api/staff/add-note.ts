import { noteBody } from '../../contract/shapes.ts';
import { note } from '../../domain/casework/correspond.ts';
import { command } from './command.ts';

/** Words among staff. */
export const addNote = command('note', noteBody, ({ text }, by) => note(text, by), { created: true });
