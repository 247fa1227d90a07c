import { approveBody } from '../../../contract/remedy-shapes.ts';
import { approve } from '../../../domain/casework/remedies/decide.ts';
import { amountOf, remedyCommand } from './remedy-command.ts';

/** Somebody with a sufficient limit agrees to the amount that they saw. */
export const approveRemedy = remedyCommand('approve-remedy', approveBody, ({ remedy, ...money }, by, approvals) =>
  approve({ remedy, amount: amountOf(money) }, by, approvals),
);
