import { changeBody } from '../../../contract/remedy-shapes.ts';
import { changeRemedy as change } from '../../../domain/casework/remedies/propose.ts';
import { amountOf, ownerOf, remedyCommand } from './remedy-command.ts';

/** It is wanted otherwise: a new proposal takes its place, and starts without approvals. */
export const changeRemedy = remedyCommand(
  'change-remedy',
  changeBody,
  async ({ remedy, seen = {}, kind, what, dueAt, owner: named, ...money }, by, approvals, services) => {
    const owner = await ownerOf(services, named);
    return change(remedy, amountOf(seen), { kind, what, dueAt, owner, amount: amountOf(money) }, by, approvals);
  },
  { created: true },
);
