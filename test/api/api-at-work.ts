/** Calls endpoints through the real middy stack with the events that API Gateway sends. */
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { downloadAttachment } from '../../functions/api/attachments/download-attachment.ts';
import { requestUpload } from '../../functions/api/attachments/request-upload.ts';
import { downloadForStaff } from '../../functions/api/staff-attachments/download-for-staff.ts';
import { listAttachments } from '../../functions/api/staff-attachments/list-attachments.ts';
import { requestStaffUpload } from '../../functions/api/staff-attachments/request-staff-upload.ts';
import { attachmentSentences } from '../../functions/api/attachment-sentences.ts';
import { auditCase } from '../../functions/api/measures/audit-case.ts';
import { showDashboard } from '../../functions/api/measures/show-dashboard.ts';
import { deleteAbsence } from '../../functions/api/absences/delete-absence.ts';
import { listAbsences } from '../../functions/api/absences/list-absences.ts';
import { putAbsence } from '../../functions/api/absences/put-absence.ts';
import { addMessage } from '../../functions/api/public/add-message.ts';
import { askForLostLink } from '../../functions/api/public/ask-for-link.ts';
import { confirmLink } from '../../functions/api/public/confirm-link.ts';
import { lookAtLink } from '../../functions/api/public/look-at-link.ts';
import { submitComplaint } from '../../functions/api/public/submit-complaint.ts';
import { confirmSolved } from '../../functions/api/public/confirm-solved.ts';
import { disagreeWithDecision } from '../../functions/api/public/disagree.ts';
import { trackComplaint } from '../../functions/api/public/track-complaint.ts';
import { withdrawComplaint } from '../../functions/api/public/withdraw-complaint.ts';
import { health } from '../../functions/api/public/health.ts';
import { openapi } from '../../functions/api/public/openapi.ts';
import { answerAsPartner } from '../../functions/api/partner/answer-as-partner.ts';
import { lookAtTask } from '../../functions/api/partner/look-at-task.ts';
import { acceptTask } from '../../functions/api/tasks/accept-task.ts';
import { addTask } from '../../functions/api/tasks/add-task.ts';
import { answerTask } from '../../functions/api/tasks/answer-task.ts';
import { cancelTask } from '../../functions/api/tasks/cancel-task.ts';
import { listCaseTasks } from '../../functions/api/tasks/list-case-tasks.ts';
import { listTasks } from '../../functions/api/tasks/list-tasks.ts';
import { readTask } from '../../functions/api/tasks/read-task.ts';
import { returnTask } from '../../functions/api/tasks/return-task.ts';
import { revokeTaskLink } from '../../functions/api/tasks/revoke-task-link.ts';
import { sendTaskLink } from '../../functions/api/tasks/send-task-link.ts';
import { serve } from '../../functions/api/endpoint.ts';
import { seeing } from '../../functions/api/seeing.ts';
import { applyPolicies } from '../../functions/api/staff/apply-policies.ts';
import { extendDeadline } from '../../functions/api/staff/extend-deadline.ts';
import { keepPromise } from '../../functions/api/staff/keep-promise.ts';
import { makePromise } from '../../functions/api/staff/make-promise.ts';
import { resumeCase } from '../../functions/api/staff/resume-case.ts';
import { waitFor } from '../../functions/api/staff/wait-for.ts';
import { teamGroup } from '../../functions/contract/roles.ts';
import { caseGate } from '../../functions/domain/casework/scope.ts';
import { teams } from '../../functions/domain/complaint/vocabulary.ts';
import { trackSentences } from '../../functions/api/track-sentences.ts';
import { linkSentences } from '../../functions/api/link-sentences.ts';
import { allSentences } from '../../functions/api/problem-sentences.ts';
import { addNote } from '../../functions/api/staff/add-note.ts';
import { assignCase } from '../../functions/api/staff/assign-case.ts';
import { classifyCase } from '../../functions/api/staff/classify-case.ts';
import { closeCase } from '../../functions/api/staff/close-case.ts';
import { enterComplaint } from '../../functions/api/staff/enter-complaint.ts';
import { explainClocks } from '../../functions/api/staff/explain-clocks.ts';
import { listCases } from '../../functions/api/staff/list-cases.ts';
import { readRelated } from '../../functions/api/staff/read-related.ts';
import { correctAbout } from '../../functions/api/staff/correct-about.ts';
import { linkCase } from '../../functions/api/joining/link-case.ts';
import { mergeCase } from '../../functions/api/joining/merge-case.ts';
import { splitCase } from '../../functions/api/joining/split-case.ts';
import { unlinkCase } from '../../functions/api/joining/unlink-case.ts';
import { askPrivacy } from '../../functions/api/privacy/ask-privacy.ts';
import { cancelPrivacyRequest } from '../../functions/api/privacy/cancel-request.ts';
import { downloadExport } from '../../functions/api/privacy/download-export.ts';
import { listPrivacyRequests } from '../../functions/api/privacy/list-requests.ts';
import { readPrivacyRequest } from '../../functions/api/privacy/read-request.ts';
import { readRetention } from '../../functions/api/privacy/read-retention.ts';
import { readBulk } from '../../functions/api/bulk/read-bulk.ts';
import { resumeBulk } from '../../functions/api/bulk/resume-bulk.ts';
import { startBulk } from '../../functions/api/bulk/start-bulk.ts';
import { readCase } from '../../functions/api/staff/read-case.ts';
import { revealPersonalData } from '../../functions/api/staff/reveal-personal-data.ts';
import { holdCase } from '../../functions/api/staff/hold-case.ts';
import { releaseCase } from '../../functions/api/staff/release-case.ts';
import { reopenCase } from '../../functions/api/staff/reopen-case.ts';
import { replyToCustomer } from '../../functions/api/staff/reply-to-customer.ts';
import { resolveCase } from '../../functions/api/staff/resolve-case.ts';
import { downloadCases } from '../../functions/api/staff/download-cases.ts';
import { drawFishbone } from '../../functions/api/staff/draw-fishbone.ts';
import { readCause } from '../../functions/api/staff/read-cause.ts';
import { addAction } from '../../functions/api/staff/add-action.ts';
import { completeAction } from '../../functions/api/staff/complete-action.ts';
import { verifyAction } from '../../functions/api/staff/verify-action.ts';
import { cancelAction } from '../../functions/api/staff/cancel-action.ts';
import { findSimilar } from '../../functions/api/staff/find-similar.ts';
import { listActions } from '../../functions/api/staff/list-actions.ts';
import { recordCause } from '../../functions/api/staff/record-cause.ts';
import { publishCauseCodes } from '../../functions/api/cause-codes/publish-cause-codes.ts';
import { readCauseCodes } from '../../functions/api/cause-codes/read-cause-codes.ts';
import { remedyEndpoints } from '../../functions/api/staff/remedies/endpoints.ts';
import { listRemedies } from '../../functions/api/staff/remedies/list-remedies.ts';
import { coachReply } from '../../functions/api/staff/speaking/coach-reply.ts';
import { fillTemplate } from '../../functions/api/staff/speaking/fill-template.ts';
import { listFeedbackForms } from '../../functions/api/staff/speaking/list-feedback-forms.ts';
import { listTemplates } from '../../functions/api/staff/speaking/list-templates.ts';
import { giveFeedback } from '../../functions/api/staff/speaking/give-feedback.ts';
import { passOnPraise } from '../../functions/api/staff/speaking/pass-on-praise.ts';
import { writeTemplate } from '../../functions/api/staff/speaking/write-template.ts';
import { routeCase } from '../../functions/api/staff/route-case.ts';
import { listPeople } from '../../functions/api/routing/list-people.ts';
import { putPerson } from '../../functions/api/routing/put-person.ts';
import { readRouting } from '../../functions/api/routing/read-routing.ts';
import { writeRouting } from '../../functions/api/routing/write-routing.ts';
import { takeCase } from '../../functions/api/staff/take-case.ts';
import {
  type Operation,
  type Route,
  routes,
  aboutRoutes,
  submitRoutes,
  trackRoutes,
  staffReadRoutes,
  staffActRoutes,
  linksRoutes,
  lostLinksRoutes,
  policiesRoutes,
  absencesRoutes,
  tasksRoutes,
  partnerRoutes,
  routingRoutes,
  joiningRoutes,
  bulkRoutes,
  attachmentsRoutes,
  staffAttachmentsRoutes,
  staffMeasuresRoutes,
  privacyRoutes,
  webhooksRoutes,
} from '../../functions/contract/routes.ts';
import type { StaffDirectory } from '../../functions/domain/services.ts';
import { findPerson } from '../../lib/local/edge/cognito/people.ts';
import { dynamoArrivals } from '../../functions/adapters/dynamodb/arrivals.ts';
import { dynamoPolicyShelf } from '../../functions/adapters/dynamodb/policy-shelf.ts';
import { activatePolicies } from '../../functions/api/policies/activate-policies.ts';
import { listPolicies } from '../../functions/api/policies/list-policies.ts';
import { publishPolicy } from '../../functions/api/policies/publish-policy.ts';
import { readPolicy } from '../../functions/api/policies/read-policy.ts';
import { replayPolicies } from '../../functions/api/policies/replay-policies.ts';
import { rollBackPolicies } from '../../functions/api/policies/roll-back-policies.ts';
import { validatePolicy } from '../../functions/api/policies/validate-policy.ts';
import { defaultPack } from '../../functions/domain/sla/packs/default.ts';
import type { Policy } from '../../functions/domain/sla/policy.ts';
import { admission } from '../../functions/api/webhooks/admission.ts';
import { receiveWebhook } from '../../functions/api/webhooks/receive-webhook.ts';
import { webhookSentences } from '../../functions/api/webhook-sentences.ts';
import { type Desk, webhookSource } from '../desk.ts';

/** The people of the local machine: agent, agent2, lead, manager, …, by user name or address. */
export const directory: StaffDirectory = {
  find: async (known) => {
    const person = findPerson(known);
    return person && { id: person.username, email: person.email, name: person.name };
  },
};

export type Said = {
  body?: unknown;
  /** Sent as it is, instead of `body` as JSON. */
  rawBody?: string;
  reference?: string;
  /** The `{id}` of a policy's path. */
  id?: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  /** Headers that came several times, as API Gateway hands them over besides. */
  repeatedHeaders?: Record<string, string[]>;
  /** `rawBody` is in base64, as API Gateway sends what is not text. */
  base64?: true;
  /** The groups of the signed-in person; the user name is the first. */
  as?: string[];
};

// oxlint-disable-next-line typescript/no-explicit-any -- tests read answers freely
export type Heard = { status: number; headers: Record<string, string>; body: any };

export function apiOf(
  desk: Desk,
  { packs = [defaultPack], timeLeft = 10_000 }: { packs?: readonly Policy[]; timeLeft?: number } = {},
): (operation: Operation, said?: Said) => Promise<Heard> {
  const shelf = dynamoPolicyShelf(desk.client, desk.table);
  const withPolicies = { ...desk, shelf, packs, arrivals: dynamoArrivals(desk.client, desk.table) };
  // Powertools answers from its flush; the stack must not take that for the function's answer.
  const telemetry = { log: desk.log, flush: () => ({ not: 'an answer' }) };
  const withStaff = { ...desk, staff: directory };
  const duties = {
    about: serve(aboutRoutes, { health, openapi }, telemetry),
    submit: serve(
      submitRoutes,
      { submitComplaint: submitComplaint(desk), enterComplaint: enterComplaint(desk) },
      telemetry,
    ),
    track: serve(
      trackRoutes,
      {
        trackComplaint: trackComplaint(desk),
        addMessage: addMessage(desk),
        withdrawComplaint: withdrawComplaint(desk),
        confirmSolved: confirmSolved(desk),
        disagreeWithDecision: disagreeWithDecision(desk),
      },
      telemetry,
      { sentences: trackSentences },
    ),
    links: serve(linksRoutes, { lookAtLink: lookAtLink(withStaff), confirmLink: confirmLink(withStaff) }, telemetry, {
      sentences: linkSentences,
    }),
    'lost-links': serve(lostLinksRoutes, { askForLink: askForLostLink(desk) }, telemetry),
    routing: serve(
      routingRoutes,
      {
        readRouting: readRouting(desk),
        writeRouting: writeRouting(desk),
        listPeople: listPeople(withStaff),
        putPerson: putPerson(withStaff),
      },
      telemetry,
      { see: seeing, sentences: allSentences },
    ),
    absences: serve(
      absencesRoutes,
      {
        listAbsences: listAbsences(withStaff),
        putAbsence: putAbsence(withStaff),
        deleteAbsence: deleteAbsence(withStaff),
      },
      telemetry,
      { see: seeing, sentences: allSentences },
    ),
    'staff-read': serve(
      staffReadRoutes,
      {
        coachReply: coachReply(desk),
        listTemplates: listTemplates(desk),
        fillTemplate: fillTemplate(withStaff),
        listFeedbackForms: listFeedbackForms(),
        listCases: listCases(desk),
        downloadCases: downloadCases(desk),
        readCase: readCase(desk),
        readRelated: readRelated(desk),
        listRemedies: listRemedies(desk),
        explainClocks: explainClocks(desk),
        readCause: readCause(desk),
        listActions: listActions(desk),
        findSimilar: findSimilar(desk),
        drawFishbone: drawFishbone(desk),
        readCauseCodes: readCauseCodes(desk),
      },
      telemetry,
      { gate: caseGate(desk), see: seeing, sentences: allSentences },
    ),
    'staff-act': serve(
      staffActRoutes,
      {
        giveFeedback: giveFeedback(withStaff),
        passOnPraise: passOnPraise(withStaff),
        writeTemplate: writeTemplate(desk),
        recordCause: recordCause(desk),
        addAction: addAction(desk),
        completeAction: completeAction(desk),
        verifyAction: verifyAction(desk),
        cancelAction: cancelAction(desk),
        ...remedyEndpoints({ ...desk, staff: directory }),
        takeCase: takeCase(desk),
        assignCase: assignCase(withStaff),
        replyToCustomer: replyToCustomer(desk),
        addNote: addNote(desk),
        classifyCase: classifyCase(desk),
        routeCase: routeCase(desk),
        resolveCase: resolveCase(desk),
        closeCase: closeCase(desk),
        reopenCase: reopenCase(desk),
        revealPersonalData: revealPersonalData(desk),
        holdCase: holdCase(desk),
        releaseCase: releaseCase(desk),
        applyPolicies: applyPolicies(desk),
        correctAbout: correctAbout(desk),
        extendDeadline: extendDeadline(desk),
        keepPromise: keepPromise(desk),
        makePromise: makePromise(desk),
        resumeCase: resumeCase(desk),
        waitFor: waitFor(desk),
      },
      telemetry,
      { gate: caseGate(desk), see: seeing, sentences: allSentences },
    ),
    tasks: serve(
      tasksRoutes,
      {
        listCaseTasks: listCaseTasks(desk),
        addTask: addTask(desk),
        acceptTask: acceptTask(desk),
        returnTask: returnTask(desk),
        cancelTask: cancelTask(desk),
        sendTaskLink: sendTaskLink(desk),
        revokeTaskLink: revokeTaskLink(desk),
        listTasks: listTasks(desk),
        readTask: readTask(desk),
        answerTask: answerTask(desk),
      },
      telemetry,
      { gate: caseGate(desk), see: seeing, sentences: allSentences },
    ),
    partner: serve(partnerRoutes, { lookAtTask: lookAtTask(desk), answerAsPartner: answerAsPartner(desk) }, telemetry, {
      see: seeing,
      sentences: linkSentences,
    }),
    joining: serve(
      joiningRoutes,
      {
        linkCase: linkCase(desk),
        unlinkCase: unlinkCase(desk),
        mergeCase: mergeCase(desk),
        splitCase: splitCase(desk),
      },
      telemetry,
      { gate: caseGate(desk), see: seeing, sentences: allSentences },
    ),
    attachments: serve(
      attachmentsRoutes,
      { requestUpload: requestUpload(desk), downloadAttachment: downloadAttachment(desk) },
      telemetry,
      { sentences: attachmentSentences },
    ),
    'staff-attachments': serve(
      staffAttachmentsRoutes,
      {
        listAttachments: listAttachments(desk),
        requestStaffUpload: requestStaffUpload(desk),
        downloadForStaff: downloadForStaff(desk),
      },
      telemetry,
      { gate: caseGate(desk), see: seeing, sentences: allSentences },
    ),
    'staff-measures': serve(
      staffMeasuresRoutes,
      { showDashboard: showDashboard(desk), auditCase: auditCase(desk) },
      telemetry,
      { gate: caseGate(desk), see: seeing, sentences: allSentences },
    ),
    webhooks: serve(
      webhooksRoutes,
      { receiveWebhook: receiveWebhook(desk, { [webhookSource]: { channel: 'chat' } }) },
      telemetry,
      { admit: admission(desk), sentences: webhookSentences },
    ),
    privacy: serve(
      privacyRoutes,
      {
        listPrivacyRequests: listPrivacyRequests(desk),
        askPrivacy: askPrivacy(desk),
        readPrivacyRequest: readPrivacyRequest(desk),
        cancelPrivacyRequest: cancelPrivacyRequest(desk),
        downloadExport: downloadExport(desk),
        readRetention: readRetention(desk),
      },
      telemetry,
      { see: seeing, sentences: allSentences },
    ),
    bulk: serve(
      bulkRoutes,
      { startBulk: startBulk(withStaff), readBulk: readBulk(desk), resumeBulk: resumeBulk(desk) },
      telemetry,
      { see: seeing, sentences: allSentences },
    ),
    policies: serve(
      policiesRoutes,
      {
        publishCauseCodes: publishCauseCodes(withPolicies),
        listPolicies: listPolicies(withPolicies),
        readPolicy: readPolicy(withPolicies),
        publishPolicy: publishPolicy(withPolicies),
        activatePolicies: activatePolicies(withPolicies),
        rollBackPolicies: rollBackPolicies(withPolicies),
        validatePolicy: validatePolicy(),
        replayPolicies: replayPolicies(withPolicies),
      },
      telemetry,
      { see: seeing, sentences: allSentences },
    ),
  };

  return async (operation, said = {}) => {
    const { method, path, duty }: Route = routes[operation];
    const headers = { ...(said.body !== undefined && { 'Content-Type': 'application/json' }), ...said.headers };
    const event = {
      httpMethod: method,
      resource: path,
      path: path.replace('{reference}', said.reference ?? ''),
      headers,
      multiValueHeaders: {
        ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
        ...said.repeatedHeaders,
      },
      pathParameters:
        said.reference === undefined && said.id === undefined ? null : { reference: said.reference, id: said.id },
      queryStringParameters: said.query ?? null,
      body: said.rawBody ?? (said.body === undefined ? null : JSON.stringify(said.body)),
      isBase64Encoded: said.base64 ?? false,
      requestContext: {
        requestId: 'request-1',
        ...(said.as && {
          authorizer: { claims: { username: said.as[0], 'cognito:groups': groupsOf(said.as).join(',') } },
        }),
      },
    } as unknown as APIGatewayProxyEvent;
    // It runs out, as Lambda's does: middy gives a request up at its end, whatever the handler believes.
    const ends = performance.now() + timeLeft;
    const getRemainingTimeInMillis = (): number => Math.max(0, ends - performance.now());
    const context = { awsRequestId: 'aws-1', getRemainingTimeInMillis } as unknown as Context;
    const answer: APIGatewayProxyResult = await duties[duty](event, context);
    return {
      status: answer.statusCode,
      headers: answer.headers as Record<string, string>,
      body: /json/.test(String(answer.headers?.['Content-Type'])) ? JSON.parse(answer.body) : answer.body,
    };
  };
}

/** Who is not said to be in certain teams is in all of them. */
const groupsOf = (as: readonly string[]): readonly string[] =>
  as.some((group) => group.startsWith('team-')) ? as : [...as, ...teams.map(teamGroup)];
