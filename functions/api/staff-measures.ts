/** Shows staff how the desk is doing, and proves a case's record. It can read and nothing else. */
import { staffMeasuresRoutes } from '../contract/routes.ts';
import { caseGate } from '../domain/casework/scope.ts';
import { readSettings } from '../runtime/environment.ts';
import { telemetry } from '../runtime/logging.ts';
import { cases, counters, policies } from '../runtime/table.ts';
import { clock } from '../runtime/time-and-chance.ts';
import { serve } from './endpoint.ts';
import { auditCase } from './measures/audit-case.ts';
import { showDashboard } from './measures/show-dashboard.ts';
import { allSentences } from './problem-sentences.ts';
import { seeing } from './seeing.ts';

const services = { cases, counters, policies, clock, settings: readSettings() };

export const handler = serve(
  staffMeasuresRoutes,
  { showDashboard: showDashboard(services), auditCase: auditCase(services) },
  telemetry,
  { gate: caseGate(services), see: seeing, sentences: allSentences },
);
