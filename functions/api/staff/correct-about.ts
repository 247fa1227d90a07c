import { aboutBody } from '../../contract/joining-shapes.ts';
import { correctAbout as correct } from '../../domain/casework/links/about.ts';
import { command } from './command.ts';

/** What the case is about was written down wrong, or was not known yet. */
export const correctAbout = command('about', aboutBody, correct);
