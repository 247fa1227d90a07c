import { ComprehendClient } from '@aws-sdk/client-comprehend';

/**
 * A client that gives up early: two attempts, and no request longer than 1.5 s, for the embedded analyser answers
 * what Comprehend does not. Region, credentials and endpoint come from the environment.
 */
export const comprehendClient = (): ComprehendClient =>
  new ComprehendClient({
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 500, requestTimeout: 1_500, throwOnRequestTimeout: true },
  });
