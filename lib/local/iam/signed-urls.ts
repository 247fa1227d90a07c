import type { EdgeRequest } from '../edge/interface.ts';
import { AwsError } from '../edge/protocol.ts';
import type { Guard } from './guarded.ts';
import type { Permissions } from './permissions.ts';
import { sentenceOf } from './question.ts';
import { questionsOf } from './services.ts';

/**
 * Lets each do with objects what the signer of the request may do. A link that a function signed carries the function's
 * own permissions, whoever follows it; they are looked at when it is followed, as on AWS.
 */
export function objectsBySigner(guard: Guard, permissions: Permissions) {
  return async (accessKeyId: string, request: EdgeRequest, path: string): Promise<void> => {
    const principal = permissions.keys[accessKeyId];
    if (principal === undefined) {
      const sentence = 'The AWS Access Key Id you provided does not exist in our records.';
      throw new AwsError('InvalidAccessKeyId', sentence, 403);
    }
    for (const question of questionsOf(principal, { ...request, path, target: '', service: 's3' }, permissions)) {
      const { refused } = await guard.ask(question);
      if (refused === undefined) continue;
      guard.report(refused);
      throw new AwsError('AccessDenied', sentenceOf(refused), 403);
    }
  };
}
