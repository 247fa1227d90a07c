/** Shows which policies there are and which hold; publishes, activates and tries them. The only one that has all packs. */
import { policiesRoutes } from '../contract/routes.ts';
import { packsInTheBox } from '../domain/sla/packs/packs.ts';
import { log, telemetry } from '../runtime/logging.ts';
import { arrivals, shelf } from '../runtime/policy-shelf.ts';
import { cases, causeTrees, policies } from '../runtime/table.ts';
import { clock } from '../runtime/time-and-chance.ts';
import { serve } from './endpoint.ts';
import { allSentences } from './problem-sentences.ts';
import { seeing } from './seeing.ts';
import { publishCauseCodes } from './cause-codes/publish-cause-codes.ts';
import { activatePolicies } from './policies/activate-policies.ts';
import { listPolicies } from './policies/list-policies.ts';
import { publishPolicy } from './policies/publish-policy.ts';
import { readPolicy } from './policies/read-policy.ts';
import { replayPolicies } from './policies/replay-policies.ts';
import { rollBackPolicies } from './policies/roll-back-policies.ts';
import { validatePolicy } from './policies/validate-policy.ts';

const services = { causeTrees, shelf, arrivals, cases, policies, packs: packsInTheBox, clock, log };

export const handler = serve(
  policiesRoutes,
  {
    publishCauseCodes: publishCauseCodes(services),
    listPolicies: listPolicies(services),
    readPolicy: readPolicy(services),
    publishPolicy: publishPolicy(services),
    activatePolicies: activatePolicies(services),
    rollBackPolicies: rollBackPolicies(services),
    validatePolicy: validatePolicy(),
    replayPolicies: replayPolicies(services),
  },
  telemetry,
  { see: seeing, sentences: allSentences },
);
