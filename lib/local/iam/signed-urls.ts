import type { EdgeRequest, EdgeResponse } from '../edge/interface.ts';
import type { Guard } from './guarded.ts';
import type { Permissions } from './permissions.ts';
import { accessDenied } from './refusal.ts';
import { questionsOf } from './services.ts';

/**
 * S3 as whoever signed the request may use it. A link that a function signed carries the function's own permissions,
 * whoever follows it; they are looked at when it is followed, as on AWS.
 * @param basePath what stands before bucket and key in the path
 */
export function asSigned(
  handle: (request: EdgeRequest) => Promise<EdgeResponse>,
  { basePath, guard, permissions }: { basePath: string; guard: Guard; permissions: Permissions },
): (request: EdgeRequest) => Promise<EdgeResponse> {
  return async (request) => {
    const credential =
      request.query.get('X-Amz-Credential') ??
      /Credential=([^,\s]+)/u.exec(request.headers['authorization'] ?? '')?.[1];
    // Without a signature it is a browser's preflight, or something that S3 refuses by itself.
    if (credential === undefined) return handle(request);
    const principal = permissions.keys[credential.split('/')[0] ?? ''];
    if (principal === undefined) {
      const body =
        '<Error><Code>InvalidAccessKeyId</Code><Message>The AWS Access Key Id you provided does not exist in our records.</Message></Error>';
      return { status: 403, headers: { 'content-type': 'application/xml' }, body };
    }
    const path = request.path.slice(basePath.length);
    for (const question of questionsOf(principal, { ...request, path, target: '', service: 's3' }, permissions)) {
      const { refused } = await guard.ask(question);
      if (refused === undefined) continue;
      guard.report(refused);
      return accessDenied('s3', refused);
    }
    return handle(request);
  };
}
