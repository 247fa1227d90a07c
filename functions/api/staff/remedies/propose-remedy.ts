import { proposeBody } from '../../../contract/remedy-shapes.ts';
import { propose } from '../../../domain/casework/remedies/propose.ts';
import { amountOf, remedyCommand } from './remedy-command.ts';

/** Somebody would put it right like this. */
export const proposeRemedy = remedyCommand(
  'propose-remedy',
  proposeBody,
  ({ kind, what, dueAt, owner, ...money }, by, approvals) =>
    propose({ kind, what, dueAt, owner, amount: amountOf(money) }, by, approvals),
  { created: true },
);
