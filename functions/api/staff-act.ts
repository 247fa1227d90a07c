/** Does what staff decide about a case. */
import { staffActRoutes } from '../contract/routes.ts';
import { caseGate } from '../domain/casework/scope.ts';
import { readSettings } from '../runtime/environment.ts';
import { telemetry } from '../runtime/logging.ts';
import { absences, cases, causeTrees, people, policies, reveals, routing, templates } from '../runtime/table.ts';
import { staff } from '../runtime/staff.ts';
import { clock } from '../runtime/time-and-chance.ts';
import { serve } from './endpoint.ts';
import { allSentences } from './problem-sentences.ts';
import { seeing } from './seeing.ts';
import { giveFeedback } from './staff/speaking/give-feedback.ts';
import { passOnPraise } from './staff/speaking/pass-on-praise.ts';
import { writeTemplate } from './staff/speaking/write-template.ts';
import { applyPolicies } from './staff/apply-policies.ts';
import { correctAbout } from './staff/correct-about.ts';
import { extendDeadline } from './staff/extend-deadline.ts';
import { keepPromise } from './staff/keep-promise.ts';
import { makePromise } from './staff/make-promise.ts';
import { resumeCase } from './staff/resume-case.ts';
import { waitFor } from './staff/wait-for.ts';
import { addNote } from './staff/add-note.ts';
import { assignCase } from './staff/assign-case.ts';
import { classifyCase } from './staff/classify-case.ts';
import { closeCase } from './staff/close-case.ts';
import { holdCase } from './staff/hold-case.ts';
import { revealPersonalData } from './staff/reveal-personal-data.ts';
import { releaseCase } from './staff/release-case.ts';
import { reopenCase } from './staff/reopen-case.ts';
import { replyToCustomer } from './staff/reply-to-customer.ts';
import { resolveCase } from './staff/resolve-case.ts';
import { addAction } from './staff/add-action.ts';
import { completeAction } from './staff/complete-action.ts';
import { verifyAction } from './staff/verify-action.ts';
import { cancelAction } from './staff/cancel-action.ts';
import { recordCause } from './staff/record-cause.ts';
import { remedyEndpoints } from './staff/remedies/endpoints.ts';
import { routeCase } from './staff/route-case.ts';
import { takeCase } from './staff/take-case.ts';

const services = {
  cases,
  policies,
  clock,
  causeTrees,
  settings: readSettings(),
  templates,
  staff,
  routing,
  people,
  absences,
  reveals,
};

export const handler = serve(
  staffActRoutes,
  {
    giveFeedback: giveFeedback(services),
    passOnPraise: passOnPraise(services),
    writeTemplate: writeTemplate(services),
    recordCause: recordCause(services),
    addAction: addAction(services),
    completeAction: completeAction(services),
    verifyAction: verifyAction(services),
    cancelAction: cancelAction(services),
    ...remedyEndpoints(services),
    takeCase: takeCase(services),
    assignCase: assignCase(services),
    replyToCustomer: replyToCustomer(services),
    addNote: addNote(services),
    classifyCase: classifyCase(services),
    routeCase: routeCase(services),
    resolveCase: resolveCase(services),
    closeCase: closeCase(services),
    reopenCase: reopenCase(services),
    revealPersonalData: revealPersonalData(services),
    holdCase: holdCase(services),
    releaseCase: releaseCase(services),
    applyPolicies: applyPolicies(services),
    correctAbout: correctAbout(services),
    extendDeadline: extendDeadline(services),
    keepPromise: keepPromise(services),
    makePromise: makePromise(services),
    resumeCase: resumeCase(services),
    waitFor: waitFor(services),
  },
  telemetry,
  { gate: caseGate(services), see: seeing, sentences: allSentences },
);
