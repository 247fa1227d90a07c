import { dynamoArrivals } from '../adapters/dynamodb/arrivals.ts';
import { activeLease } from '../adapters/dynamodb/policy-book.ts';
import { dynamoPolicyShelf } from '../adapters/dynamodb/policy-shelf.ts';
import { client, table } from './table.ts';

export const shelf = dynamoPolicyShelf(client, table, { lease: activeLease });
export const arrivals = dynamoArrivals(client, table);
