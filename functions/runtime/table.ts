import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoCaseStore } from '../adapters/dynamodb/case-store.ts';
import { dynamoJobStore } from '../adapters/dynamodb/job-store.ts';
import { dynamoMailLog } from '../adapters/dynamodb/mail-log.ts';
import { dynamoPolicyBook } from '../adapters/dynamodb/policy-book.ts';
import { environmentValue } from './environment.ts';

export const client = new DynamoDBClient();
export const table = environmentValue('table');

export const cases = dynamoCaseStore(client, table);
export const policies = dynamoPolicyBook(client, table);
export const jobs = dynamoJobStore(client, table);
export const mailLog = dynamoMailLog(client, table);
