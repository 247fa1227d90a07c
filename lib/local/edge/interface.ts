import type { DatabaseSync } from 'node:sqlite';

/**
 * The edge: the AWS services around Redress that are not ours and that the local machine has to answer for, in
 * AWS's own wire protocols (SES v2, Comprehend, Secrets Manager, Cognito), and the pages that only exist locally
 * (mailbox, demo sign-in, index). `createEdge` in edge.ts makes one; the machine calls it.
 */

/** `path` is decoded from the request line without the query; header names are lower case; `query` keeps repeats. */
export type EdgeRequest = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Readonly<Record<string, string | undefined>>;
  body: Buffer;
};

export type EdgeResponse = { status: number; headers: Record<string, string | string[]>; body: string | Buffer };

/** An entry for the account's default bus, in the shape of EventBridge's own events without id, account and time. */
export type DefaultBusEvent = {
  source: string;
  detailType: string;
  /** ISO 8601. */
  time: string;
  resources: string[];
  detail: Record<string, unknown>;
};

/** An `AWS::SecretsManager::Secret` of the template with its names resolved. */
export type SecretResource = {
  arn: string;
  name: string;
  /** The template's `GenerateSecretString`, as CloudFormation spells it; absent when `SecretString` is given. */
  generate?: GenerateSecretString;
  /** The template's `SecretString`. */
  value?: string;
};

export type GenerateSecretString = {
  /** Default 32. */
  PasswordLength?: number;
  ExcludeCharacters?: string;
  ExcludeLowercase?: boolean;
  ExcludeUppercase?: boolean;
  ExcludeNumbers?: boolean;
  ExcludePunctuation?: boolean;
  IncludeSpace?: boolean;
  RequireEachIncludedType?: boolean;
  /** With `GenerateStringKey`: the generated value becomes that key of this JSON object. */
  SecretStringTemplate?: string;
  GenerateStringKey?: string;
};

/** An `AWS::SES::ConfigurationSet`, with the event types that its event destinations send to the default bus. */
export type ConfigurationSetResource = {
  name: string;
  /** As the template spells `MatchingEventTypes`: `bounce`, `complaint`, `reject`, `delivery`, … (any case). */
  eventTypes: readonly string[];
};

export type EdgeOptions = {
  /** The machine's time, which the tester may have moved. */
  now: () => Date;
  /**
   * Where mails, keys and generated secrets are kept; the edge creates its tables (`edge_*`). It begins and commits
   * its own transactions within one tick, so no other user of this connection may leave one open between ticks.
   */
  database: DatabaseSync;
  /**
   * Runs a write in this tick's transaction, together with everything else that was asked for in the tick.
   * @returns when it is committed; rejects when the transaction was rolled back.
   */
  write: (write: () => void) => Promise<void>;
  /**
   * Puts one event on the default bus: asks for its rows, before it returns, through the same `write`, so that a mail
   * that is filed in the same tick and its report are committed together.
   */
  putDefaultBusEvent: (event: DefaultBusEvent) => void | Promise<void>;
  /** The address that a browser uses, without a trailing slash: `http://localhost:3000`. Read at each use. */
  publicOrigin: () => string;
  region: string;
  accountId: string;
  userPoolId: string;
  clientId: string;
  /** How long the console's tokens last, in seconds: as the template's user pool client has it. */
  tokenSeconds: { access: number; id: number; refresh: number };
  secrets: readonly SecretResource[];
  /** The ARN of the secret of each webhook source, by the source's name. */
  webhooks: Readonly<Record<string, string>>;
  configurationSets: readonly ConfigurationSetResource[];
  /** Addresses and domains (`AWS::SES::EmailIdentity`) that mail may be sent from. Others are refused, as SES does. */
  identities: readonly string[];
};

export type Edge = {
  /**
   * Answers an AWS call on the internal port: SES v2 (`/v2/email/…`), Comprehend, Secrets Manager and Cognito
   * (`X-Amz-Target`), and the user pool's `/.well-known/` documents.
   * @returns undefined when the call is for none of these services, so that the machine may answer it.
   */
  wire: (request: EdgeRequest) => Promise<EdgeResponse | undefined>;
  /**
   * Answers on the public port: `/_local/`, `/_local/mail`, `/_local/mail.json`, `/_local/token`,
   * `/_local/assets/…`, the sign-in (`/oauth2/…`, `/login/…`, `/logout`) and the user pool's `/.well-known/` documents.
   * @returns undefined for every other path (`/_local/clock` and `/_local/queues` are the machine's).
   */
  page: (request: EdgeRequest) => Promise<EdgeResponse | undefined>;
  /** `iss` of every token. */
  issuer: string;
  /**
   * Checks a staff access token as API Gateway's Cognito authoriser does (signature, issuer, expiry on the machine's
   * clock, `token_use`, client).
   * @returns its claims, or undefined when it is not to be trusted.
   */
  verifyAccessToken: (token: string) => Promise<AccessTokenClaims | undefined>;
  /** Puts a mail into the mailbox that SNS would send: whom it writes to have agreed, so that nobody refuses it. */
  post: (mail: { to: string; subject: string; text: string }) => Promise<void>;
  /** Waits for mails that are being written. Call before closing the database. */
  close: () => Promise<void>;
};

export type JsonWebKeySet = { keys: { kty: string; kid: string; alg: string; use: string; n: string; e: string }[] };

/** Cognito's access token. Times are seconds since 1970 on the machine's clock. */
export type AccessTokenClaims = {
  sub: string;
  'cognito:groups'?: string[];
  iss: string;
  version: number;
  client_id: string;
  origin_jti: string;
  token_use: 'access';
  scope: string;
  auth_time: number;
  exp: number;
  iat: number;
  jti: string;
  username: string;
};
