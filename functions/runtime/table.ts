import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoAbsenceBook } from '../adapters/dynamodb/absence-book.ts';
import { dynamoBulkStore } from '../adapters/dynamodb/bulk-store.ts';
import { dynamoCaseStore } from '../adapters/dynamodb/case-store.ts';
import { dynamoCauseTrees } from '../adapters/dynamodb/cause-trees.ts';
import { dynamoJobStore } from '../adapters/dynamodb/job-store.ts';
import { dynamoMailLog } from '../adapters/dynamodb/mail-log.ts';
import { dynamoNoticeStore } from '../adapters/dynamodb/notice-store.ts';
import { activeLease, dynamoPolicyBook } from '../adapters/dynamodb/policy-book.ts';
import { dynamoPeopleBook } from '../adapters/dynamodb/people-book.ts';
import { dynamoRelatedBook } from '../adapters/dynamodb/related-book.ts';
import { dynamoRoutingBook } from '../adapters/dynamodb/routing-book.ts';
import { dynamoSettlementBook } from '../adapters/dynamodb/settlement-book.ts';
import { dynamoTemplateShelf } from '../adapters/dynamodb/template-shelf.ts';
import { dynamoSolvedIndex } from '../adapters/dynamodb/solved-index.ts';
import { dynamoTaskQueue } from '../adapters/dynamodb/task-queue.ts';
import { environmentValue } from './environment.ts';

export const client = new DynamoDBClient();
export const table = environmentValue('table');

// Marked pure, so that a bundle has what its function uses and nothing else.
export const cases = /* @__PURE__ */ dynamoCaseStore(client, table);
export const policies = /* @__PURE__ */ dynamoPolicyBook(client, table, { lease: activeLease });
export const templates = /* @__PURE__ */ dynamoTemplateShelf(client, table);
export const causeTrees = /* @__PURE__ */ dynamoCauseTrees(client, table);
export const solved = /* @__PURE__ */ dynamoSolvedIndex(client, table);
export const related = /* @__PURE__ */ dynamoRelatedBook(client, table);
export const bulk = /* @__PURE__ */ dynamoBulkStore(client, table);
export const jobs = /* @__PURE__ */ dynamoJobStore(client, table);
export const mailLog = /* @__PURE__ */ dynamoMailLog(client, table);
export const notices = /* @__PURE__ */ dynamoNoticeStore(client, table);
export const settlements = /* @__PURE__ */ dynamoSettlementBook(client, table);
export const routing = /* @__PURE__ */ dynamoRoutingBook(client, table);
export const people = /* @__PURE__ */ dynamoPeopleBook(client, table);
export const taskQueue = /* @__PURE__ */ dynamoTaskQueue(client, table);
export const absences = /* @__PURE__ */ dynamoAbsenceBook(client, table);
