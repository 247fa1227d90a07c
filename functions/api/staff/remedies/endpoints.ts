import type { Endpoint } from '../../endpoint.ts';
import { agreeOnAmount } from './agree-on-amount.ts';
import { approveRemedy } from './approve-remedy.ts';
import { cancelRemedy } from './cancel-remedy.ts';
import { changeRemedy } from './change-remedy.ts';
import { endNegotiation } from './end-negotiation.ts';
import { executeRemedy } from './execute-remedy.ts';
import { nameAmount } from './name-amount.ts';
import { openNegotiation } from './open-negotiation.ts';
import { proposeRemedy } from './propose-remedy.ts';
import { rejectRemedy } from './reject-remedy.ts';
import type { RemedyServices } from './remedy-command.ts';

/** All that staff do about remedies. */
export const remedyEndpoints = (services: RemedyServices) =>
  ({
    proposeRemedy: proposeRemedy(services),
    changeRemedy: changeRemedy(services),
    approveRemedy: approveRemedy(services),
    rejectRemedy: rejectRemedy(services),
    executeRemedy: executeRemedy(services),
    cancelRemedy: cancelRemedy(services),
    openNegotiation: openNegotiation(services),
    nameAmount: nameAmount(services),
    agreeOnAmount: agreeOnAmount(services),
    endNegotiation: endNegotiation(services),
  }) satisfies Record<string, Endpoint>;
