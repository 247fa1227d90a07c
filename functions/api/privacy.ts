/** Requests about the data of persons, and what retention did. The work is done by functions/schedules/privacy-work.ts. */
import { privacyRoutes } from '../contract/routes.ts';
import { readSettings } from '../runtime/environment.ts';
import { exportShelf } from '../runtime/export-shelf.ts';
import { keyed } from '../runtime/key.ts';
import { telemetry } from '../runtime/logging.ts';
import { cases, privacy } from '../runtime/table.ts';
import { clock, random } from '../runtime/time-and-chance.ts';
import { serve } from './endpoint.ts';
import { allSentences } from './problem-sentences.ts';
import { seeing } from './seeing.ts';
import { askPrivacy } from './privacy/ask-privacy.ts';
import { cancelPrivacyRequest } from './privacy/cancel-request.ts';
import { downloadExport } from './privacy/download-export.ts';
import { listPrivacyRequests } from './privacy/list-requests.ts';
import { readPrivacyRequest } from './privacy/read-request.ts';
import { readRetention } from './privacy/read-retention.ts';

const services = { privacy, cases, keyed, clock, random, exports: exportShelf, settings: readSettings() };

export const handler = serve(
  privacyRoutes,
  {
    listPrivacyRequests: listPrivacyRequests(services),
    askPrivacy: askPrivacy(services),
    readPrivacyRequest: readPrivacyRequest(services),
    cancelPrivacyRequest: cancelPrivacyRequest(services),
    downloadExport: downloadExport(services),
    readRetention: readRetention(services),
  },
  telemetry,
  { see: seeing, sentences: allSentences },
);
