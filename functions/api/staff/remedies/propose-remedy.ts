import { proposeBody } from '../../../contract/remedy-shapes.ts';
import { propose } from '../../../domain/casework/remedies/propose.ts';
import { amountOf, ownerOf, remedyCommand } from './remedy-command.ts';

/** Somebody would put it right like this. */
export const proposeRemedy = remedyCommand(
  'propose-remedy',
  proposeBody,
  async ({ kind, what, dueAt, owner, ...money }, by, approvals, services) =>
    propose({ kind, what, dueAt, owner: await ownerOf(services, owner), amount: amountOf(money) }, by, approvals),
  { created: true },
);
