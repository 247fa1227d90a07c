import { applyBody } from '../../contract/shapes.ts';
import { applyPolicies as apply } from '../../domain/casework/deadlines.ts';
import { command } from './command.ts';

/** The case is given the policies that new cases are given; its deadlines follow from its whole history. */
export const applyPolicies = command('apply-policies', applyBody, async ({ reason }, by, { policies }) =>
  apply(await policies.active(), reason, by),
);
