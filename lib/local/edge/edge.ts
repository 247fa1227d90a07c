import { comprehend, comprehendOperation } from './comprehend/comprehend.ts';
import { openAccessTokens } from './cognito/access-tokens.ts';
import { issuerOf } from './cognito/claims.ts';
import { adminGetUser } from './cognito/identity-provider.ts';
import { openSignIn } from './cognito/sign-in.ts';
import { openSigningKey } from './cognito/signing-key.ts';
import { trialToken } from './cognito/trial-token.ts';
import type { Edge, EdgeOptions, EdgeRequest, EdgeResponse } from './interface.ts';
import { asset } from './pages/assets.ts';
import { problem } from './pages/html.ts';
import { indexPage } from './pages/index-page.ts';
import { mailPages } from './pages/mail-pages.ts';
import { answer, AwsError, readJson, type WireService } from './protocol.ts';
import { secretsManager } from './secrets/secrets-manager.ts';
import { webhookSecrets } from './secrets/webhook-secrets.ts';
import { postOf } from './sns.ts';
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
  const tokens = openAccessTokens(options, key);
  const signIn = openSignIn(options, key, tokens);
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
    return signIn.wellKnown(request);
  }

  function ses(request: EdgeRequest): Promise<EdgeResponse> {
    return answer(restJson, () => {
      only('POST /v2/email/outbound-emails', `${request.method} ${request.path}`);
      return sendEmail(options, mailbox, readJson(request));
    });
  }

  /** One row per page: another page is another row. */
  const pages: Record<string, (request: EdgeRequest) => EdgeResponse | Promise<EdgeResponse>> = {
    'GET /_local/': () => indexPage(options.now()),
    'GET /_local': () => indexPage(options.now()),
    'GET /_local/mail': mail.page,
    'GET /_local/mail.json': mail.json,
    'GET /_local/mail/list.json': mail.list,
    'GET /_local/mail/message.json': mail.message,
    'GET /_local/token': (request) => trialToken(tokens, request),
  };

  async function page(request: EdgeRequest): Promise<EdgeResponse | undefined> {
    const route = `${request.method} ${request.path}`;
    if (Object.hasOwn(pages, route)) return pages[route]?.(request);
    if (route.startsWith('GET /_local/assets/')) return asset(request.path);
    const secret = await webhookSecrets(options, secrets, request);
    if (secret !== undefined) return secret;
    if (Object.keys(pages).some((known) => known.endsWith(` ${request.path}`))) {
      return problem(405, 'local.method-not-allowed', `${request.method} is not for ${request.path}.`);
    }
    return signIn.page(request);
  }

  return {
    wire,
    page,
    issuer: issuerOf(options),
    verifyAccessToken: (token) => tokens.verify(token),
    post: (letter) => postOf(options, mailbox, letter),
    close: () => mailbox.settled(),
  };
}

function only(known: string, asked: string): void {
  if (asked !== known) throw new AwsError('UnknownOperationException', `${asked} is not known here.`);
}
