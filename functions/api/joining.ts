/** Links, merges and splits cases: what changes several of them at once. */
import { joiningRoutes } from '../contract/routes.ts';
import { caseGate } from '../domain/casework/scope.ts';
import { keyed } from '../runtime/key.ts';
import { measures, telemetry } from '../runtime/logging.ts';
import { cases, policies, related } from '../runtime/table.ts';
import { clock, random } from '../runtime/time-and-chance.ts';
import { serve } from './endpoint.ts';
import { allSentences } from './problem-sentences.ts';
import { seeing } from './seeing.ts';
import { linkCase } from './joining/link-case.ts';
import { mergeCase } from './joining/merge-case.ts';
import { splitCase } from './joining/split-case.ts';
import { unlinkCase } from './joining/unlink-case.ts';

const services = { cases, policies, related, clock, keyed, random, measures };

export const handler = serve(
  joiningRoutes,
  {
    linkCase: linkCase(services),
    unlinkCase: unlinkCase(services),
    mergeCase: mergeCase(services),
    splitCase: splitCase(services),
  },
  telemetry,
  { gate: caseGate(services), see: seeing, sentences: allSentences },
);
