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

/** The pages: their address without a trailing slash, and their file. The sign-in comes back to `/console`. */
export const pages = {
  '/': 'index.html',
  '/track': 'track/index.html',
  '/console': 'console/index.html',
  '/confirm': 'confirm/index.html',
  '/task': 'task/index.html',
} as const;
