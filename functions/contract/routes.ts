// Longer than 250 lines on purpose: one row a route, so that what the API offers, and to whom, is one list.
import type { Role } from './roles.ts';

/**
 * Who may call: `anyone`; the holder of a case's tracking secret, or whoever signs the message with a webhook source's
 * secret (both checked by the function); or staff in one of the named groups (token checked by the gateway, group by
 * the function).
 */
export type Access = 'anyone' | 'tracking-secret' | 'signature' | readonly Role[];

export type Route = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: `/v1/${string}`;
  access: Access;
  /** What is answered is for somebody who sees a task and not its case, whatever their role: all data is masked. */
  seenAs?: 'department' | 'partner';
  /** The function that answers: one Lambda per duty, with the permissions of that duty and no more. */
  duty: ApiDuty;
  /** Public routes that create or change something, or try a key, are counted per address by the web ACL. */
  rateLimited?: true;
};

/** The API's functions. `functions/api/<duty>.ts` is each one's entry file. */
export const apiDuties = [
  'about',
  'submit',
  'track',
  'staff-read',
  'staff-act',
  'links',
  'lost-links',
  'policies',
  'absences',
  'tasks',
  'partner',
  'routing',
  'joining',
  'bulk',
  'attachments',
  'staff-attachments',
  'staff-measures',
  'privacy',
  'webhooks',
] as const;
export type ApiDuty = (typeof apiDuties)[number];

type RoutesOf<D extends ApiDuty> = Readonly<Record<string, Route & { duty: D }>>;

const readers = ['agent', 'lead', 'manager', 'auditor', 'admin'] as const;
const workers = ['agent', 'lead', 'manager', 'admin'] as const;
/** Who may have money spent, each up to their limit. Admins set limits and spend nothing. */
const spenders = ['agent', 'lead', 'manager'] as const;
const leaders = ['lead', 'manager', 'admin'] as const;
const reviewers = ['lead', 'manager', 'auditor', 'admin'] as const;
const managers = ['manager', 'admin'] as const;
const admins = ['admin'] as const;
/** Who answers for the data of persons, and who reads that they do. */
const guardians = ['manager', 'admin'] as const;
const guardiansAndAuditors = ['manager', 'auditor', 'admin'] as const;

// A table for each function, so that it carries its own routes and not everybody's.

export const aboutRoutes = {
  health: { method: 'GET', path: '/v1/health', access: 'anyone', duty: 'about' },
  openapi: { method: 'GET', path: '/v1/openapi.json', access: 'anyone', duty: 'about' },
} as const satisfies RoutesOf<'about'>;

export const submitRoutes = {
  submitComplaint: { method: 'POST', path: '/v1/complaints', access: 'anyone', duty: 'submit', rateLimited: true },
  enterComplaint: { method: 'POST', path: '/v1/staff/cases', access: workers, duty: 'submit' },
} as const satisfies RoutesOf<'submit'>;

export const trackRoutes = {
  trackComplaint: { method: 'GET', path: '/v1/complaints/{reference}', access: 'tracking-secret', duty: 'track' },
  addMessage: {
    method: 'POST',
    path: '/v1/complaints/{reference}/messages',
    access: 'tracking-secret',
    duty: 'track',
    rateLimited: true,
  },
  withdrawComplaint: {
    method: 'POST',
    path: '/v1/complaints/{reference}/withdraw',
    access: 'tracking-secret',
    duty: 'track',
    rateLimited: true,
  },
  confirmSolved: {
    method: 'POST',
    path: '/v1/complaints/{reference}/confirm',
    access: 'tracking-secret',
    duty: 'track',
    rateLimited: true,
  },
  disagreeWithDecision: {
    method: 'POST',
    path: '/v1/complaints/{reference}/disagree',
    access: 'tracking-secret',
    duty: 'track',
    rateLimited: true,
  },
} as const satisfies RoutesOf<'track'>;

export const staffReadRoutes = {
  listCases: { method: 'GET', path: '/v1/staff/cases', access: readers, duty: 'staff-read' },
  downloadCases: { method: 'GET', path: '/v1/staff/cases.csv', access: readers, duty: 'staff-read' },
  readCase: { method: 'GET', path: '/v1/staff/cases/{reference}', access: readers, duty: 'staff-read' },
  explainClocks: { method: 'GET', path: '/v1/staff/cases/{reference}/clocks', access: readers, duty: 'staff-read' },
  readRelated: { method: 'GET', path: '/v1/staff/cases/{reference}/related', access: readers, duty: 'staff-read' },
  readCause: { method: 'GET', path: '/v1/staff/cases/{reference}/cause', access: readers, duty: 'staff-read' },
  drawFishbone: {
    method: 'GET',
    path: '/v1/staff/cases/{reference}/cause/fishbone.svg',
    access: readers,
    duty: 'staff-read',
  },
  listActions: { method: 'GET', path: '/v1/staff/cases/{reference}/actions', access: readers, duty: 'staff-read' },
  findSimilar: { method: 'GET', path: '/v1/staff/cases/{reference}/similar', access: readers, duty: 'staff-read' },
  readCauseCodes: { method: 'GET', path: '/v1/staff/cause-codes', access: readers, duty: 'staff-read' },
  listRemedies: { method: 'GET', path: '/v1/staff/cases/{reference}/remedies', access: readers, duty: 'staff-read' },
  coachReply: { method: 'POST', path: '/v1/staff/cases/{reference}/coach', access: workers, duty: 'staff-read' },
  listTemplates: { method: 'GET', path: '/v1/staff/templates', access: readers, duty: 'staff-read' },
  fillTemplate: {
    method: 'POST',
    path: '/v1/staff/cases/{reference}/templates/{id}',
    access: workers,
    duty: 'staff-read',
  },
  listFeedbackForms: { method: 'GET', path: '/v1/staff/feedback-forms', access: readers, duty: 'staff-read' },
} as const satisfies RoutesOf<'staff-read'>;

export const staffActRoutes = {
  takeCase: { method: 'POST', path: '/v1/staff/cases/{reference}/take', access: workers, duty: 'staff-act' },
  assignCase: { method: 'POST', path: '/v1/staff/cases/{reference}/assign', access: workers, duty: 'staff-act' },
  replyToCustomer: { method: 'POST', path: '/v1/staff/cases/{reference}/replies', access: workers, duty: 'staff-act' },
  addNote: { method: 'POST', path: '/v1/staff/cases/{reference}/notes', access: workers, duty: 'staff-act' },
  classifyCase: {
    method: 'POST',
    path: '/v1/staff/cases/{reference}/classification',
    access: workers,
    duty: 'staff-act',
  },
  resolveCase: { method: 'POST', path: '/v1/staff/cases/{reference}/resolve', access: workers, duty: 'staff-act' },
  closeCase: { method: 'POST', path: '/v1/staff/cases/{reference}/close', access: workers, duty: 'staff-act' },
  reopenCase: { method: 'POST', path: '/v1/staff/cases/{reference}/reopen', access: workers, duty: 'staff-act' },
  revealPersonalData: {
    method: 'POST',
    path: '/v1/staff/cases/{reference}/reveal',
    access: spenders,
    duty: 'staff-act',
  },
  holdCase: { method: 'POST', path: '/v1/staff/cases/{reference}/hold', access: managers, duty: 'staff-act' },
  releaseCase: { method: 'POST', path: '/v1/staff/cases/{reference}/release', access: managers, duty: 'staff-act' },
  waitFor: { method: 'POST', path: '/v1/staff/cases/{reference}/wait', access: workers, duty: 'staff-act' },
  resumeCase: { method: 'POST', path: '/v1/staff/cases/{reference}/resume', access: workers, duty: 'staff-act' },
  makePromise: { method: 'POST', path: '/v1/staff/cases/{reference}/promises', access: workers, duty: 'staff-act' },
  keepPromise: {
    method: 'POST',
    path: '/v1/staff/cases/{reference}/promises/kept',
    access: workers,
    duty: 'staff-act',
  },
  extendDeadline: {
    method: 'POST',
    path: '/v1/staff/cases/{reference}/extensions',
    access: workers,
    duty: 'staff-act',
  },
  correctAbout: { method: 'POST', path: '/v1/staff/cases/{reference}/about', access: workers, duty: 'staff-act' },
  applyPolicies: { method: 'POST', path: '/v1/staff/cases/{reference}/policies', access: leaders, duty: 'staff-act' },
  recordCause: { method: 'PUT', path: '/v1/staff/cases/{reference}/cause', access: workers, duty: 'staff-act' },
  addAction: { method: 'POST', path: '/v1/staff/cases/{reference}/actions', access: workers, duty: 'staff-act' },
  completeAction: {
    method: 'POST',
    path: '/v1/staff/cases/{reference}/actions/{id}/done',
    access: workers,
    duty: 'staff-act',
  },
  verifyAction: {
    method: 'POST',
    path: '/v1/staff/cases/{reference}/actions/{id}/verify',
    access: workers,
    duty: 'staff-act',
  },
  cancelAction: {
    method: 'POST',
    path: '/v1/staff/cases/{reference}/actions/{id}/cancel',
    access: workers,
    duty: 'staff-act',
  },
  proposeRemedy: { method: 'POST', path: '/v1/staff/cases/{reference}/remedies', access: spenders, duty: 'staff-act' },
  changeRemedy: {
    method: 'POST',
    path: '/v1/staff/cases/{reference}/remedies/change',
    access: spenders,
    duty: 'staff-act',
  },
  approveRemedy: {
    method: 'POST',
    path: '/v1/staff/cases/{reference}/remedies/approve',
    access: spenders,
    duty: 'staff-act',
  },
  rejectRemedy: {
    method: 'POST',
    path: '/v1/staff/cases/{reference}/remedies/reject',
    access: spenders,
    duty: 'staff-act',
  },
  executeRemedy: {
    method: 'POST',
    path: '/v1/staff/cases/{reference}/remedies/execute',
    access: spenders,
    duty: 'staff-act',
  },
  cancelRemedy: {
    method: 'POST',
    path: '/v1/staff/cases/{reference}/remedies/cancel',
    access: spenders,
    duty: 'staff-act',
  },
  openNegotiation: {
    method: 'POST',
    path: '/v1/staff/cases/{reference}/negotiations',
    access: spenders,
    duty: 'staff-act',
  },
  nameAmount: {
    method: 'POST',
    path: '/v1/staff/cases/{reference}/negotiations/rounds',
    access: spenders,
    duty: 'staff-act',
  },
  agreeOnAmount: {
    method: 'POST',
    path: '/v1/staff/cases/{reference}/negotiations/agree',
    access: spenders,
    duty: 'staff-act',
  },
  endNegotiation: {
    method: 'POST',
    path: '/v1/staff/cases/{reference}/negotiations/end',
    access: spenders,
    duty: 'staff-act',
  },
  writeTemplate: { method: 'PUT', path: '/v1/staff/templates/{id}', access: leaders, duty: 'staff-act' },
  giveFeedback: { method: 'POST', path: '/v1/staff/cases/{reference}/feedback', access: workers, duty: 'staff-act' },
  passOnPraise: { method: 'POST', path: '/v1/staff/cases/{reference}/praise', access: workers, duty: 'staff-act' },
  routeCase: { method: 'POST', path: '/v1/staff/cases/{reference}/route', access: workers, duty: 'staff-act' },
} as const satisfies RoutesOf<'staff-act'>;

export const linksRoutes = {
  // The token in the body is the proof: links in mails are used without signing in.
  lookAtLink: { method: 'POST', path: '/v1/links/look', access: 'anyone', duty: 'links', rateLimited: true },
  confirmLink: { method: 'POST', path: '/v1/links/confirm', access: 'anyone', duty: 'links', rateLimited: true },
} as const satisfies RoutesOf<'links'>;

export const lostLinksRoutes = {
  askForLink: { method: 'POST', path: '/v1/links/lost', access: 'anyone', duty: 'lost-links', rateLimited: true },
} as const satisfies RoutesOf<'lost-links'>;

export const policiesRoutes = {
  publishCauseCodes: { method: 'PUT', path: '/v1/staff/cause-codes', access: admins, duty: 'policies' },
  listPolicies: { method: 'GET', path: '/v1/staff/policies', access: readers, duty: 'policies' },
  readPolicy: { method: 'GET', path: '/v1/staff/policies/{id}', access: readers, duty: 'policies' },
  publishPolicy: { method: 'PUT', path: '/v1/staff/policies/{id}', access: admins, duty: 'policies' },
  activatePolicies: { method: 'PUT', path: '/v1/staff/policies/active', access: admins, duty: 'policies' },
  rollBackPolicies: { method: 'POST', path: '/v1/staff/policies/rollback', access: admins, duty: 'policies' },
  validatePolicy: { method: 'POST', path: '/v1/staff/policies/validate', access: reviewers, duty: 'policies' },
  replayPolicies: { method: 'POST', path: '/v1/staff/policies/replay', access: reviewers, duty: 'policies' },
} as const satisfies RoutesOf<'policies'>;

export const absencesRoutes = {
  listAbsences: { method: 'GET', path: '/v1/staff/absences', access: readers, duty: 'absences' },
  putAbsence: { method: 'PUT', path: '/v1/staff/absences/{id}', access: workers, duty: 'absences' },
  deleteAbsence: { method: 'DELETE', path: '/v1/staff/absences/{id}', access: workers, duty: 'absences' },
} as const satisfies RoutesOf<'absences'>;

export const tasksRoutes = {
  listCaseTasks: { method: 'GET', path: '/v1/staff/cases/{reference}/tasks', access: readers, duty: 'tasks' },
  addTask: { method: 'POST', path: '/v1/staff/cases/{reference}/tasks', access: workers, duty: 'tasks' },
  acceptTask: {
    method: 'POST',
    path: '/v1/staff/cases/{reference}/tasks/{id}/accept',
    access: workers,
    duty: 'tasks',
  },
  returnTask: {
    method: 'POST',
    path: '/v1/staff/cases/{reference}/tasks/{id}/return',
    access: workers,
    duty: 'tasks',
  },
  cancelTask: {
    method: 'POST',
    path: '/v1/staff/cases/{reference}/tasks/{id}/cancel',
    access: workers,
    duty: 'tasks',
  },
  sendTaskLink: { method: 'POST', path: '/v1/staff/cases/{reference}/tasks/{id}/link', access: workers, duty: 'tasks' },
  revokeTaskLink: {
    method: 'POST',
    path: '/v1/staff/cases/{reference}/tasks/{id}/revoke',
    access: workers,
    duty: 'tasks',
  },
  // Whoever is to do a task sees it and not its case: these have the task's own number in their path, and their own gate.
  listTasks: { method: 'GET', path: '/v1/staff/tasks', access: readers, duty: 'tasks', seenAs: 'department' },
  readTask: { method: 'GET', path: '/v1/staff/tasks/{id}', access: readers, duty: 'tasks', seenAs: 'department' },
  answerTask: {
    method: 'POST',
    path: '/v1/staff/tasks/{id}/answers',
    access: workers,
    duty: 'tasks',
    seenAs: 'department',
  },
} as const satisfies RoutesOf<'tasks'>;

export const partnerRoutes = {
  // The token in the body is the proof: a partner has no account.
  lookAtTask: {
    method: 'POST',
    path: '/v1/partner/look',
    access: 'anyone',
    duty: 'partner',
    rateLimited: true,
    seenAs: 'partner',
  },
  answerAsPartner: {
    method: 'POST',
    path: '/v1/partner/answer',
    access: 'anyone',
    duty: 'partner',
    rateLimited: true,
    seenAs: 'partner',
  },
} as const satisfies RoutesOf<'partner'>;

export const routingRoutes = {
  readRouting: { method: 'GET', path: '/v1/staff/routing', access: readers, duty: 'routing' },
  writeRouting: { method: 'PUT', path: '/v1/staff/routing', access: admins, duty: 'routing' },
  listPeople: { method: 'GET', path: '/v1/staff/people', access: readers, duty: 'routing' },
  putPerson: { method: 'PUT', path: '/v1/staff/people/{id}', access: leaders, duty: 'routing' },
} as const satisfies RoutesOf<'routing'>;

export const joiningRoutes = {
  linkCase: { method: 'POST', path: '/v1/staff/cases/{reference}/links', access: workers, duty: 'joining' },
  unlinkCase: { method: 'POST', path: '/v1/staff/cases/{reference}/links/end', access: workers, duty: 'joining' },
  mergeCase: { method: 'POST', path: '/v1/staff/cases/{reference}/merge', access: workers, duty: 'joining' },
  splitCase: { method: 'POST', path: '/v1/staff/cases/{reference}/split', access: workers, duty: 'joining' },
} as const satisfies RoutesOf<'joining'>;

export const bulkRoutes = {
  startBulk: { method: 'POST', path: '/v1/staff/bulk', access: leaders, duty: 'bulk' },
  readBulk: { method: 'GET', path: '/v1/staff/bulk/{id}', access: reviewers, duty: 'bulk' },
  resumeBulk: { method: 'POST', path: '/v1/staff/bulk/{id}/resume', access: leaders, duty: 'bulk' },
} as const satisfies RoutesOf<'bulk'>;

export const attachmentsRoutes = {
  requestUpload: {
    method: 'POST',
    path: '/v1/complaints/{reference}/attachments',
    access: 'tracking-secret',
    duty: 'attachments',
    rateLimited: true,
  },
  downloadAttachment: {
    method: 'POST',
    path: '/v1/complaints/{reference}/attachments/{id}/download',
    access: 'tracking-secret',
    duty: 'attachments',
    rateLimited: true,
  },
} as const satisfies RoutesOf<'attachments'>;

export const staffAttachmentsRoutes = {
  listAttachments: {
    method: 'GET',
    path: '/v1/staff/cases/{reference}/attachments',
    access: readers,
    duty: 'staff-attachments',
  },
  requestStaffUpload: {
    method: 'POST',
    path: '/v1/staff/cases/{reference}/attachments',
    access: workers,
    duty: 'staff-attachments',
  },
  downloadForStaff: {
    method: 'POST',
    path: '/v1/staff/cases/{reference}/attachments/{id}/download',
    access: readers,
    duty: 'staff-attachments',
  },
} as const satisfies RoutesOf<'staff-attachments'>;

export const staffMeasuresRoutes = {
  showDashboard: { method: 'GET', path: '/v1/staff/dashboard', access: readers, duty: 'staff-measures' },
  auditCase: { method: 'GET', path: '/v1/staff/cases/{reference}/audit', access: readers, duty: 'staff-measures' },
} as const satisfies RoutesOf<'staff-measures'>;

export const webhooksRoutes = {
  // Counted by a rule of its own in the web ACL: a shop's server has one address for all of its customers.
  receiveWebhook: { method: 'POST', path: '/v1/webhooks/{id}', access: 'signature', duty: 'webhooks' },
} as const satisfies RoutesOf<'webhooks'>;

export const privacyRoutes = {
  listPrivacyRequests: {
    method: 'GET',
    path: '/v1/staff/privacy-requests',
    access: guardiansAndAuditors,
    duty: 'privacy',
  },
  askPrivacy: { method: 'POST', path: '/v1/staff/privacy-requests', access: guardians, duty: 'privacy' },
  readPrivacyRequest: {
    method: 'GET',
    path: '/v1/staff/privacy-requests/{id}',
    access: guardiansAndAuditors,
    duty: 'privacy',
  },
  cancelPrivacyRequest: {
    method: 'POST',
    path: '/v1/staff/privacy-requests/{id}/cancel',
    access: guardians,
    duty: 'privacy',
  },
  downloadExport: {
    method: 'POST',
    path: '/v1/staff/privacy-requests/{id}/download',
    access: guardians,
    duty: 'privacy',
  },
  readRetention: { method: 'GET', path: '/v1/staff/retention', access: guardiansAndAuditors, duty: 'privacy' },
} as const satisfies RoutesOf<'privacy'>;

/**
 * Every route, once. The constructs build the API from this; the endpoints are typed by it; OpenAPI is written from it.
 * Marked pure, since bundlers keep what is spread: a getter might have an effect.
 */
export const routes = /* @__PURE__ */ (() => ({
  ...aboutRoutes,
  ...submitRoutes,
  ...trackRoutes,
  ...staffReadRoutes,
  ...staffActRoutes,
  ...linksRoutes,
  ...lostLinksRoutes,
  ...policiesRoutes,
  ...absencesRoutes,
  ...tasksRoutes,
  ...partnerRoutes,
  ...routingRoutes,
  ...joiningRoutes,
  ...bulkRoutes,
  ...attachmentsRoutes,
  ...staffAttachmentsRoutes,
  ...staffMeasuresRoutes,
  ...privacyRoutes,
  ...webhooksRoutes,
}))();

export type Operation = keyof typeof routes;

/** The largest request body that an endpoint reads, in bytes of UTF-8. */
export const maxBodyBytes = 256 * 1024;
