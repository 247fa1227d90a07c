import { functionNameOf } from './names.ts';
import { asList, asProperties, asText, type Properties } from './properties.ts';
import type { Resource, Templates } from './template.ts';

/** One operation of the REST API. */
export type Route = {
  method: string;
  /** `/v1/complaints/{reference}`; also what events call `resource`. */
  resource: string;
  /** The name of the function that answers. */
  function: string;
  /** ARN of what is called: the function itself, or an alias of it. */
  called: string;
  /** Where the token is and what it must carry; without it, anyone may call. */
  authorizer?: Authorizer;
};

/** `scopes`: any one of them suffices; none means that an identity token is asked for. */
type Authorizer = { header: string; scopes: string[] };

type Node = {
  fixed: Map<string, Node>;
  parameter?: { name: string; node: Node };
  rest?: { name: string; node: Node };
  methods: Map<string, Route>;
};

/** The REST API's routes, found by path as API Gateway finds them: fixed parts before parameters before `{proxy+}`. */
export class Routes {
  readonly #root: Node = newNode();
  readonly all: Route[];

  constructor(routes: readonly Route[]) {
    this.all = [...routes];
    for (const route of routes) {
      let node = this.#root;
      for (const part of partsOf(route.resource)) node = step(node, part);
      node.methods.set(route.method, route);
    }
  }

  /** @returns the route and its path parameters, decoded; undefined when nothing is there. */
  find(method: string, path: string): { route: Route; parameters: Record<string, string> } | undefined {
    const parameters: Record<string, string> = {};
    const node = walk(this.#root, partsOf(path), 0, parameters);
    const route = node?.methods.get(method) ?? node?.methods.get('ANY');
    return route === undefined ? undefined : { route, parameters };
  }
}

/** Reads the operations of the API's OpenAPI document, as API Gateway does. */
export function routesOf(templates: Templates): Route[] {
  const { variables } = stageOf(templates);
  return documentsOf(templates).flatMap((document) =>
    Object.entries(asProperties(document['paths'] ?? {})).flatMap(([resource, operations]) =>
      Object.entries(asProperties(operations)).map(([verb, properties]) => {
        const method = verb === 'x-amazon-apigateway-any-method' ? 'ANY' : verb.toUpperCase();
        const operation = asProperties(properties);
        const where = `${method} ${resource}`;
        const authorizer = authorizerOf(where, operation, document, templates);
        return {
          method,
          resource,
          ...functionOf(where, operation, variables),
          ...(authorizer && { authorizer }),
        };
      }),
    ),
  );
}

/** What API Gateway makes each REST API from: its OpenAPI document, resolved. */
export function documentsOf(templates: Templates): Properties[] {
  return templates.ofType('AWS::ApiGateway::RestApi').map(({ properties }) => asProperties(properties['Body']));
}

/** The stage that the API is deployed to, and what it calls the functions. */
export function stageOf(templates: Templates): { name: string; variables: Record<string, string> } {
  const [stage]: (Resource | undefined)[] = templates.ofType('AWS::ApiGateway::Stage');
  const variables = Object.entries(asProperties(stage?.properties['Variables'] ?? {}));
  return {
    name: asText(stage?.properties['StageName']) ?? 'live',
    variables: Object.fromEntries(variables.map(([name, value]) => [name, String(value)])),
  };
}

function functionOf(
  where: string,
  operation: Properties,
  variables: Readonly<Record<string, string>>,
): Pick<Route, 'function' | 'called'> {
  const integration = asProperties(operation['x-amazon-apigateway-integration']);
  if (integration['type'] !== 'aws_proxy') {
    throw new Error(`${where} has an integration of type ${String(integration['type'])}, which is not imitated.`);
  }
  const uri = String(integration['uri']).replaceAll(/\$\{stageVariables\.(\w+)\}/gu, (_, name: string) => {
    const value = variables[name];
    if (value === undefined) throw new Error(`${where} is answered by what the stage calls ${name}, and it has none.`);
    return value;
  });
  const called = /functions\/(arn:.+)\/invocations$/u.exec(uri)?.[1];
  if (called === undefined) throw new Error(`${where} is answered by ${uri}, which is no function.`);
  return { function: functionNameOf(called), called };
}

/** Only what stands at the operation: API Gateway passes over what an OpenAPI document asks for everywhere. */
function authorizerOf(
  where: string,
  operation: Properties,
  document: Properties,
  templates: Templates,
): Authorizer | undefined {
  const [[name, scopes] = [], ...more] = asList(operation['security']).flatMap(Object.entries<unknown>);
  if (name === undefined) return undefined;
  const schemes = asProperties(asProperties(document['components'] ?? {})['securitySchemes'] ?? {});
  const scheme = asProperties(schemes[name] ?? {});
  if (more.length > 0 || scheme['x-amazon-apigateway-authtype'] !== 'cognito_user_pools') {
    throw new Error(
      `${where} asks for ${JSON.stringify(operation['security'])}, which the local machine does not know.`,
    );
  }
  const { providerARNs } = asProperties(scheme['x-amazon-apigateway-authorizer']);
  const pools = templates.ofType('AWS::Cognito::UserPool').map(({ arn }) => arn);
  if (!Array.isArray(providerARNs) || !providerARNs.some((arn) => pools.includes(String(arn)))) {
    throw new Error(`${where} takes tokens of ${JSON.stringify(providerARNs)}, which no template creates.`);
  }
  return { header: String(scheme['name']).toLowerCase(), scopes: Array.isArray(scopes) ? scopes.map(String) : [] };
}

function newNode(): Node {
  return { fixed: new Map(), methods: new Map() };
}

function step(node: Node, part: string): Node {
  const variable = /^\{([^}+]+)(\+?)\}$/u.exec(part);
  const [, name, greedy] = variable ?? [];
  if (name === undefined) {
    const next = node.fixed.get(part) ?? newNode();
    node.fixed.set(part, next);
    return next;
  }
  const kind = greedy === '+' ? 'rest' : 'parameter';
  node[kind] ??= { name, node: newNode() };
  return node[kind].node;
}

function walk(node: Node, parts: readonly string[], at: number, parameters: Record<string, string>): Node | undefined {
  const part = parts[at];
  if (part === undefined) return node.methods.size > 0 ? node : undefined;
  const fixed = node.fixed.get(part);
  const found = fixed && walk(fixed, parts, at + 1, parameters);
  if (found !== undefined) return found;
  if (node.parameter !== undefined && part !== '') {
    const inner = walk(node.parameter.node, parts, at + 1, parameters);
    if (inner !== undefined) {
      parameters[node.parameter.name] = decoded(part);
      return inner;
    }
  }
  if (node.rest === undefined) return undefined;
  parameters[node.rest.name] = parts.slice(at).map(decoded).join('/');
  return node.rest.node;
}

function partsOf(path: string): string[] {
  const trimmed = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
  return trimmed === '/' ? [] : trimmed.slice(1).split('/');
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
