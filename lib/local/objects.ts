import { join } from 'node:path';
import type { Buses } from './bus.ts';
import { defaultBus } from './edge-options.ts';
import type { CorsRule } from './edge/s3/cors.ts';
import type { BucketResource, S3Options } from './edge/s3/s3.ts';
import type { ScanPlan } from './edge/s3/scanner.ts';
import type { Journal } from './journal.ts';
import { asList, asNumber, asProperties, asText } from './properties.ts';
import type { Templates } from './template.ts';

/**
 * Where S3 is found: below the address of the pages, since browsers send files to it under the pages' content security
 * policy, which on AWS names the bucket.
 */
export const objectsPath = '/_local/s3';

/** What S3 and the scanner must know of the template. */
export function objectsOptions(
  templates: Templates,
  { journal, buses, dataFolder }: { journal: Journal; buses: Buses; dataFolder: string },
): Omit<S3Options, 'authorize'> {
  return {
    now: () => new Date(),
    folder: join(dataFolder, 'objects'),
    basePath: objectsPath,
    database: journal.database,
    write: async (write) => journal.write(write),
    putDefaultBusEvent: defaultBus(buses),
    region: templates.place.region,
    // The credentials that functions.ts gives; which function's key it is, IAM knows.
    signerOf: () => ({ secretAccessKey: 'local', sessionToken: 'local' }),
    buckets: bucketsOf(templates),
    plans: plansOf(templates),
  };
}

function bucketsOf(templates: Templates): BucketResource[] {
  return templates.ofType('AWS::S3::Bucket').map(({ name, properties }) => {
    const tells = asProperties(properties['NotificationConfiguration'] ?? {})['EventBridgeConfiguration'];
    return {
      name,
      cors: asList(asProperties(properties['CorsConfiguration'] ?? {})['CorsRules']).map(corsRule),
      tellsEventBridge: tells !== undefined && asText(asProperties(tells)['EventBridgeEnabled']) !== 'false',
    };
  });
}

function corsRule(rule: Record<string, unknown>): CorsRule {
  const texts = (name: string): string[] => {
    const value = rule[name];
    return Array.isArray(value) ? value.map(String) : [];
  };
  return {
    AllowedOrigins: texts('AllowedOrigins'),
    AllowedMethods: texts('AllowedMethods'),
    AllowedHeaders: texts('AllowedHeaders'),
    MaxAge: asNumber(rule['MaxAge'], 0),
  };
}

function plansOf(templates: Templates): ScanPlan[] {
  return templates.ofType('AWS::GuardDuty::MalwareProtectionPlan').map(({ arn, properties }) => {
    const bucket = asProperties(asProperties(properties['ProtectedResource'])['S3Bucket']);
    const prefixes = bucket['ObjectPrefixes'];
    return { arn, bucket: String(bucket['BucketName']), prefixes: Array.isArray(prefixes) ? prefixes.map(String) : [] };
  });
}
