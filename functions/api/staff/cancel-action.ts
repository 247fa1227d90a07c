import { cancelBody } from '../../contract/action-shapes.ts';
import { cancelAction as cancel } from '../../domain/casework/actions/act.ts';
import { actionCommand } from './action-command.ts';

/** It is not done any more, for a reason. */
export const cancelAction = actionCommand('cancel-action', cancelBody, ({ reason }, by, { id }) =>
  cancel(id, reason, by),
);
