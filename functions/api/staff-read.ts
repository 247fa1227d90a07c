/** Shows staff the queue and the cases. It can read and nothing else. */
import { staffReadRoutes } from '../contract/routes.ts';
import { caseGate } from '../domain/casework/scope.ts';
import { readSettings } from '../runtime/environment.ts';
import { telemetry } from '../runtime/logging.ts';
import { cases, causeTrees, policies, related, settlements, templates, solved } from '../runtime/table.ts';
import { staff } from '../runtime/staff.ts';
import { clock } from '../runtime/time-and-chance.ts';
import { serve } from './endpoint.ts';
import { allSentences } from './problem-sentences.ts';
import { seeing } from './seeing.ts';
import { coachReply } from './staff/speaking/coach-reply.ts';
import { fillTemplate } from './staff/speaking/fill-template.ts';
import { listFeedbackForms } from './staff/speaking/list-feedback-forms.ts';
import { listTemplates } from './staff/speaking/list-templates.ts';
import { explainClocks } from './staff/explain-clocks.ts';
import { readCauseCodes } from './cause-codes/read-cause-codes.ts';
import { downloadCases } from './staff/download-cases.ts';
import { drawFishbone } from './staff/draw-fishbone.ts';
import { findSimilar } from './staff/find-similar.ts';
import { listActions } from './staff/list-actions.ts';
import { readCause } from './staff/read-cause.ts';
import { listCases } from './staff/list-cases.ts';
import { listRemedies } from './staff/remedies/list-remedies.ts';
import { readRelated } from './staff/read-related.ts';
import { readCase } from './staff/read-case.ts';

const services = {
  cases,
  policies,
  clock,
  causeTrees,
  related,
  solved,
  settlements,
  templates,
  staff,
  settings: readSettings(),
};

export const handler = serve(
  staffReadRoutes,
  {
    coachReply: coachReply(services),
    listTemplates: listTemplates(services),
    fillTemplate: fillTemplate(services),
    listFeedbackForms: listFeedbackForms(),
    listCases: listCases(services),
    downloadCases: downloadCases(services),
    readCase: readCase(services),
    readRelated: readRelated(services),
    listRemedies: listRemedies(services),
    readCause: readCause(services),
    listActions: listActions(services),
    findSimilar: findSimilar(services),
    drawFishbone: drawFishbone(services),
    readCauseCodes: readCauseCodes(services),
    explainClocks: explainClocks(services),
  },
  telemetry,
  { gate: caseGate(services), see: seeing, sentences: allSentences },
);
