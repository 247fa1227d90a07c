import { verifyBody } from '../../contract/action-shapes.ts';
import { verifyAction as verify } from '../../domain/casework/actions/act.ts';
import { actionCommand } from './action-command.ts';

/** Did it help? */
export const verifyAction = actionCommand('verify-action', verifyBody, (outcome, by, { id }) =>
  verify(id, outcome, by),
);
