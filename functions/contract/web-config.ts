import type { Language } from '../domain/complaint/vocabulary.ts';

/** `/config.json`: what the pages must know of the place that they run in. Public, like the pages. */
export type WebConfig = {
  brand: { name: string; colour: string };
  /** Used when the browser's languages are none of ours. */
  defaultLanguage: Language;
  /** Prefix of the API's `/v1/…` paths; empty when the pages' own origin serves them. */
  apiBase: string;
  signIn: {
    authorizeUrl: string;
    tokenUrl: string;
    logoutUrl: string;
    clientId: string;
    /** Scopes that the console asks for, separated by blanks. */
    scope: string;
  };
};

/** The pages: their address without a trailing slash, and their file. Sign-in comes back to `/console`. */
export const pages = { '/': 'index.html', '/track': 'track.html', '/console': 'console.html' } as const;

/**
 * What every page is sent with: nothing inline runs or styles, nothing comes from elsewhere, nobody frames them, and
 * the address, whose fragment may hold a tracking secret, is told to nobody.
 *
 * @param connect other origins that scripts may call, such as the sign-in's
 */
export function pageHeaders(connect: readonly string[] = []): Record<string, string> {
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      ["connect-src 'self'", ...connect].join(' '),
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
  };
}
