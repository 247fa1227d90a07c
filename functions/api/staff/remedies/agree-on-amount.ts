import { agreeBody } from '../../../contract/remedy-shapes.ts';
import { agree } from '../../../domain/casework/remedies/negotiate.ts';
import { ownerOf, remedyCommand } from './remedy-command.ts';

/** Both sides agree: the sheet becomes a proposal. */
export const agreeOnAmount = remedyCommand(
  'propose-remedy',
  agreeBody,
  async ({ amount: minor, currency, owner, ...agreement }, by, approvals, services) =>
    agree({ ...agreement, owner: await ownerOf(services, owner), amount: { minor, currency } }, by, approvals),
  { created: true },
);
