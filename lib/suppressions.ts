import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Accepts one finding of cdk-nag on one construct and whatever is below it.
 *
 * @param finding the rule, with the finding in brackets where the rule has several: `AwsSolutions-IAM5[Resource::*]`
 * @param reason why it is right here; a reader who doubts it should find the answer in the sentence
 */
export function explain(construct: IConstruct, finding: string, reason: string): void {
  Validations.of(construct).acknowledge({ id: finding, reason });
}

/**
 * Each statement that is granted on resource `*`, because AWS offers no other: action, then reason. A test reads
 * this list and fails on any other `*` in the template.
 */
export const unscopedActions: Readonly<Record<string, string>> = {
  'xray:PutTraceSegments': 'X-Ray has no resource type for segments.',
  'xray:PutTelemetryRecords': 'X-Ray has no resource type for telemetry.',
  'comprehend:BatchDetectDominantLanguage': "Comprehend's built-in models are no resources of the account.",
  'comprehend:BatchDetectSentiment': "Comprehend's built-in models are no resources of the account.",
  'comprehend:BatchDetectKeyPhrases': "Comprehend's built-in models are no resources of the account.",
  'cloudwatch:DescribeAlarms': 'CodeDeploy asks for states of alarms as for a list, which names none; see rollout.ts.',
  'comprehend:DetectPiiEntities': "Comprehend's built-in models are no resources of the account.",
};

export const lastQueueReason =
  'This is itself a dead-letter queue, though of a stream or a schedule: an alarm and a person come after it.';

export const tracingReason =
  'Active tracing writes segments, and X-Ray offers no resource to name; see unscopedActions in lib/suppressions.ts.';
