import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { AccessTokenClaims } from './edge/interface.ts';
import { GatewayResponses, type GatewayResponseType } from './gateway-responses.ts';
import { type HttpAnswer, readBody, targetOf } from './http.ts';
import type { Access, Way } from './iam/access.ts';
import type { LambdaFunction } from './lambda.ts';
import { ratesOf, Throttle } from './limits/throttle.ts';
import { seenIn, WebAcl } from './limits/web-acl.ts';
import { proxyAnswer, proxyEvent } from './proxy.ts';
import type { Place } from './names.ts';
import { type Route, Routes, routesOf, stageOf } from './routes.ts';
import type { Templates } from './template.ts';

export type GatewayOptions = {
  functions: ReadonlyMap<string, LambdaFunction>;
  access: Pick<Access, 'service'>;
  /** Checks signature, issuer, expiry and kind of a token. */
  verifyAccessToken(token: string): Promise<AccessTokenClaims | undefined>;
  /** Whether floods are held back as the template says. */
  limited: boolean;
  /** Told the status of each answer. */
  answered?: (status: number) => void;
};

/** The most that API Gateway takes in a request's body. */
const maxBodyBytes = 10 * 1024 * 1024;

/** How long API Gateway waits for a function unless it is told otherwise, in milliseconds. */
const patience = 29_000;

/** The most that Lambda hands back. */
const maxAnswerLength = 6 * 1024 * 1024;

/** The template's REST API, as its OpenAPI document has it: routes, authorisers, proxy events, its own answers. */
export class Gateway {
  readonly routes: Routes;
  readonly #responses: GatewayResponses;
  readonly #options: GatewayOptions;
  readonly #stage: { name: string; variables: Readonly<Record<string, string>> };
  readonly #apiId: string;
  readonly #place: Place;
  readonly #ways = new Map<Route, Promise<Way>>();
  readonly #webAcl: Pick<WebAcl, 'refuse'>;
  readonly #throttle: Throttle;

  constructor(templates: Templates, options: GatewayOptions) {
    this.routes = new Routes(routesOf(templates));
    this.#responses = new GatewayResponses(templates);
    this.#options = options;
    this.#stage = stageOf(templates);
    this.#apiId = templates.ofType('AWS::ApiGateway::RestApi')[0]?.ref ?? 'local';
    this.#place = templates.place;
    this.#webAcl = options.limited ? new WebAcl(templates) : { refuse: () => undefined };
    this.#throttle = new Throttle(options.limited ? ratesOf(templates) : new Map());
  }

  async handle(request: IncomingMessage): Promise<HttpAnswer> {
    const answer = await this.#answer(request);
    this.#options.answered?.(answer.status);
    return answer;
  }

  async #answer(request: IncomingMessage): Promise<HttpAnswer> {
    const requestId = randomUUID();
    const refuse = (type: GatewayResponseType, status?: number): HttpAnswer =>
      this.#responses.answer(type, requestId, status);
    const body = await readBody(request, maxBodyBytes);
    if (body === undefined) return refuse('REQUEST_TOO_LARGE');
    const url = targetOf(request);
    const stopped = this.#webAcl.refuse(seenIn(request, this.#stage.name, url.path));
    if (stopped !== undefined) return stopped;
    const found = this.routes.find(request.method ?? 'GET', url.path);
    if (found === undefined) return refuse('MISSING_AUTHENTICATION_TOKEN');
    if (!this.#throttle.take(found.route.method, found.route.resource)) return refuse('THROTTLED');
    const permit = await this.#authorise(found.route, request);
    if (permit.refused !== undefined) return refuse(permit.refused);
    const target = this.#options.functions.get(found.route.function);
    if (target === undefined)
      throw new Error(`${found.route.resource} is answered by ${found.route.function}, which does not exist.`);
    if (!(await this.#way(found.route)).take()) return refuse('DEFAULT_5XX', 500);
    const { claims } = permit;
    const { accountId } = this.#place;
    const context = { requestId, stage: this.#stage, apiId: this.#apiId, accountId, claims };
    const outcome = await within(patience, target.invoke(proxyEvent(request, url, found, body, context), true));
    if (outcome === undefined) return refuse('INTEGRATION_TIMEOUT');
    // Lambda says 429, and API Gateway makes a failure of the integration of it.
    if (!outcome.ok && outcome.throttled) return refuse('INTEGRATION_FAILURE');
    const answer = outcome.ok && outcome.payload.length <= maxAnswerLength ? proxyAnswer(outcome.payload) : undefined;
    if (answer === undefined) return refuse('DEFAULT_5XX', 502);
    answer.headers['x-amzn-requestid'] = requestId;
    return answer;
  }

  /** The own policy of the function, or of its alias, must let this API invoke it for this route. */
  #way(route: Route): Promise<Way> {
    const { region, accountId } = this.#place;
    const path = route.resource.replaceAll(/\{[^}]+\}/gu, '*');
    const source = `arn:aws:execute-api:${region}:${accountId}:${this.#apiId}/${this.#stage.name}/${route.method}${path}`;
    const way =
      this.#ways.get(route) ??
      this.#options.access.service('apigateway.amazonaws.com', 'lambda:InvokeFunction', route.called, source);
    this.#ways.set(route, way);
    return way;
  }

  /** A token that is missing or not to be trusted is a 401; a good one without the route's scope is a 403. */
  async #authorise({ authorizer }: Route, request: IncomingMessage): Promise<Permit> {
    if (authorizer === undefined) return {};
    const token = request.headers[authorizer.header]
      ?.toString()
      .replace(/^Bearer\s+/iu, '')
      .trim();
    if (!token) return { refused: 'UNAUTHORIZED' };
    const claims = await this.#options.verifyAccessToken(token);
    if (claims === undefined) return { refused: 'UNAUTHORIZED' };
    const scopes = claims.scope.split(' ');
    // Without scopes on the operation, API Gateway asks for an identity token, which an access token is not.
    if (authorizer.scopes.length === 0) return { refused: 'UNAUTHORIZED' };
    if (!authorizer.scopes.some((scope) => scopes.includes(scope))) return { refused: 'ACCESS_DENIED' };
    return { claims: claimsAsText(claims) };
  }
}

/** @returns undefined when it takes longer */
function within<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

type Permit = { refused?: GatewayResponseType; claims?: Record<string, string> };

/** REST APIs hand claims on as text: groups joined by commas, issue and expiry spelled out. */
function claimsAsText(claims: AccessTokenClaims): Record<string, string> {
  const text: Record<string, string> = {};
  for (const [name, value] of Object.entries(claims)) {
    if (name === 'exp' || name === 'iat') text[name] = spelledOut(Number(value));
    else text[name] = Array.isArray(value) ? value.join(',') : String(value);
  }
  return text;
}

/** `Sat Nov 21 20:32:21 UTC 2026` */
function spelledOut(seconds: number): string {
  const [day, date, month, year, time] = new Date(seconds * 1000).toUTCString().replace(',', '').split(' ');
  return `${day} ${month} ${date} ${time} UTC ${year}`;
}
