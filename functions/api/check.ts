import * as z from 'zod';
import { DomainError, type ErrorCode, type FieldError } from '../domain/errors.ts';

/**
 * Checks a value by its schema.
 * @param code what the refusal is called
 * @throws DomainError with that code, naming each field that is wrong, with a code and its limit
 */
export function check<S extends z.ZodType>(
  schema: S,
  value: unknown,
  code: ErrorCode = 'request.invalid',
): z.output<S> {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  const fields = result.error.issues.slice(0, mostFields).flatMap(fieldErrors);
  throw new DomainError(code, {}, fields.slice(0, mostFields));
}

const mostFields = 30;
const mostNameCharacters = 60;

function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  const field = nameOf(issue.path);
  switch (issue.code) {
    case 'invalid_type':
      return [
        {
          field,
          ...(issue.input === undefined
            ? { code: 'required', detail: '' }
            : { code: 'wrong-type', detail: issue.expected }),
        },
      ];
    case 'unrecognized_keys':
      return issue.keys
        .slice(0, mostFields)
        .map((key) => ({ field: nameOf([...issue.path, key]), code: 'unknown', detail: '' }));
    case 'too_big':
      return [{ field, code: issue.origin === 'string' ? 'too-long' : 'too-large', detail: String(issue.maximum) }];
    case 'too_small':
      return [{ field, code: 'too-short', detail: String(issue.minimum) }];
    case 'invalid_value':
      return [
        {
          field,
          ...(issue.input === undefined
            ? { code: 'required', detail: '' }
            : { code: 'not-a-choice', detail: issue.values.map(String).join(', ') }),
        },
      ];
    case 'invalid_format':
      return [{ field, code: issue.format === 'email' ? 'not-an-email' : 'wrong-form', detail: '' }];
    case 'custom': {
      const code: unknown = issue.params?.['code'];
      const detail: unknown = issue.params?.['detail'];
      return [
        {
          field,
          code: typeof code === 'string' ? code : 'invalid',
          detail: typeof detail === 'string' ? detail : '',
        },
      ];
    }
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
      return [{ field, code: 'invalid', detail: '' }];
    default:
      return issue satisfies never;
  }
}

/** `customer.name`, or `body` for the whole; a caller's own field names are cut short and kept to one line. */
const nameOf = (path: PropertyKey[]): string =>
  path.length === 0
    ? 'body'
    : path
        .map((part) =>
          String(part)
            .replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
            .slice(0, mostNameCharacters)
            .toWellFormed(),
        )
        .join('.');
