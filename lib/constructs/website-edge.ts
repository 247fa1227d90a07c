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

/** From the connection, over whatever a client put there. */
const tellViewer = `event.request.headers['${viewerAddressHeader}'] = { value: event.viewer.ip };
  return event.request;`;

/** Sets the header. */
export const viewerAddress = `function handler(event) {
  ${tellViewer}
}
`;

/** The part of the API that other sites' pages may call: customers' complaints, and nothing of the staff's. */
export const embeddedPath = '/v1/complaints*';

/** What pages of other sites may send, and what they may read of the answer beside its body. */
export const embedding = {
  methods: ['GET', 'POST'],
  headers: ['Accept-Language', 'Authorization', 'Content-Type', 'Idempotency-Key'],
  exposed: ['Location', 'Retry-After'],
  /** For how long a browser need not ask again; two hours is the most that browsers take. */
  maxAgeSeconds: 7200,
} as const;

/**
 * Answers a browser that asks whether a page of another site may call: yes to those origins, from the edge, without
 * waking the API. Everybody else's question goes on to the API, which knows of no OPTIONS. Sets the header as well.
 */
export const preflight = (origins: readonly string[]): string => `var origins = ${JSON.stringify(origins)};
function handler(event) {
  var asked = event.request.headers;
  var origin = asked.origin ? asked.origin.value : '';
  if (event.request.method === 'OPTIONS' && asked['access-control-request-method'] && origins.indexOf(origin) >= 0) {
    return {
      statusCode: 204,
      statusDescription: 'No Content',
      headers: {
        'access-control-allow-origin': { value: origin },
        'access-control-allow-methods': { value: '${embedding.methods.join(', ')}' },
        'access-control-allow-headers': { value: '${embedding.headers.join(', ')}' },
        'access-control-max-age': { value: '${embedding.maxAgeSeconds}' },
        'vary': { value: 'Origin' }
      }
    };
  }
  ${tellViewer}
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
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

/** The one file that other sites load, whatever they ask of what they load. */
export const embedScript = '/embed.js';
export const embedScriptHeaders = { ...extraHeaders, 'Cross-Origin-Resource-Policy': 'cross-origin' } as const;
