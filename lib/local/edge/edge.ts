import { comprehend, comprehendOperation } from './comprehend/comprehend.ts';
import { authorize, logout } from './cognito/authorize.ts';
import { openGrants } from './cognito/grants.ts';
import { adminGetUser } from './cognito/identity-provider.ts';
import { openSigningKey } from './cognito/keys.ts';
import { exchange, trialToken } from './cognito/token-endpoint.ts';
import { openTokens } from './cognito/tokens.ts';
import type { Edge, EdgeOptions, EdgeRequest, EdgeResponse } from './interface.ts';
import { asset } from './pages/assets.ts';
import { json, problem } from './pages/html.ts';
import { indexPage } from './pages/index-page.ts';
import { mailPages } from './pages/mail-pages.ts';
import { answer, AwsError, readJson, type WireService } from './protocol.ts';
import { secretsManager } from './secrets/secrets-manager.ts';
import { openMailbox } from './ses/mailbox.ts';
import { sendEmail } from './ses/send-email.ts';

const restJson: WireService = { contentType: 'application/json', messageMember: 'message' };
const olderJson: WireService = { contentType: 'application/x-amz-json-1.1', messageMember: 'Message' };
const newerJson: WireService = { contentType: 'application/x-amz-json-1.1', messageMember: 'message' };

/** Opens the services at the edge of the local machine; their tables are made in `options.database`. */
export function createEdge(options: EdgeOptions): Edge {
  const mailbox = openMailbox(options);
  const secrets = secretsManager(options);
  const key = openSigningKey(options.database);
  const tokens = openTokens(options, key);
  const grants = openGrants(options);
  const desk = { clientId: options.clientId, publicOrigin: options.publicOrigin, grants, tokens };
  const mail = mailPages(mailbox);

  async function wire(request: EdgeRequest): Promise<EdgeResponse | undefined> {
    if (request.path.startsWith('/v2/email/')) return ses(request);
    const target = request.headers['x-amz-target'] ?? '';
    const operation = comprehendOperation(target);
    if (operation !== undefined) return answer(olderJson, () => comprehend(operation, readJson(request)));
    if (target.startsWith('secretsmanager.')) {
      return answer(olderJson, () => {
        only('secretsmanager.GetSecretValue', target);
        return secrets.getSecretValue(readJson(request));
      });
    }
    if (target.startsWith('AWSCognitoIdentityProviderService.')) {
      return answer(newerJson, () => {
        only('AWSCognitoIdentityProviderService.AdminGetUser', target);
        return adminGetUser(options, readJson(request));
      });
    }
    return wellKnown(request);
  }

  function ses(request: EdgeRequest): Promise<EdgeResponse> {
    return answer(restJson, () => {
      only('POST /v2/email/outbound-emails', `${request.method} ${request.path}`);
      return sendEmail(options, mailbox, readJson(request));
    });
  }

  function wellKnown({ path, method }: EdgeRequest): EdgeResponse | undefined {
    if (method !== 'GET') return undefined;
    if (path === `/${options.userPoolId}/.well-known/jwks.json`) return json(key().jwks);
    if (path !== `/${options.userPoolId}/.well-known/openid-configuration`) return undefined;
    const origin = options.publicOrigin();
    return json({
      issuer: tokens.issuer,
      authorization_endpoint: `${origin}/oauth2/authorize`,
      token_endpoint: `${origin}/oauth2/token`,
      end_session_endpoint: `${origin}/logout`,
      jwks_uri: `${origin}/${options.userPoolId}/.well-known/jwks.json`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    });
  }

  /** One row per page: another page is another row. */
  const pages: Record<string, (request: EdgeRequest) => EdgeResponse> = {
    'GET /_local/': () => indexPage(options.now()),
    'GET /_local': () => indexPage(options.now()),
    'GET /_local/mail': mail.page,
    'GET /_local/mail.json': mail.json,
    'GET /_local/mail/list.json': mail.list,
    'GET /_local/mail/message.json': mail.message,
    'GET /_local/token': (request) => trialToken(desk, request),
    'GET /oauth2/authorize': (request) => authorize(desk, request),
    'POST /oauth2/authorize': (request) => authorize(desk, request),
    'POST /oauth2/token': (request) => exchange(desk, request),
    'GET /logout': (request) => logout(desk, request),
  };

  async function page(request: EdgeRequest): Promise<EdgeResponse | undefined> {
    const route = `${request.method} ${request.path}`;
    if (Object.hasOwn(pages, route)) return pages[route]?.(request);
    if (route.startsWith('GET /_local/assets/')) return asset(request.path);
    if (Object.keys(pages).some((known) => known.endsWith(` ${request.path}`))) {
      return problem(405, 'local.method-not-allowed', `${request.method} is not for ${request.path}.`);
    }
    return wellKnown(request);
  }

  return {
    wire,
    page,
    jwks: () => key().jwks,
    issuer: tokens.issuer,
    verifyAccessToken: (token) => Promise.resolve(tokens.verifyAccess(token)),
    close: () => mailbox.settled(),
  };
}

function only(known: string, asked: string): void {
  if (asked !== known) throw new AwsError('UnknownOperationException', `${asked} is not known here.`);
}
