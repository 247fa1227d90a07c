import { executeBody } from '../../../contract/remedy-shapes.ts';
import { execute } from '../../../domain/casework/remedies/decide.ts';
import { amountOf, remedyCommand } from './remedy-command.ts';

/** It was done: the promise is kept. */
export const executeRemedy = remedyCommand('execute-remedy', executeBody, ({ remedy, evidence, ...money }, by) =>
  execute({ remedy, evidence, amount: amountOf(money) }, by),
);
