import { InMemoryWebStorage, type User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import { type Role, roles, teamsOf } from '../../functions/contract/roles.ts';
import type { WebConfig } from '../../functions/contract/web-config.ts';
import type { Team } from '../../functions/domain/complaint/vocabulary.ts';
import { keep, recall } from '../tab.ts';
import { replaceAddress } from './router.ts';

/** Who is signed in, as the token says. It is shown, and decides what is offered; the API decides what is allowed. */
export type Person = {
  /** As cases name their assignee. */
  username: string;
  /** How they are called. */
  name: string;
  /** In rising order; several where somebody has several groups. */
  roles: readonly Role[];
  teams: readonly Team[];
};

export type Session = {
  person: Person;
  token: () => Promise<string>;
  /** Renews the token now. @returns whether that worked; otherwise the session has expired */
  renew: () => Promise<boolean>;
  /** Says that the session is over: the page asks to sign in again, and keeps what is being written. */
  expire: () => void;
  /** Calls back when the session is over. @returns how to end that */
  onExpired: (listener: () => void) => () => void;
  /** Leaves for the sign-in page and comes back to where the person is now. */
  signInAgain: () => Promise<void>;
  /** Forgets everything of this person and ends the session at the sign-in page too. */
  signOut: () => Promise<void>;
};

/** What the console finds when it opens: a session, nobody, or a sign-in that failed. */
export type Opened = { session: Session } | { nobody: true } | { failed: true };

/**
 * The authorization code flow with PKCE, by oidc-client-ts. Tokens live in this page's memory and nowhere else; what
 * stands in the tab's storage while the person is at the sign-in page is the verifier and where they wanted to go.
 */
export function signInOf({ signIn: target }: WebConfig) {
  const manager = new UserManager({
    authority: new URL(target.authorizeUrl).origin,
    // Given rather than discovered: Cognito's discovery document does not name its own sign-out.
    metadata: {
      issuer: new URL(target.authorizeUrl).origin,
      authorization_endpoint: target.authorizeUrl,
      token_endpoint: target.tokenUrl,
    },
    client_id: target.clientId,
    redirect_uri: redirectUri(),
    response_type: 'code',
    scope: target.scope,
    loadUserInfo: false,
    automaticSilentRenew: true,
    accessTokenExpiringNotificationTimeInSeconds: 60,
    userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
  });

  async function leave(): Promise<void> {
    await manager.signinRedirect({ state: location.hash });
  }

  /** Ends a sign-in when the address carries its answer; begins one when this tab was signed in before a reload. */
  async function open(): Promise<Opened> {
    const query = new URLSearchParams(location.search);
    if (!query.has('code') && !query.has('error')) {
      if (recall('signedIn') !== true) return { nobody: true };
      await leave();
      return new Promise(() => undefined);
    }
    try {
      const user = await manager.signinCallback();
      if (user === undefined) return { nobody: true };
      replaceAddress(`${location.pathname}${typeof user.state === 'string' ? user.state : ''}`);
      keep('signedIn', true);
      return { session: sessionOf(user) };
    } catch {
      replaceAddress(location.pathname);
      keep('signedIn', undefined);
      return { failed: true };
    }
  }

  function sessionOf(user: User): Session {
    const listeners = new Set<() => void>();
    let token = user.access_token;
    let renewing: Promise<boolean> | undefined;
    const expire = (): void => {
      for (const listener of listeners) listener();
    };
    manager.events.addUserLoaded((loaded) => {
      token = loaded.access_token;
    });
    manager.events.addSilentRenewError(expire);
    return {
      person: personOf(user),
      token: async () => token,
      renew() {
        renewing ??= manager
          .signinSilent()
          .then(
            (renewed) => renewed !== null,
            () => false,
          )
          .finally(() => {
            renewing = undefined;
          });
        return renewing;
      },
      expire,
      onExpired(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      signInAgain: leave,
      async signOut() {
        for (const name of ['signedIn', 'consoleDrafts', 'consoleAttempts', 'consoleBulk'] as const)
          keep(name, undefined);
        await manager.removeUser();
        const query = new URLSearchParams({ client_id: target.clientId, logout_uri: redirectUri() });
        location.assign(`${target.logoutUrl}?${query.toString()}`);
      },
    };
  }

  return { open, leave };
}

function redirectUri(): string {
  return `${location.origin}/console`;
}

/** Read to show a name, and never to decide: the API verifies the token. */
function personOf({ access_token: token, profile }: User): Person {
  const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
  const bytes = Uint8Array.from(atob(payload), (character) => character.charCodeAt(0));
  const claims: { username?: string; 'cognito:groups'?: string[] } = JSON.parse(new TextDecoder().decode(bytes));
  const groups = claims['cognito:groups'] ?? [];
  const username = claims.username ?? profile.sub;
  return {
    username,
    name: profile.name ?? username,
    roles: roles.filter((role) => groups.includes(role)),
    teams: teamsOf(groups),
  };
}
