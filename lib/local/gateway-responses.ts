import { asProperties, asText, type Properties } from './properties.ts';
import { documentsOf } from './routes.ts';
import type { Templates } from './template.ts';

/** An answer that no function gave. */
type FixedAnswer = { status: number; headers: Record<string, string>; body: string };

/** API Gateway's own answers that the local gateway can give, with the status and message that each has by default. */
const defaults = {
  ACCESS_DENIED: { status: 403, message: 'Forbidden' },
  AUTHORIZER_FAILURE: { status: 500, message: null },
  EXPIRED_TOKEN: { status: 403, message: 'The incoming token has expired' },
  // By default 504; where Lambda had no room, 500 was seen.
  INTEGRATION_FAILURE: { status: 500, message: 'Internal server error' },
  INTEGRATION_TIMEOUT: { status: 504, message: 'Endpoint request timed out' },
  MISSING_AUTHENTICATION_TOKEN: { status: 403, message: 'Missing Authentication Token' },
  REQUEST_TOO_LARGE: { status: 413, message: 'HTTP content length exceeded 10485760 bytes.' },
  THROTTLED: { status: 429, message: 'Too Many Requests' },
  UNAUTHORIZED: { status: 401, message: 'Unauthorized' },
  DEFAULT_4XX: { status: 400, message: 'Bad Request' },
  DEFAULT_5XX: { status: 500, message: 'Internal server error' },
} as const;
export type GatewayResponseType = keyof typeof defaults;

type Custom = { status: number | undefined; headers: Record<string, string>; template: string | undefined };

/** The answers that API Gateway gives by itself, as the API's OpenAPI document words them. */
export class GatewayResponses {
  readonly #custom = new Map<string, Custom>();

  constructor(templates: Templates) {
    for (const document of documentsOf(templates)) {
      const answers = asProperties(document['x-amazon-apigateway-gateway-responses'] ?? {});
      for (const [type, answer] of Object.entries(answers)) this.#custom.set(type, customOf(asProperties(answer)));
    }
  }

  /** @param status overrides the type's default: 502 for a function that failed is a `DEFAULT_5XX` */
  answer(type: GatewayResponseType, requestId: string, status?: number): FixedAnswer {
    const { status: usual, message } = defaults[type];
    const own = this.#custom.get(type) ?? this.#custom.get(usual < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX');
    const exact = this.#custom.get(type);
    const template = own?.template ?? '{"message":$context.error.messageString}';
    const values: Record<string, string> = {
      'error.messageString': JSON.stringify(message),
      'error.message': message ?? 'null',
      'error.responseType': type,
      requestId,
      extendedRequestId: requestId,
    };
    const body = template.replaceAll(/\$context\.([A-Za-z.]*[A-Za-z])/gu, (_, name: string) => values[name] ?? '-');
    return {
      status: exact?.status ?? status ?? own?.status ?? usual,
      headers: {
        'content-type': 'application/json',
        'x-amzn-requestid': requestId,
        'x-amzn-errortype': `${type}Exception`,
        ...own?.headers,
      },
      body,
    };
  }
}

function customOf(answer: Properties): Custom {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(asProperties(answer['responseParameters'] ?? {}))) {
    const header = /^gatewayresponse\.header\.(.+)$/u.exec(name)?.[1];
    // Only fixed values, in quotes; the others copy from the request, which ours never do.
    const fixed = /^'([\s\S]*)'$/u.exec(String(value))?.[1];
    if (header !== undefined && fixed !== undefined) headers[header.toLowerCase()] = fixed;
  }
  const status = asText(answer['statusCode']);
  return {
    status: status === undefined ? undefined : Number(status),
    headers,
    template: asText(asProperties(answer['responseTemplates'] ?? {})['application/json']),
  };
}
