import { runInNewContext } from 'node:vm';
import * as z from 'zod';
import type { HttpAnswer } from '../http.ts';
import { asList, type Properties } from '../properties.ts';
import type { Templates } from '../template.ts';

/** A request as far as CloudFront functions look at it; header names in lower case. */
export type ViewerRequest = { method: string; uri: string; headers: Readonly<Record<string, string | undefined>> };

/** What becomes of a request at the edge: it goes on, perhaps to another address, or is answered there. */
export type Passed = { uri: string } | { answer: HttpAnswer };

const returned = z.union([
  z.object({ uri: z.string() }),
  z.object({ statusCode: z.int(), headers: z.record(z.string(), z.object({ value: z.string() })).default({}) }),
]);

/**
 * Runs the template's own viewer-request function of a behaviour: the very code that is deployed.
 * @returns what lets every request pass when the behaviour has no such function
 */
export function viewerRequestFunction(templates: Templates, behaviour: Properties): (request: ViewerRequest) => Passed {
  const association = asList(behaviour['FunctionAssociations']).find(
    ({ EventType }) => String(EventType) === 'viewer-request',
  );
  const arn = String(association?.['FunctionARN']);
  const code = templates.ofType('AWS::CloudFront::Function').find(({ logicalId }) => arn.startsWith(`${logicalId}.`))
    ?.properties['FunctionCode'];
  if (typeof code !== 'string') return ({ uri }) => ({ uri });
  const handler: unknown = runInNewContext(`${code}\nhandler`);
  if (typeof handler !== 'function') throw new Error('A CloudFront function of the template has no handler.');
  return ({ method, uri, headers }) => {
    const named = Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, { value }]]));
    const request = { method, uri, headers: Object.fromEntries(named), querystring: {} };
    const outcome = returned.parse(handler({ request, viewer: { ip: '127.0.0.1' } }));
    if ('uri' in outcome) return { uri: outcome.uri };
    const written = Object.entries(outcome.headers).map(([name, { value }]) => [name, value]);
    return { answer: { status: outcome.statusCode, headers: Object.fromEntries(written), body: '' } };
  };
}
