import type { EdgeRequest, EdgeResponse } from '../interface.ts';
import { json } from '../pages/html.ts';
import type { AccessTokens } from './access-tokens.ts';
import type { ProviderOptions } from './provider.ts';
import type { SigningKey } from './signing-key.ts';

export type SignIn = {
  /** Answers the sign-in's pages and endpoints. @returns undefined for every other path */
  page(request: EdgeRequest): Promise<EdgeResponse | undefined>;
  /** The user pool's documents: its keys and where its endpoints are. @returns undefined for every other path */
  wellKnown(request: EdgeRequest): Promise<EdgeResponse | undefined>;
};

/** The door to the managed login, which is loaded when the first person knocks: its package takes a while to load. */
export function openSignIn(options: ProviderOptions, key: () => SigningKey, tokens: AccessTokens): SignIn {
  const documents = `/${options.userPoolId}/.well-known/`;
  let opened: Promise<(request: EdgeRequest) => Promise<EdgeResponse>> | undefined;

  async function ask(request: EdgeRequest): Promise<EdgeResponse> {
    opened ??= import('./managed-login.ts').then(({ openManagedLogin }) => openManagedLogin(options, key(), tokens));
    const login = await opened;
    return login(request);
  }

  async function wellKnown(request: EdgeRequest): Promise<EdgeResponse | undefined> {
    if (request.method === 'GET' && request.path === `${documents}jwks.json`) return json(key().jwks);
    if (!request.path.startsWith(documents)) return undefined;
    // Its endpoints are a browser's, whichever port was asked.
    return ask({ ...request, headers: { ...request.headers, host: new URL(options.publicOrigin()).host } });
  }

  return {
    wellKnown,
    async page(request) {
      const { path } = request;
      const ours = ['/oauth2/', '/login/', '/logout/'].some((start) => path.startsWith(start)) || path === '/logout';
      return ours ? ask(request) : wellKnown(request);
    },
  };
}
