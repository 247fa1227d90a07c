import { type Documented, promised } from './document.ts';

export type Answered = { status: number; headers: Record<string, string>; body: unknown };

/** What only somebody who looks inside would say: stacks, modules, engines, keys of the table, addresses in AWS. */
const internals =
  /\bat \S+ \(|\.[cm]?[jt]s:\d+|node_modules|node:internal|ZodError|TypeError|RangeError|SyntaxError|Cannot read|is not a function|DynamoDB|ConditionalCheck|TransactionCanceled|ValidationException|arn:aws|amazonaws|CASE#|PART#|EVENT#|\/functions\/|sqlite|127\.0\.0\.1/;

/**
 * What is wrong with an answer, in words; nothing when it is as the document promises. A problem is read for what it
 * tells of our inside; other answers hold what people wrote, which may look like anything.
 */
export function faultsOf(operation: Documented, { status, headers, body }: Answered): string[] {
  const header = (name: string): string => {
    const entry = Object.entries(headers).find(([key]) => key.toLowerCase() === name);
    return entry?.[1] ?? '';
  };
  const faults: string[] = [];
  if (status >= 500) faults.push(`answers ${status}`);
  const said = promised(operation, status);
  if (said === undefined) return [...faults, `answers ${status}, of which the document does not speak`];
  if (header('content-type').split(';')[0] !== said.mediaType) {
    faults.push(`is ${header('content-type')} and not ${said.mediaType}`);
  }
  const read = said.shape.safeParse(body);
  if (!read.success) faults.push(`is not of its shape: ${JSON.stringify(read.error.issues.slice(0, 3))}`);
  if (header('x-content-type-options') !== 'nosniff') faults.push('may be sniffed');
  if (status >= 400 || operation.security.length > 0) {
    if (header('cache-control') !== 'no-store') faults.push('may be kept by caches');
  }
  for (const [name, value] of Object.entries(headers)) {
    if (/[\r\n\0]/.test(`${name}${value}`)) faults.push(`breaks a line in the header ${name}`);
  }
  if (status >= 400) faults.push(...faultsOfProblem(status, body));
  return faults;
}

function faultsOfProblem(status: number, body: unknown): string[] {
  const problem = body as Record<string, unknown>;
  const faults: string[] = [];
  if (problem['status'] !== status) faults.push(`says ${String(problem['status'])} inside and ${status} outside`);
  if (problem['type'] !== `urn:redress:problem:${String(problem['code'])}`)
    faults.push('has a type that is not its code');
  for (const part of ['title', 'detail']) {
    const text = JSON.stringify(problem[part] ?? '').slice(1, -1);
    if (text.trim() === '') faults.push(`has no ${part}`);
    if (/\{\w+\}|undefined|\[object|NaN/.test(text)) faults.push(`has a gap in its ${part}: ${text}`);
    if (internals.test(text)) faults.push(`tells of our inside: ${text}`);
  }
  for (const { detail } of (problem['errors'] ?? []) as { detail: string }[]) {
    if (internals.test(detail)) faults.push(`tells of our inside: ${detail}`);
    if (/\{\w+\}|undefined|\[object/.test(detail)) faults.push(`has a gap in a field’s sentence: ${detail}`);
  }
  return faults;
}
