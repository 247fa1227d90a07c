import { Duration } from 'aws-cdk-lib';
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  ResponseHeadersPolicy,
  type ResponseSecurityHeadersBehavior,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { contentSecurityPolicy, embedding, embedScriptHeaders, extraHeaders } from './website-edge.ts';

const always = { override: true };
const custom = (headers: Readonly<Record<string, string>>) => ({
  customHeaders: Object.entries(headers).map(([header, value]) => ({ header, value, ...always })),
});

const security: ResponseSecurityHeadersBehavior = {
  contentTypeOptions: always,
  frameOptions: { frameOption: HeadersFrameOption.DENY, ...always },
  referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, ...always },
  strictTransportSecurity: { accessControlMaxAge: Duration.days(730), includeSubdomains: true, ...always },
};

/**
 * What goes with the pages.
 * @param connect other origins that their scripts may call
 */
export const pageHeaders = (scope: Construct, connect: readonly string[]): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, 'headers', {
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(connect), ...always },
      ...security,
    },
    customHeadersBehavior: custom(extraHeaders),
  });

/** What goes with the script that other sites load: they may, from anywhere. */
export const scriptHeaders = (scope: Construct): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, 'script-headers', {
    securityHeadersBehavior: security,
    customHeadersBehavior: custom(embedScriptHeaders),
    corsBehavior: {
      accessControlAllowCredentials: false,
      accessControlAllowHeaders: ['Content-Type'],
      accessControlAllowMethods: ['GET', 'HEAD'],
      accessControlAllowOrigins: ['*'],
      originOverride: true,
    },
  });

/**
 * What goes with the API's answers, refusals among them, to pages of other sites: a function would not see refusals.
 * @param origins of those sites
 */
export const embeddedHeaders = (scope: Construct, origins: readonly string[]): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, 'embedded-headers', {
    securityHeadersBehavior: security,
    corsBehavior: {
      // A secret is sent as a header by whoever has it; browsers add nothing of their own.
      accessControlAllowCredentials: false,
      accessControlAllowHeaders: [...embedding.headers],
      accessControlAllowMethods: [...embedding.methods],
      accessControlAllowOrigins: [...origins],
      accessControlExposeHeaders: [...embedding.exposed],
      accessControlMaxAge: Duration.seconds(embedding.maxAgeSeconds),
      originOverride: true,
    },
  });
