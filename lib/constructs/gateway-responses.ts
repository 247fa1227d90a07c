/**
 * What the gateway answers by itself, before any function is asked. It cannot tell the caller's language, so that each
 * sentence is given in both. Unlisted cases fall under the two defaults, which keep the gateway's own status.
 */
const answers: readonly {
  type: string;
  status?: number;
  code: string;
  en: string;
  zh: string;
  /** Seconds after which another try is right. */
  retryAfter?: number;
}[] = [
  {
    type: 'MISSING_AUTHENTICATION_TOKEN',
    status: 404,
    code: 'request.no-such-route',
    en: 'There is nothing at this address. /v1/openapi.json lists what there is.',
    zh: '此地址不存在。可用的地址见 /v1/openapi.json。',
  },
  {
    type: 'UNAUTHORIZED',
    status: 401,
    code: 'access.unauthenticated',
    en: 'Sign in first: the access token is missing or no longer valid.',
    zh: '请先登录：缺少访问令牌或令牌已失效。',
  },
  {
    type: 'EXPIRED_TOKEN',
    status: 401,
    code: 'access.unauthenticated',
    en: 'Sign in again: the access token has expired.',
    zh: '请重新登录：访问令牌已过期。',
  },
  {
    type: 'ACCESS_DENIED',
    status: 403,
    code: 'access.forbidden',
    en: 'This access token does not carry the scope that the route asks for.',
    zh: '此访问令牌没有该操作所需的权限。',
  },
  {
    type: 'WAF_FILTERED',
    status: 403,
    code: 'request.refused',
    en: 'The request was refused because it looks like an attack. If it is not, write to us by email.',
    zh: '该请求疑似攻击，已被拒绝。如属误判，请通过电子邮件联系我们。',
  },
  {
    type: 'REQUEST_TOO_LARGE',
    status: 413,
    code: 'request.too-large',
    en: 'The request is too large. Shorten the text, then send it again.',
    zh: '请求内容过大。请缩短文字后重新提交。',
  },
  {
    type: 'UNSUPPORTED_MEDIA_TYPE',
    status: 415,
    code: 'request.unsupported-media-type',
    en: 'Send JSON, with Content-Type: application/json.',
    zh: '请以 JSON 格式提交，并设置 Content-Type: application/json。',
  },
  // The throttle of the stage: its buckets fill by the second, so that a short wait is enough.
  {
    type: 'THROTTLED',
    status: 429,
    code: 'request.too-many',
    en: 'Too many requests at once. Nothing was stored; try again in ten seconds.',
    zh: '请求过于频繁，内容未保存。请十秒后重试。',
    retryAfter: 10,
  },
  {
    type: 'QUOTA_EXCEEDED',
    status: 429,
    code: 'request.too-many',
    en: 'The quota of this API key is used up. Nothing was stored; try again in an hour, or ask for a larger quota.',
    zh: '此 API 密钥的配额已用完，内容未保存。请一小时后重试，或申请更大的配额。',
    retryAfter: 3600,
  },
  // What Lambda refuses for want of room (429 TooManyRequestsException) reaches the gateway as a failure of the
  // integration, or as one of its configuration; by itself it would answer 500.
  ...(['INTEGRATION_FAILURE', 'API_CONFIGURATION_ERROR'] as const).map((type) => ({
    type,
    status: 503,
    code: 'service.unavailable',
    en: 'The desk is very busy just now. Send the request again with the same Idempotency-Key in five seconds: nothing happens twice.',
    zh: '当前访问量很大。请在五秒后使用相同的 Idempotency-Key 重新提交，不会重复受理。',
    retryAfter: 5,
  })),
  {
    type: 'INTEGRATION_TIMEOUT',
    status: 504,
    code: 'service.unavailable',
    en: 'The answer took too long. Send the request again with the same Idempotency-Key: nothing happens twice.',
    zh: '响应超时。请使用相同的 Idempotency-Key 重新提交，不会重复受理。',
    retryAfter: 5,
  },
  {
    type: 'DEFAULT_4XX',
    code: 'request.invalid',
    en: 'The request could not be understood.',
    zh: '无法处理该请求。',
  },
  {
    type: 'DEFAULT_5XX',
    code: 'service.failed',
    en: 'Something went wrong on our side. Send the request again with the same Idempotency-Key: nothing happens twice.',
    zh: '服务出现故障。请使用相同的 Idempotency-Key 重新提交，不会重复受理。',
    retryAfter: 5,
  },
];

/** The gateway's own answers, by type, in the form of all others: `application/problem+json` (RFC 9457). */
export function gatewayAnswers(): Record<string, object> {
  return Object.fromEntries(
    answers.map(({ type, status, code, en, zh, retryAfter }) => [
      type,
      {
        ...(status && { statusCode: String(status) }),
        responseParameters: {
          'gatewayresponse.header.Content-Type': "'application/problem+json'",
          'gatewayresponse.header.Cache-Control': "'no-store'",
          ...(retryAfter !== undefined && { 'gatewayresponse.header.Retry-After': `'${retryAfter}'` }),
        },
        // Only this key is read, whatever the header above says. The gateway quotes nothing: all values are our own.
        responseTemplates: {
          'application/json': JSON.stringify({
            type: 'about:blank',
            title: en.split(/[.:]/)[0],
            ...(status && { status }),
            detail: `${en} ${zh}`,
            code,
            requestId: '$context.requestId',
          }),
        },
      },
    ]),
  );
}
