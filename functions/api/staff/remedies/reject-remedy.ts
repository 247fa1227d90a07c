import { rejectBody } from '../../../contract/remedy-shapes.ts';
import { reject } from '../../../domain/casework/remedies/decide.ts';
import { amountOf, remedyCommand } from './remedy-command.ts';

/** Somebody with a sufficient limit does not agree. */
export const rejectRemedy = remedyCommand('reject-remedy', rejectBody, ({ remedy, reason, ...money }, by, approvals) =>
  reject({ remedy, reason, amount: amountOf(money) }, by, approvals),
);
