import { agreeBody } from '../../../contract/remedy-shapes.ts';
import { agree } from '../../../domain/casework/remedies/negotiate.ts';
import { remedyCommand } from './remedy-command.ts';

/** Both sides agree: the sheet becomes a proposal. */
export const agreeOnAmount = remedyCommand(
  'propose-remedy',
  agreeBody,
  ({ amount: minor, currency, ...agreement }, by, approvals) =>
    agree({ ...agreement, amount: { minor, currency } }, by, approvals),
  { created: true },
);
