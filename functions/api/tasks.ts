/** Lets staff give tasks to departments and partners, and departments find and answer theirs. */
import { tasksRoutes } from '../contract/routes.ts';
import { caseGate } from '../domain/casework/scope.ts';
import { telemetry } from '../runtime/logging.ts';
import { cases, policies, taskQueue } from '../runtime/table.ts';
import { clock } from '../runtime/time-and-chance.ts';
import { serve } from './endpoint.ts';
import { allSentences } from './problem-sentences.ts';
import { seeing } from './seeing.ts';
import { acceptTask } from './tasks/accept-task.ts';
import { addTask } from './tasks/add-task.ts';
import { answerTask } from './tasks/answer-task.ts';
import { cancelTask } from './tasks/cancel-task.ts';
import { listCaseTasks } from './tasks/list-case-tasks.ts';
import { listTasks } from './tasks/list-tasks.ts';
import { readTask } from './tasks/read-task.ts';
import { returnTask } from './tasks/return-task.ts';
import { revokeTaskLink } from './tasks/revoke-task-link.ts';
import { sendTaskLink } from './tasks/send-task-link.ts';

const services = { cases, policies, clock, taskQueue };

export const handler = serve(
  tasksRoutes,
  {
    listCaseTasks: listCaseTasks(services),
    addTask: addTask(services),
    acceptTask: acceptTask(services),
    returnTask: returnTask(services),
    cancelTask: cancelTask(services),
    sendTaskLink: sendTaskLink(services),
    revokeTaskLink: revokeTaskLink(services),
    listTasks: listTasks(services),
    readTask: readTask(services),
    answerTask: answerTask(services),
  },
  telemetry,
  { gate: caseGate(services), see: seeing, sentences: allSentences },
);
