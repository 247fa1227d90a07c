import { openNegotiationBody } from '../../../contract/remedy-shapes.ts';
import { openSheet } from '../../../domain/casework/remedies/negotiate.ts';
import { remedyCommand } from './remedy-command.ts';

/** The first amount is named, and a sheet begun. */
export const openNegotiation = remedyCommand(
  'negotiate',
  openNegotiationBody,
  ({ kind, side, words, amount: minor, currency }, by) =>
    openSheet({ kind, side, words, amount: { minor, currency } }, by),
  { created: true },
);
