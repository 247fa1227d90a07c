// Longer than 250 lines on purpose: one row an operation, in the order of the routes.
import * as z from 'zod';
import { routingSchema } from '../domain/routing/schema.ts';
import { policySchema } from '../domain/sla/policy-schema.ts';
import { causeTreeSchema } from '../domain/casework/causes/tree-schema.ts';
import * as actions from './action-shapes.ts';
import * as attachments from './attachment-shapes.ts';
import * as causes from './cause-shapes.ts';
import * as joining from './joining-shapes.ts';
import * as measures from './measure-shapes.ts';
import * as policies from './policy-shapes.ts';
import * as privacy from './privacy-shapes.ts';
import * as remedies from './remedy-shapes.ts';
import type { Operation } from './routes.ts';
import { revealBody, revealed } from './reveal-shapes.ts';
import * as routing from './routing-shapes.ts';
import { similarCases } from './similar-shapes.ts';
import * as shapes from './shapes.ts';
import * as tasks from './task-shapes.ts';
import * as speaking from './speaking-shapes.ts';
import { webhookBody } from './webhook-shapes.ts';

type Described = {
  summary: string;
  body?: z.ZodType;
  query?: z.ZodObject;
  status: 200 | 201 | 202;
  answer: z.ZodType /** What is answered when it is not JSON. */;
  mediaType?: string;
};

const state = { status: 200, answer: shapes.caseState } as const;

const described = {
  health: { summary: 'Ready to answer', status: 200, answer: z.object({ status: z.literal('ok') }) },
  openapi: { summary: 'This document', status: 200, answer: z.record(z.string(), z.unknown()) },
  submitComplaint: {
    summary: 'Submit a complaint, a suggestion or praise',
    body: shapes.submission,
    status: 201,
    answer: shapes.registration,
  },
  trackComplaint: { summary: 'Follow a case', status: 200, answer: shapes.tracking },
  addMessage: { summary: 'Add a message to a case', body: shapes.messageBody, status: 201, answer: shapes.tracking },
  withdrawComplaint: {
    summary: 'Withdraw a complaint',
    body: shapes.withdrawBody,
    status: 200,
    answer: shapes.tracking,
  },
  confirmSolved: {
    summary: 'Say that it is solved, and how well it was handled',
    body: shapes.confirmSolvedBody,
    status: 200,
    answer: shapes.tracking,
  },
  disagreeWithDecision: {
    summary: 'Disagree with the decision: somebody else looks at it again',
    body: shapes.disagreeBody,
    status: 200,
    answer: shapes.tracking,
  },
  lookAtLink: {
    summary: 'See what a link of a mail would do; changes nothing',
    body: shapes.linkBody,
    status: 200,
    answer: shapes.linkLook,
  },
  confirmLink: {
    summary: 'Do what a link of a mail is for, once',
    body: shapes.confirmBody,
    status: 200,
    answer: shapes.linkDone,
  },
  askForLink: {
    summary: 'Have the link to a case sent again to the address that its customer left',
    body: shapes.lostLinkBody,
    status: 202,
    answer: shapes.lostLinkAsked,
  },
  listCases: {
    summary: 'The queue, by urgency and deadline',
    query: shapes.queueQuery,
    status: 200,
    answer: shapes.queuePage,
  },
  downloadCases: {
    summary: 'The queue as a table for spreadsheets; the header Link leads to the rest of a long one',
    query: shapes.queueFileQuery,
    status: 200,
    answer: z.string(),
    mediaType: 'text/csv',
  },
  readCase: { summary: 'A case with its timeline', status: 200, answer: shapes.staffCase },
  enterComplaint: {
    summary: 'Enter a complaint for a customer',
    body: shapes.staffSubmission,
    status: 201,
    answer: shapes.registration,
  },
  takeCase: { summary: 'Take a case', body: shapes.noBody, ...state },
  assignCase: { summary: 'Assign a case to somebody', body: shapes.assignBody, ...state },
  replyToCustomer: { summary: 'Reply to the customer', body: shapes.replyBody, status: 201, answer: shapes.caseState },
  addNote: { summary: 'Add an internal note', body: shapes.noteBody, status: 201, answer: shapes.caseState },
  classifyCase: { summary: 'Correct kind, category or level', body: shapes.classificationBody, ...state },
  resolveCase: { summary: 'Resolve with an explanation', body: shapes.resolveBody, ...state },
  closeCase: { summary: 'Close a resolved case', body: shapes.noBody, ...state },
  reopenCase: { summary: 'Reopen a case', body: shapes.reopenBody, ...state },
  revealPersonalData: {
    summary: 'See what is masked in a case, with a reason that stands in its record',
    body: revealBody,
    status: 200,
    answer: revealed,
  },
  holdCase: {
    summary: 'Keep a case from being erased while it is needed in a dispute',
    body: shapes.holdBody,
    ...state,
  },
  releaseCase: { summary: 'End a legal hold', body: shapes.holdBody, ...state },
  explainClocks: { summary: "How a case's deadlines came about", status: 200, answer: shapes.clocksExplained },
  waitFor: { summary: 'Wait for the customer or a supplier', body: shapes.waitBody, ...state },
  resumeCase: { summary: 'Go on after waiting', body: shapes.noBody, ...state },
  makePromise: {
    summary: 'Promise the customer a date',
    body: shapes.promiseBody,
    status: 201,
    answer: shapes.caseState,
  },
  keepPromise: { summary: 'Record that a promise was kept', body: shapes.keepBody, ...state },
  extendDeadline: { summary: 'Extend a deadline, once and with a reason', body: shapes.extendBody, ...state },
  routeCase: { summary: 'Have the rules of routing look at a case once more', body: routing.routeBody, ...state },
  readRouting: {
    summary: 'The rules by which cases find their team, and who wrote them when',
    query: routing.routingQuery,
    status: 200,
    answer: routing.routingAnswer,
  },
  writeRouting: {
    summary: 'Write the rules of routing, all at once, as their next version',
    body: routingSchema,
    status: 200,
    answer: routing.routingAnswer,
  },
  listPeople: { summary: 'To whom cases are given', status: 200, answer: routing.peopleList },
  putPerson: {
    summary: 'Enter to what extent somebody is given cases',
    body: routing.personBody,
    status: 200,
    answer: routing.personAnswer,
  },
  listAbsences: { summary: 'Who of the staff is away', status: 200, answer: shapes.absenceList },
  putAbsence: {
    summary: 'Enter that somebody is away, in place of what was entered before',
    body: shapes.absenceBody,
    status: 200,
    answer: shapes.absenceList,
  },
  deleteAbsence: { summary: 'They are back', status: 200, answer: shapes.absenceList },
  applyPolicies: { summary: 'Give a case the active policies', body: shapes.applyBody, ...state },
  recordCause: {
    summary: 'Record why it happened',
    body: causes.causeBody,
    status: 200,
    answer: causes.causeAnalysis,
  },
  readCause: { summary: 'Why it happened, as far as it is known', status: 200, answer: causes.causeAnalysis },
  drawFishbone: {
    summary: 'The causes as a fishbone diagram',
    status: 200,
    answer: z.string(),
    mediaType: 'image/svg+xml',
  },
  listActions: { summary: 'Corrective and preventive actions of a case', status: 200, answer: actions.actionList },
  addAction: {
    summary: 'Add a corrective or preventive action about a cause',
    body: actions.actionBody,
    status: 201,
    answer: actions.actionState,
  },
  completeAction: {
    summary: 'Record that an action is done, with evidence',
    body: actions.doneBody,
    status: 200,
    answer: actions.actionState,
  },
  verifyAction: {
    summary: 'Record whether an action helped',
    body: actions.verifyBody,
    status: 200,
    answer: actions.actionState,
  },
  cancelAction: { summary: 'Cancel an action', body: actions.cancelBody, status: 200, answer: actions.actionState },
  findSimilar: { summary: 'Solved cases that are like this one', status: 200, answer: similarCases },
  readCauseCodes: {
    summary: 'The tree that cause codes are chosen from',
    query: causes.treeQuery,
    status: 200,
    answer: causes.causeCodes,
  },
  publishCauseCodes: {
    summary: 'Publish cause codes of your own as the next version',
    body: causeTreeSchema,
    status: 200,
    answer: causes.causeCodes,
  },
  listRemedies: {
    summary: 'Remedies and negotiations of a case',
    status: 200,
    answer: remedies.remedyList,
  },
  proposeRemedy: {
    summary: 'Propose what puts it right',
    body: remedies.proposeBody,
    status: 201,
    answer: remedies.remedyState,
  },
  changeRemedy: {
    summary: 'Propose it otherwise: takes the place of a remedy and its approvals',
    body: remedies.changeBody,
    status: 201,
    answer: remedies.remedyState,
  },
  approveRemedy: {
    summary: 'Approve the amount that one saw',
    body: remedies.approveBody,
    status: 200,
    answer: remedies.remedyState,
  },
  rejectRemedy: {
    summary: 'Do not approve a remedy',
    body: remedies.rejectBody,
    status: 200,
    answer: remedies.remedyState,
  },
  executeRemedy: {
    summary: 'Record that a remedy was executed, with evidence',
    body: remedies.executeBody,
    status: 200,
    answer: remedies.remedyState,
  },
  cancelRemedy: {
    summary: 'Cancel a remedy, with a reason',
    body: remedies.cancelBody,
    status: 200,
    answer: remedies.remedyState,
  },
  openNegotiation: {
    summary: 'Begin to negotiate with the first amount that was named',
    body: remedies.openNegotiationBody,
    status: 201,
    answer: remedies.remedyState,
  },
  nameAmount: {
    summary: 'Record the next demand or offer',
    body: remedies.roundBody,
    status: 201,
    answer: remedies.remedyState,
  },
  agreeOnAmount: {
    summary: 'Agree on an amount, which becomes a proposal',
    body: remedies.agreeBody,
    status: 201,
    answer: remedies.remedyState,
  },
  endNegotiation: {
    summary: 'End a negotiation without agreement',
    body: remedies.endNegotiationBody,
    status: 200,
    answer: remedies.remedyState,
  },
  coachReply: {
    summary: 'What could be better in the draft of a reply; writes nothing and keeps nobody from sending',
    body: speaking.coachBody,
    status: 200,
    answer: speaking.coached,
  },
  listTemplates: {
    summary: 'Templates of replies, by language and situation',
    query: speaking.templateQuery,
    status: 200,
    answer: speaking.templateList,
  },
  writeTemplate: {
    summary: 'Write a template as its next version, or retire it',
    body: speaking.templateBody,
    status: 200,
    answer: speaking.template,
  },
  fillTemplate: {
    summary: 'A template filled for a case, and which placeholders had no value',
    body: speaking.fillBody,
    status: 200,
    answer: speaking.filledTemplate,
  },
  listFeedbackForms: {
    summary: 'The forms of feedback among staff, and what each of their letters asks',
    status: 200,
    answer: speaking.feedbackFormList,
  },
  giveFeedback: {
    summary: 'Give a colleague feedback about a case',
    body: speaking.feedbackBody,
    status: 201,
    answer: shapes.caseState,
  },
  passOnPraise: { summary: "Pass a customer's praise on to whom it names", body: speaking.praiseBody, ...state },
  listCaseTasks: { summary: 'All tasks of a case', status: 200, answer: tasks.taskList },
  addTask: {
    summary: 'Ask a department or an outside partner for something',
    body: tasks.taskBody,
    status: 201,
    answer: tasks.taskState,
  },
  acceptTask: { summary: 'Accept what a task was answered', body: shapes.noBody, status: 200, answer: tasks.taskState },
  returnTask: {
    summary: 'Return a task whose answer does not suffice',
    body: tasks.taskReturnBody,
    status: 200,
    answer: tasks.taskState,
  },
  cancelTask: {
    summary: 'Cancel a task that is not needed any more',
    body: tasks.taskCancelBody,
    status: 200,
    answer: tasks.taskState,
  },
  sendTaskLink: {
    summary: 'Send the partner a new link, in place of the one before',
    body: shapes.noBody,
    status: 200,
    answer: tasks.taskState,
  },
  revokeTaskLink: {
    summary: "Withdraw the partner's link",
    body: shapes.noBody,
    status: 200,
    answer: tasks.taskState,
  },
  listTasks: {
    summary: 'What departments are asked to do, by date',
    query: tasks.taskQuery,
    status: 200,
    answer: tasks.taskPage,
  },
  readTask: { summary: 'A task, without its case', status: 200, answer: tasks.taskView },
  answerTask: { summary: 'Answer a task', body: tasks.taskAnswerBody, status: 201, answer: tasks.taskView },
  lookAtTask: {
    summary: "See the task that a partner's link is for; changes nothing",
    body: tasks.partnerLookBody,
    status: 200,
    answer: tasks.partnerTask,
  },
  answerAsPartner: {
    summary: "Answer the task that a partner's link is for",
    body: tasks.partnerAnswerBody,
    status: 201,
    answer: tasks.partnerTask,
  },
  correctAbout: { summary: 'Correct product, order number or batch', body: joining.aboutBody, ...state },
  readRelated: {
    summary: 'Cases that are linked with this one, and cases that could be',
    status: 200,
    answer: joining.relatedAnswer,
  },
  linkCase: { summary: 'Link two cases', body: joining.linkBody, status: 201, answer: shapes.caseState },
  unlinkCase: { summary: 'End a link, with a reason', body: joining.unlinkBody, ...state },
  mergeCase: {
    summary: 'Let a case go on in another one of the same customer',
    body: joining.mergeBody,
    status: 200,
    answer: joining.mergeAnswer,
  },
  splitCase: {
    summary: 'Make a part of a complaint a case of its own',
    body: joining.splitBody,
    status: 201,
    answer: joining.splitAnswer,
  },
  startBulk: {
    summary: 'Do one thing to many cases',
    body: joining.bulkBody,
    status: 202,
    answer: joining.bulkJob,
  },
  readBulk: { summary: 'How far a job is, and where it failed', status: 200, answer: joining.bulkProgress },
  resumeBulk: { summary: 'Try again what failed', body: shapes.noBody, status: 202, answer: joining.bulkJob },
  requestUpload: {
    summary: 'Be let to send a file to a case',
    body: attachments.attachmentBody,
    status: 201,
    answer: attachments.uploadAnswer,
  },
  downloadAttachment: { summary: 'A link that saves a file', status: 200, answer: attachments.downloadAnswer },
  listAttachments: { summary: 'Files of a case', status: 200, answer: attachments.attachmentList },
  requestStaffUpload: {
    summary: 'Be let to send a file to a case, as staff',
    body: attachments.staffAttachmentBody,
    status: 201,
    answer: attachments.uploadAnswer,
  },
  downloadForStaff: { summary: 'A link that saves a file, for staff', status: 200, answer: attachments.downloadAnswer },
  listPolicies: {
    summary: 'Policies, those that are active, and who activated them',
    status: 200,
    answer: policies.policyList,
  },
  readPolicy: {
    summary: 'A policy as it was written',
    query: policies.versionQuery,
    status: 200,
    answer: policies.policyDocument,
  },
  publishPolicy: {
    summary: 'Publish a policy of your own as its next version',
    body: policySchema,
    status: 200,
    answer: policies.policyDocument,
  },
  activatePolicies: {
    summary: 'Choose the policies that new cases are given',
    body: policies.activateBody,
    status: 200,
    answer: policies.activated,
  },
  rollBackPolicies: {
    summary: 'Bring back the policies that were active before',
    body: policies.rollBackBody,
    status: 200,
    answer: policies.activated,
  },
  validatePolicy: {
    summary: 'Check a policy without publishing it',
    body: policySchema,
    status: 200,
    answer: policies.validated,
  },
  replayPolicies: {
    summary: 'What other policies would have made of the cases of the last days',
    body: policies.replayBody,
    status: 200,
    answer: policies.replayed,
  },
  showDashboard: {
    summary: 'How the desk is doing: what is open, late and due, times, promises kept, volumes',
    query: measures.dashboardQuery,
    status: 200,
    answer: measures.dashboard,
  },
  receiveWebhook: {
    summary: 'Another system of the enterprise files a complaint, signed as Standard Webhooks says',
    body: webhookBody,
    status: 201,
    answer: shapes.registration,
  },
  listPrivacyRequests: {
    summary: 'What persons asked about their data, the latest first',
    query: privacy.privacyQuery,
    status: 200,
    answer: privacy.privacyList,
  },
  askPrivacy: {
    summary: 'Take down that a person wants to be erased, or to be given their data',
    body: privacy.privacyBody,
    status: 202,
    answer: privacy.privacyRequest,
  },
  readPrivacyRequest: {
    summary: 'How far a request is, case by case',
    status: 200,
    answer: privacy.privacyRequestWithCases,
  },
  cancelPrivacyRequest: {
    summary: 'Call an erasure off; what is erased stays erased',
    body: shapes.noBody,
    status: 200,
    answer: privacy.privacyRequestWithCases,
  },
  downloadExport: {
    summary: 'Links of minutes that save an export',
    body: shapes.noBody,
    status: 200,
    answer: privacy.exportLinks,
  },
  readRetention: {
    summary: 'For how long cases are kept, and what the daily rounds did',
    status: 200,
    answer: privacy.retentionAnswer,
  },
  auditCase: {
    summary: 'Whether anybody has tampered with the record of a case',
    status: 200,
    answer: measures.caseAudit,
  },
} satisfies Record<Operation, Described>;

/** What each operation takes and answers, as types: what calls the API is typed by them. */
export type Operations = typeof described;

/** What each operation takes and answers, for the OpenAPI document. The endpoints use the same schemas. */
export const operations: Record<Operation, Described> = described;
