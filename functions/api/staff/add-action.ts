import { actionBody } from '../../contract/action-shapes.ts';
import { addAction as add } from '../../domain/casework/actions/add-action.ts';
import { actionCommand } from './action-command.ts';

/** Something is to be done about the cause. */
export const addAction = actionCommand('add-action', actionBody, (given, by, { request }) => add(given, by, request), {
  created: true,
});
