import type { EdgeRequest, EdgeResponse } from './interface.ts';

/** A refusal in an AWS service's own words: the client's SDK turns `code` into its exception class. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;
  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = 'AwsError';
    this.code = code;
    this.status = status;
  }
}

export type JsonObject = { [key: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @throws AwsError SerializationException when the body is not a JSON object. */
export function readJson(request: EdgeRequest): JsonObject {
  try {
    const parsed: unknown = request.body.length === 0 ? {} : JSON.parse(request.body.toString('utf8'));
    if (isObject(parsed)) return parsed;
  } catch {
    // Answered below in the service's own words.
  }
  throw new AwsError('SerializationException', 'Unexpected token or end of input in the request body.');
}

/** Members of a request, refused as the services do when a required one is missing or has another type. */
export function stringMember(input: JsonObject, name: string): string {
  const value = input[name];
  if (typeof value === 'string') return value;
  throw value === undefined || value === null
    ? new AwsError('ValidationException', `1 validation error detected: Value at '${name}' must not be null`)
    : new AwsError('SerializationException', `Expected string for member '${name}'.`);
}

/** An absent list is an empty one. */
export function listMember(input: JsonObject, name: string): unknown[] {
  const value = input[name];
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  throw new AwsError('SerializationException', `Expected list for member '${name}'.`);
}

export function stringList(input: JsonObject, name: string): string[] {
  return listMember(input, name).map((entry) => {
    if (typeof entry === 'string') return entry;
    throw new AwsError('SerializationException', `Expected strings in member '${name}'.`);
  });
}

export type WireService = {
  contentType: 'application/x-amz-json-1.1' | 'application/json';
  /** How the service spells the sentence of an error: `message`, or `Message` in the older ones. */
  messageMember: 'message' | 'Message';
};

/** Runs one operation and writes its answer or its refusal as the service would. */
export async function answer(
  service: WireService,
  operation: () => JsonObject | Promise<JsonObject>,
): Promise<EdgeResponse> {
  const requestId = crypto.randomUUID();
  try {
    return respond(service, 200, { 'x-amzn-requestid': requestId }, await operation());
  } catch (error) {
    const refusal =
      error instanceof AwsError
        ? error
        : new AwsError('InternalServerException', error instanceof Error ? error.message : String(error), 500);
    const headers = { 'x-amzn-requestid': requestId, 'x-amzn-errortype': refusal.code };
    return respond(service, refusal.status, headers, {
      __type: refusal.code,
      [service.messageMember]: refusal.message,
    });
  }
}

function respond(
  service: WireService,
  status: number,
  headers: Record<string, string>,
  body: JsonObject,
): EdgeResponse {
  return { status, headers: { 'content-type': service.contentType, ...headers }, body: JSON.stringify(body) };
}
