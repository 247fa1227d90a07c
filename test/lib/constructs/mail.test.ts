import { beforeAll, describe, expect, test } from '@jest/globals';
import { at, listAt, type Resource, synthesized } from '../assembly.ts';

let resources: Resource[];
beforeAll(() => {
  resources = synthesized();
});
const ofType = (type: string) => resources.filter((one) => one.type === type);

describe('what becomes of our mails', () => {
  test('is reported by SES for each that it took, that bounced, was complained about or rejected', () => {
    const destinations = ofType('AWS::SES::ConfigurationSetEventDestination');
    expect(destinations.map(({ properties }) => at(properties, 'EventDestination'))).toMatchObject([
      { Enabled: true, MatchingEventTypes: ['send', 'bounce', 'complaint', 'reject'] },
    ]);
  });

  test('reaches the feedback queue: of our configuration set alone, and of every type that is reported', () => {
    const rules = ofType('AWS::Events::Rule').filter(({ properties }) =>
      listAt(properties, 'EventPattern', 'source').includes('aws.ses'),
    );
    const set = ofType('AWS::SES::ConfigurationSet')[0]?.id;
    expect(rules.map(({ properties }) => at(properties, 'EventPattern'))).toEqual([
      {
        source: ['aws.ses'],
        'detail-type': ['Email Sent', 'Email Bounced', 'Email Complaint Received', 'Email Rejected'],
        detail: { mail: { tags: { 'ses:configuration-set': [{ Ref: set }] } } },
      },
    ]);
  });
});
