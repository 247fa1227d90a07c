import { doneBody } from '../../contract/action-shapes.ts';
import { completeAction as complete } from '../../domain/casework/actions/act.ts';
import { actionCommand } from './action-command.ts';

/** It is done, and here is the evidence. */
export const completeAction = actionCommand('complete-action', doneBody, ({ evidence }, by, { id }) =>
  complete(id, evidence, by),
);
