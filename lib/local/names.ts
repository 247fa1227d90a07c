import { createHash } from 'node:crypto';

/** Where the machine pretends to be. */
export type Place = { region: string; accountId: string };

type Identity = { type: string; name: string; logicalId: string; stack: string };

/** The property that names a resource, by type; for the others the name is made of stack and logical id. */
const namedBy: Record<string, string> = {
  'AWS::ApiGateway::RestApi': 'Name',
  'AWS::ApiGateway::Stage': 'StageName',
  'AWS::Cognito::UserPoolDomain': 'Domain',
  'AWS::Cognito::UserPoolGroup': 'GroupName',
  'AWS::Cognito::UserPoolResourceServer': 'Identifier',
  'AWS::DynamoDB::GlobalTable': 'TableName',
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::Events::EventBus': 'Name',
  'AWS::Events::Rule': 'Name',
  'AWS::IAM::Role': 'RoleName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SES::ConfigurationSet': 'Name',
  'AWS::SES::EmailIdentity': 'EmailIdentity',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::Scheduler::Schedule': 'Name',
  'AWS::Scheduler::ScheduleGroup': 'Name',
  'AWS::SecretsManager::Secret': 'Name',
};

/** Each start of the machine is a first deployment, after which a function has one version. */
const firstVersion = '1';

/** The name that CloudFormation would give the resource, without its random ending. */
export function physicalName(
  type: string,
  properties: Readonly<Record<string, unknown>>,
  otherwise: string,
  resolve: (value: unknown) => unknown,
): string {
  // Versions and aliases are known by the function that they belong to: `submit:1`, `submit:live`.
  if (type === 'AWS::Lambda::Version' || type === 'AWS::Lambda::Alias') {
    const qualifier = type === 'AWS::Lambda::Alias' ? String(resolve(properties['Name'])) : firstVersion;
    return `${functionNameOf(String(resolve(properties['FunctionName'])))}:${qualifier}`;
  }
  const property = namedBy[type];
  const given = property === undefined ? undefined : properties[property];
  return given === undefined ? otherwise : String(resolve(given));
}

/** What `Ref` gives for a resource: an id, name, ARN or address, as each type has it. */
export function referenceTo(resource: Identity, place: Place): string {
  switch (resource.type) {
    case 'AWS::SQS::Queue':
      return `https://sqs.${place.region}.amazonaws.com/${place.accountId}/${resource.name}`;
    case 'AWS::SNS::Topic':
    case 'AWS::SecretsManager::Secret':
    case 'AWS::Lambda::Version':
    case 'AWS::Lambda::Alias':
    case 'AWS::WAFv2::WebACL':
      return attributeOf(resource, 'Arn', place);
    case 'AWS::Cognito::UserPool':
      return `${place.region}_${shortId(resource)}`;
    case 'AWS::Cognito::UserPoolClient':
    case 'AWS::ApiGateway::RestApi':
    case 'AWS::CloudFront::Distribution':
    case 'AWS::KMS::Key':
      return shortId(resource);
    default:
      return resource.name;
  }
}

/** What `Fn::GetAtt` gives; attributes of services that are not imitated get a recognisable stand-in. */
export function attributeOf(resource: Identity, attribute: string, place: Place): string {
  const { type, name } = resource;
  const arn = (service: string, rest: string): string =>
    `arn:aws:${service}:${place.region}:${place.accountId}:${rest}`;
  switch (`${type} ${attribute}`) {
    case 'AWS::DynamoDB::Table Arn':
    case 'AWS::DynamoDB::GlobalTable Arn':
      return arn('dynamodb', `table/${name}`);
    case 'AWS::DynamoDB::Table StreamArn':
    case 'AWS::DynamoDB::GlobalTable StreamArn':
      return arn('dynamodb', `table/${name}/stream/2000-01-01T00:00:00.000`);
    case 'AWS::Lambda::Function Arn':
    case 'AWS::Lambda::Version Arn':
    case 'AWS::Lambda::Alias Arn':
    case 'AWS::Lambda::Alias AliasArn':
      return arn('lambda', `function:${name}`);
    case 'AWS::Lambda::Version Version':
      return firstVersion;
    case 'AWS::Events::EventBus Arn':
      return arn('events', `event-bus/${name}`);
    case 'AWS::Events::Rule Arn':
      return arn('events', `rule/${name}`);
    case 'AWS::SQS::Queue Arn':
      return arn('sqs', name);
    case 'AWS::SNS::Topic Arn':
    case 'AWS::SNS::Topic TopicArn':
      return arn('sns', name);
    case 'AWS::SecretsManager::Secret Arn':
    case 'AWS::SecretsManager::Secret Id':
      return arn('secretsmanager', `secret:${name}-${shortId(resource).slice(0, 6)}`);
    case 'AWS::Cognito::UserPool Arn':
      return arn('cognito-idp', `userpool/${referenceTo(resource, place)}`);
    case 'AWS::Cognito::UserPool ProviderName':
      return `cognito-idp.${place.region}.amazonaws.com/${referenceTo(resource, place)}`;
    case 'AWS::Cognito::UserPool ProviderURL':
      return `https://cognito-idp.${place.region}.amazonaws.com/${referenceTo(resource, place)}`;
    case 'AWS::S3::Bucket Arn':
      return `arn:aws:s3:::${name}`;
    case 'AWS::S3::Bucket RegionalDomainName':
      return `${name}.s3.${place.region}.amazonaws.com`;
    case 'AWS::CloudFront::Distribution DomainName':
      return `${shortId(resource)}.cloudfront.net`;
    case 'AWS::IAM::Role Arn':
      return `arn:aws:iam::${place.accountId}:role/${name}`;
    case 'AWS::KMS::Key Arn':
      return arn('kms', `key/${shortId(resource)}`);
    case 'AWS::Logs::LogGroup Arn':
      return arn('logs', `log-group:${name}:*`);
    case 'AWS::Scheduler::Schedule Arn':
      return arn('scheduler', `schedule/default/${name}`);
    case 'AWS::SES::ConfigurationSet Arn':
      return arn('ses', `configuration-set/${name}`);
    default:
      break;
  }
  if (attribute === 'Arn') return arn(serviceOf(type), name);
  if (attribute.endsWith('Id')) return referenceTo(resource, place);
  if (attribute === 'Name' || attribute === 'QueueName' || attribute === 'TopicName') return name;
  return `${resource.logicalId}.${attribute}`;
}

/** The last part of a function's ARN or name, without version or alias. */
export function functionNameOf(arnOrName: string): string {
  const match = /function:([^:/]+)/u.exec(arnOrName);
  return match?.[1] ?? arnOrName.replace(/:.*$/u, '');
}

/** A short id, the same at each start. */
function shortId(resource: Identity): string {
  return createHash('sha256').update(`${resource.stack}/${resource.logicalId}`).digest('hex').slice(0, 10);
}

function serviceOf(type: string): string {
  return (type.split('::')[1] ?? 'unknown').toLowerCase();
}
