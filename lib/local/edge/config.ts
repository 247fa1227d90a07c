import { scopes } from './cognito/tokens.ts';

/** `/config.json`: what the pages must know of the place that they run in. */
export type WebConfig = {
  authorizeUrl: string;
  tokenUrl: string;
  logoutUrl: string;
  clientId: string;
  /** Scopes that the console asks for, separated by blanks. */
  scope: string;
  /** Prefix of the API's `/v1/…` paths; empty when the pages' own origin serves them. */
  apiBase: string;
};

/** The local machine's `/config.json`. `origin` is where the browser finds it, without a trailing slash. */
export function localConfig(origin: string, clientId: string): WebConfig {
  return {
    authorizeUrl: `${origin}/oauth2/authorize`,
    tokenUrl: `${origin}/oauth2/token`,
    logoutUrl: `${origin}/logout`,
    clientId,
    scope: scopes.join(' '),
    apiBase: '',
  };
}
