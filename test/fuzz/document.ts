import * as z from 'zod';
import { openapiDocument } from '../../functions/contract/openapi.ts';
import type { Operation } from '../../functions/contract/routes.ts';
import type { Schema } from './arbitraries.ts';

/** An operation as integrators read it: from the published document alone, after a trip through JSON. */
export type Documented = {
  operationId: Operation;
  method: string;
  path: string;
  'x-roles'?: string[];
  security: Record<string, unknown>[];
  parameters: { name: string; in: 'path' | 'query' | 'header'; schema: Schema }[];
  requestBody?: { required: boolean; content: { 'application/json': { schema: Schema } } };
  responses: Record<string, { content: Record<string, { schema: Schema }> }>;
};

type Document = {
  paths: Record<string, Record<string, Omit<Documented, 'method' | 'path'>>>;
  components: { schemas: { Problem: Schema } };
};

const document = JSON.parse(JSON.stringify(openapiDocument())) as Document;

export const documented: readonly Documented[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
);

const answers = new Map<string, z.ZodType>();
const problem = z.fromJSONSchema(document.components.schemas.Problem as z.core.JSONSchema.JSONSchema);

/** What the document says of such an answer: its media type and its schema; undefined when it does not say it exists. */
export function promised(operation: Documented, status: number): { mediaType: string; shape: z.ZodType } | undefined {
  const content = operation.responses[status]?.content;
  const [mediaType, described] = Object.entries(content ?? {})[0] ?? [];
  if (mediaType === undefined || described === undefined) return undefined;
  if (mediaType === 'application/problem+json') return { mediaType, shape: problem };
  const name = `${operation.operationId} ${status}`;
  const shape = answers.get(name) ?? z.fromJSONSchema(described.schema as z.core.JSONSchema.JSONSchema);
  answers.set(name, shape);
  return { mediaType, shape };
}
