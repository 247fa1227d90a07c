import { functionNameOf } from './names.ts';
import { asList, asProperties, asText, type Properties } from './properties.ts';
import type { Resource, Templates } from './template.ts';

/** One method of the REST API. */
export type Route = {
  method: string;
  /** `/v1/complaints/{reference}`; also what events call `resource`. */
  resource: string;
  /** The function that answers, by name, or a fixed answer of the gateway itself. */
  integration: { function: string } | { fixed: FixedAnswer };
  authorization: 'NONE' | 'COGNITO_USER_POOLS';
  /** Any one of them suffices; none means that an identity token is asked for. */
  scopes: string[];
};

export type FixedAnswer = { status: number; headers: Record<string, string>; body: string };

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

/** Reads the methods of the template's REST API. */
export function routesOf(templates: Templates): Route[] {
  const resources = new Map(templates.ofType('AWS::ApiGateway::Resource').map((resource) => [resource.ref, resource]));
  const pathOf = (id: string | undefined): string => {
    const resource = resources.get(id ?? '');
    if (resource === undefined) return '';
    return `${pathOf(asText(resource.properties['ParentId']))}/${String(resource.properties['PathPart'])}`;
  };
  return templates.ofType('AWS::ApiGateway::Method').map(({ properties, logicalId }) => {
    const authorization = asText(properties['AuthorizationType']) ?? 'NONE';
    if (authorization !== 'NONE' && authorization !== 'COGNITO_USER_POOLS') {
      throw new Error(`${logicalId} is authorised by ${authorization}, which the local machine does not know.`);
    }
    const scopes = properties['AuthorizationScopes'];
    return {
      method: String(properties['HttpMethod']),
      resource: pathOf(asText(properties['ResourceId'])) || '/',
      integration: integrationOf(logicalId, asProperties(properties['Integration'])),
      authorization,
      scopes: Array.isArray(scopes) ? scopes.map(String) : [],
    };
  });
}

/** The name of the stage that the API is deployed to. */
export function stageOf(templates: Templates): string {
  const [stage]: (Resource | undefined)[] = templates.ofType('AWS::ApiGateway::Stage');
  return asText(stage?.properties['StageName']) ?? 'live';
}

function integrationOf(logicalId: string, integration: Properties): Route['integration'] {
  if (integration['Type'] === 'AWS_PROXY') return { function: functionNameOf(String(integration['Uri'])) };
  if (integration['Type'] !== 'MOCK') {
    throw new Error(`${logicalId} has an integration of type ${String(integration['Type'])}, which is not imitated.`);
  }
  const [response] = asList(integration['IntegrationResponses']);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(asProperties(response?.['ResponseParameters'] ?? {}))) {
    const header = /^method\.response\.header\.(.+)$/u.exec(name)?.[1];
    if (header !== undefined) headers[header] = String(value).replace(/^'([\s\S]*)'$/u, '$1');
  }
  return { fixed: { status: Number(response?.['StatusCode'] ?? 200), headers, body: '' } };
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
