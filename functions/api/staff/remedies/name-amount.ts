import { roundBody } from '../../../contract/remedy-shapes.ts';
import { nameAmount as name } from '../../../domain/casework/remedies/negotiate.ts';
import { remedyCommand } from './remedy-command.ts';

/** One side names its next amount. */
export const nameAmount = remedyCommand(
  'negotiate',
  roundBody,
  ({ negotiation, side, words, amount: minor, currency }, by) =>
    name({ negotiation, side, words, amount: { minor, currency } }, by),
  { created: true },
);
