/**
 * What CloudFront runs and sends for the pages: small enough to read, and apart from CDK so that tests can run it.
 */

/** `/track` and `/track/` are `/track/index.html`; whatever has an ending is a file already. */
export const pageAddresses = `function handler(event) {
  var request = event.request;
  var last = request.uri.split('/').pop();
  if (last === '') request.uri += 'index.html';
  else if (last.indexOf('.') < 0) request.uri += '/index.html';
  return request;
}
`;

/** The header that tells the API's web ACL whose request it is, since it sees CloudFront's address only. */
export const viewerAddressHeader = 'x-viewer-address';

/** Sets the header from the connection, over whatever a client put there. */
export const viewerAddress = `function handler(event) {
  event.request.headers['${viewerAddressHeader}'] = { value: event.viewer.ip };
  return event.request;
}
`;

/**
 * Nothing inline runs or styles, nothing comes from elsewhere, nobody frames the pages.
 * @param connect other origins that scripts may call
 */
export function contentSecurityPolicy(connect: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    ["connect-src 'self'", ...connect].join(' '),
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

export const extraHeaders = {
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
} as const;
