import { describe, expect, test } from '@jest/globals';
import { type Template, Templates } from '../../lib/local/template.ts';

const place = { region: 'us-east-1', accountId: '000000000000' };

const records: Template = {
  Resources: {
    Table: { Type: 'AWS::DynamoDB::Table', Properties: { KeySchema: [] } },
    Key: { Type: 'AWS::KMS::Key' },
  },
  Outputs: {
    TableArn: { Value: { 'Fn::GetAtt': ['Table', 'Arn'] }, Export: { Name: 'Records:TableArn' } },
    Stream: {
      Value: { 'Fn::GetAtt': ['Table', 'StreamArn'] },
      Export: { Name: { 'Fn::Sub': 'Records:${AWS::Region}' } },
    },
  },
};

const service: Template = {
  Parameters: { Zone: { Type: 'String', Default: 'a' }, Names: { Type: 'CommaDelimitedList', Default: 'x,y' } },
  Mappings: { Sizes: { 'us-east-1': { memory: '512' } } },
  Conditions: {
    InZoneA: { 'Fn::Equals': [{ Ref: 'Zone' }, 'a'] },
    Elsewhere: { 'Fn::Not': [{ Condition: 'InZoneA' }] },
  },
  Resources: {
    Queue: {
      Type: 'AWS::SQS::Queue',
      Properties: { RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': 'Dead.Arn' } } },
    },
    Dead: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'dead' } },
    Never: { Type: 'AWS::SQS::Queue', Condition: 'Elsewhere' },
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        MemorySize: { 'Fn::FindInMap': ['Sizes', { Ref: 'AWS::Region' }, 'memory'] },
        Environment: {
          Variables: {
            TABLE: { 'Fn::Select': [1, { 'Fn::Split': ['/', { 'Fn::ImportValue': 'Records:TableArn' }] }] },
            NOTE: { 'Fn::Join': ['', ['queue ', { Ref: 'Queue' }]] },
            TEXT: { 'Fn::Sub': ['${Dead} ${Dead.Arn} ${mine} ${!Literal}', { mine: { Ref: 'Zone' } }] },
            WHERE: { 'Fn::If': ['InZoneA', 'here', 'there'] },
            GONE: { 'Fn::If': ['Elsewhere', 'x', { Ref: 'AWS::NoValue' }] },
            NAMES: { Ref: 'Names' },
          },
        },
      },
    },
    Mapping: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: { EventSourceArn: { 'Fn::ImportValue': 'Records:us-east-1' }, FunctionName: { Ref: 'Function' } },
    },
  },
};

const templates = new Templates(
  [
    { name: 'Records', template: records },
    { name: 'Service', template: service, paths: new Map([['Queue', 'Service/assess/queue/Resource']]) },
  ],
  place,
);

describe('the template on one machine', () => {
  test('a function gets the values that CloudFormation would give it', () => {
    const [made] = templates.ofType('AWS::Lambda::Function');
    expect(made?.properties).toEqual({
      MemorySize: '512',
      Environment: {
        Variables: {
          TABLE: 'Records-Table',
          NOTE: 'queue https://sqs.us-east-1.amazonaws.com/000000000000/Service-assess-queue',
          TEXT: 'https://sqs.us-east-1.amazonaws.com/000000000000/dead arn:aws:sqs:us-east-1:000000000000:dead a ${Literal}',
          WHERE: 'here',
          NAMES: ['x', 'y'],
        },
      },
    });
  });

  test('a mapping finds the stream of a table in another stack', () => {
    const [mapping] = templates.ofType('AWS::Lambda::EventSourceMapping');
    const [table] = templates.ofType('AWS::DynamoDB::Table');
    expect(mapping?.properties['EventSourceArn']).toBe(`${table?.arn}/stream/2000-01-01T00:00:00.000`);
    expect(mapping?.properties['FunctionName']).toBe('Service-Function');
  });

  test('a resource whose condition does not hold is not there', () => {
    expect(templates.ofType('AWS::SQS::Queue').map(({ name }) => name)).toEqual(['Service-assess-queue', 'dead']);
  });

  test('ids are the same at each start, since data is kept under them', () => {
    const again = new Templates([{ name: 'Records', template: records }], place);
    expect(again.ofType('AWS::KMS::Key')[0]?.ref).toBe(templates.ofType('AWS::KMS::Key')[0]?.ref);
  });

  test('what cannot be resolved is named', () => {
    const broken = new Templates(
      [
        {
          name: 'Broken',
          template: { Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { X: { Ref: 'B' } } } } },
        },
      ],
      place,
    );
    expect(() => broken.ofType('AWS::SQS::Queue')).toThrow('Stack Broken refers to B');
    const unknown = new Templates(
      [
        {
          name: 'S',
          template: { Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { X: { 'Fn::Cidr': [] } } } } },
        },
      ],
      place,
    );
    expect(() => unknown.ofType('AWS::SQS::Queue')).toThrow('Fn::Cidr');
  });
});
