import { endNegotiationBody } from '../../../contract/remedy-shapes.ts';
import { endSheet } from '../../../domain/casework/remedies/negotiate.ts';
import { remedyCommand } from './remedy-command.ts';

/** The two do not come together. */
export const endNegotiation = remedyCommand('negotiate', endNegotiationBody, (body, by) => endSheet(body, by));
