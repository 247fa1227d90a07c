import type { EdgeResponse } from '../interface.ts';

/** HTML that may stand in a page as it is. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | Html | readonly Html[];

/** A template whose every value is escaped unless it is `Html` itself. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Html {
  return new Html(strings.map((string, index) => string + written(values[index])).join(''));
}

function written(value: Value | undefined): string {
  if (value === undefined) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map((one) => one.text).join('');
  return String(value).replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Nothing inline runs or styles, nothing comes from elsewhere, nobody frames these pages. */
const policy = (styles: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${styles}`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const pageHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

export function page(body: Html, status = 200, styles = "'self'"): EdgeResponse {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy(styles),
    ...pageHeaders,
  };
  return { status, headers, body: body.text };
}

export function json(value: unknown, status = 200, contentType = 'application/json'): EdgeResponse {
  return {
    status,
    headers: { 'content-type': `${contentType}; charset=utf-8`, 'cache-control': 'no-store' },
    body: JSON.stringify(value),
  };
}

/** RFC 9457. */
export function problem(status: number, code: string, detail: string): EdgeResponse {
  return json({ type: 'about:blank', status, code, title: detail, detail }, status, 'application/problem+json');
}
