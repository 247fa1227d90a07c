import { runInNewContext } from 'node:vm';
import { asList, type Properties } from '../properties.ts';
import type { Templates } from '../template.ts';

/**
 * The address that CloudFront asks the bucket for, by running the template's own viewer-request function of this
 * behaviour: the very code that is deployed.
 *
 * @returns the address unchanged when the behaviour has no such function
 */
export function addressRewriter(templates: Templates, behaviour: Properties): (uri: string) => string {
  const association = asList(behaviour['FunctionAssociations']).find(
    ({ EventType }) => String(EventType) === 'viewer-request',
  );
  const arn = String(association?.['FunctionARN']);
  const code = templates.ofType('AWS::CloudFront::Function').find(({ logicalId }) => arn.startsWith(`${logicalId}.`))
    ?.properties['FunctionCode'];
  if (typeof code !== 'string') return (uri) => uri;
  const handler: unknown = runInNewContext(`${code}\nhandler`);
  if (typeof handler !== 'function') throw new Error('A CloudFront function of the template has no handler.');
  return (uri) => {
    const event = { request: { method: 'GET', uri, headers: {}, querystring: {} }, viewer: { ip: '127.0.0.1' } };
    const request: unknown = handler(event);
    return typeof request === 'object' && request !== null && 'uri' in request ? String(request.uri) : uri;
  };
}
