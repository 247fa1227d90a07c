import { Fn } from 'aws-cdk-lib';
import { staffScope } from '../../functions/contract/roles.ts';
import type { ApiDuty, Route } from '../../functions/contract/routes.ts';
import { gatewayAnswers } from './gateway-responses.ts';
import { liveAlias } from './service-function.ts';

export type ApiDocumentProps = {
  /** Becomes the API's name. */
  title: string;
  description: string;
  routes: readonly Route[];
  /** The user pool whose access tokens open the staff's routes. */
  staffPoolArn: string;
  tls: { securityPolicy: string; endpointAccessMode: string };
};

/**
 * The whole API as one OpenAPI document, from which API Gateway makes it: where each route goes and who may call it,
 * and what the gateway answers by itself. What bodies look like is not in it: the functions check that, and
 * functions/contract/openapi.ts tells the world.
 */
export function apiDocument({ title, description, routes, staffPoolArn, tls }: ApiDocumentProps): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: '3.0.1',
    info: { title, description, version: '1' },
    paths,
    components: { securitySchemes: { [staff]: tokensOf(staffPoolArn) } },
    'x-amazon-apigateway-gateway-responses': gatewayAnswers(),
    // An import replaces the API: what is said of it as a resource must be said here too, or the import takes it back.
    'x-amazon-apigateway-security-policy': tls.securityPolicy,
    'x-amazon-apigateway-endpoint-access-mode': tls.endpointAccessMode,
  };
}

/** The stage variable that holds the name of a duty's function; such names may have no hyphens. */
export const functionVariable = (duty: ApiDuty): string => duty.replaceAll('-', '_');

const staff = 'staff';

function operation({ path, access, duty }: Route): object {
  const parameters = [...path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  return {
    ...(parameters.length > 0 && { parameters }),
    ...(typeof access !== 'string' && { security: [{ [staff]: [`${staffScope.server}/${staffScope.name}`] }] }),
    // OpenAPI asks for one; a proxied function answers as it likes.
    responses: { 200: { description: 'What the function answers' } },
    'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri: invocationUri(duty) },
  };
}

/**
 * The stage says which function it is. The document cannot: the functions know the site's address, the site knows the
 * API, and the API would know the functions, which CloudFormation refuses as a circle.
 * Which version of it answers is the alias's to say.
 */
function invocationUri(duty: ApiDuty): string {
  const target = `function:\${!stageVariables.${functionVariable(duty)}}:${liveAlias}`;
  const lambda = 'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}';
  return Fn.sub(
    `arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/${lambda}:${target}/invocations`,
  );
}

const tokensOf = (poolArn: string): object => ({
  type: 'apiKey',
  name: 'Authorization',
  in: 'header',
  'x-amazon-apigateway-authtype': 'cognito_user_pools',
  'x-amazon-apigateway-authorizer': { type: 'cognito_user_pools', providerARNs: [poolArn] },
});
