import type { WebConfig } from '../../functions/contract/web-config.ts';
import { keep, recall } from '../tab.ts';

/** Who is signed in. The tokens live in this page's memory only: no storage, no cookie of ours. */
export type Session = {
  username: string;
  groups: readonly string[];
  /** A valid access token; renewed when it has expired or when `again` says that the API refused it. */
  token(again?: boolean): Promise<string>;
};

type Tokens = { access_token: string; refresh_token?: string };

/** Leaves for the sign-in page. Comes back to `/console`, and from there to where the reader was. */
export async function signIn({ signIn: target }: WebConfig): Promise<void> {
  const verifier = random(48);
  const state = random(16);
  keep('pendingSignIn', { verifier, state, fragment: location.hash });
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: target.clientId,
    redirect_uri: redirectUri(),
    scope: target.scope,
    state,
    code_challenge: await challengeOf(verifier),
    code_challenge_method: 'S256',
  });
  location.assign(`${target.authorizeUrl}?${query.toString()}`);
}

/**
 * Ends what `signIn` began, when the address carries its answer.
 * @returns the session, or undefined when nobody is signing in
 * @throws Error when the answer is not to what this tab asked, or the code is refused
 */
export async function finishSignIn(config: WebConfig): Promise<Session | undefined> {
  const query = new URLSearchParams(location.search);
  if (!query.has('code') && !query.has('error')) return undefined;
  const pending = recall('pendingSignIn');
  keep('pendingSignIn', undefined);
  history.replaceState(null, '', `${location.pathname}${pending?.fragment ?? ''}`);
  const code = query.get('code');
  if (code === null || pending === undefined || query.get('state') !== pending.state) {
    keep('signedIn', undefined);
    throw new Error(query.get('error') ?? 'The answer is not to what this tab asked.');
  }
  const tokens = await exchange(config, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri(),
    code_verifier: pending.verifier,
  });
  keep('signedIn', true);
  return sessionOf(config, tokens);
}

/** Whether this tab was signed in before it was reloaded: then the sign-in page will not ask again. */
export function wasSignedIn(): boolean {
  return recall('signedIn') ?? false;
}

export function signOut({ signIn: target }: WebConfig): void {
  keep('signedIn', undefined);
  const query = new URLSearchParams({ client_id: target.clientId, logout_uri: redirectUri() });
  location.assign(`${target.logoutUrl}?${query.toString()}`);
}

function sessionOf(config: WebConfig, first: Tokens): Session {
  let tokens = first;
  let renewing: Promise<void> | undefined;
  const claims = claimsOf(first.access_token);

  async function renew(): Promise<void> {
    const refreshToken = tokens.refresh_token;
    if (refreshToken === undefined) return signIn(config);
    try {
      const renewed = await exchange(config, { grant_type: 'refresh_token', refresh_token: refreshToken });
      tokens = { refresh_token: refreshToken, ...renewed };
    } catch {
      await signIn(config);
    }
  }

  return {
    username: claims.username ?? '',
    groups: claims['cognito:groups'] ?? [],
    async token(again = false) {
      if (again) {
        renewing ??= renew().finally(() => {
          renewing = undefined;
        });
        await renewing;
      }
      return tokens.access_token;
    },
  };
}

async function exchange({ signIn: target }: WebConfig, form: Record<string, string>): Promise<Tokens> {
  const response = await fetch(target.tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({ client_id: target.clientId, ...form }),
    credentials: 'omit',
  });
  if (!response.ok) throw new Error(`The sign-in answered ${response.status}.`);
  const tokens: Tokens = await response.json();
  return tokens;
}

/** Read to show a name, and never to decide: the API verifies the token. */
function claimsOf(token: string): { username?: string; 'cognito:groups'?: string[] } {
  const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
  const bytes = Uint8Array.from(atob(payload), (character) => character.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes));
}

function redirectUri(): string {
  return `${location.origin}/console`;
}

function random(bytes: number): string {
  return base64url(crypto.getRandomValues(new Uint8Array(bytes)));
}

async function challengeOf(verifier: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
