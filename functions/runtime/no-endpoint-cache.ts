/**
 * Stands in for `@aws-sdk/endpoint-cache` in the bundles (see lib/bundle.ts). The DynamoDB client makes one (`new`), and
 * has nothing left that would put an endpoint into it or ask for one; its LRU cache is 8 KB of each bundle.
 */
export function EndpointCache(): void {}
