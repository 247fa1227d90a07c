import { cancelBody } from '../../../contract/remedy-shapes.ts';
import { cancel } from '../../../domain/casework/remedies/decide.ts';
import { remedyCommand } from './remedy-command.ts';

/** It is not to be done after all; the customer who was promised it is told why. */
export const cancelRemedy = remedyCommand('cancel-remedy', cancelBody, (body, by) => cancel(body, by));
