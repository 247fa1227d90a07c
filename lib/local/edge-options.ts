import { environment } from '../../functions/contract/environment.ts';
import type { WebConfig } from '../../functions/contract/web-config.ts';
import type { Buses } from './bus.ts';
import type { ConfigurationSetResource, EdgeOptions, SecretResource } from './edge/interface.ts';
import type { Journal } from './journal.ts';
import { asList, asProperties, asText } from './properties.ts';
import type { Templates } from './template.ts';

/** What the services at the edge must know of the template. */
export function edgeOptions(
  templates: Templates,
  { journal, buses, origin }: { journal: Journal; buses: Buses; origin: () => string },
): EdgeOptions {
  return {
    now: () => new Date(),
    database: journal.database,
    write: async (write) => journal.write(write),
    putDefaultBusEvent: defaultBus(buses),
    publicOrigin: origin,
    region: templates.place.region,
    accountId: templates.place.accountId,
    userPoolId: templates.ofType('AWS::Cognito::UserPool')[0]?.ref ?? `${templates.place.region}_local`,
    clientId: clientIdOf(templates),
    tokenSeconds: tokenSecondsOf(templates),
    secrets: secretsOf(templates),
    webhooks: webhooksOf(templates),
    configurationSets: configurationSetsOf(templates),
    identities: templates.ofType('AWS::SES::EmailIdentity').map(({ name }) => name),
  };
}

/** The default bus; the rows of an event are asked for before the call returns, as EdgeOptions wants it. */
export function defaultBus(buses: Buses): EdgeOptions['putDefaultBusEvent'] {
  return async ({ source, detailType, time, resources, detail }) => {
    const entry = { Source: source, DetailType: detailType, Time: time, Resources: resources };
    const results = await buses.put([{ ...entry, Detail: JSON.stringify(detail) }]);
    const [result] = Array.isArray(results) ? results : [];
    if (result === undefined || 'ErrorCode' in result) throw new Error('The default bus refused an event.');
  };
}

/** The web pages' client of the user pool. */
export function clientIdOf(templates: Templates): string {
  return templates.ofType('AWS::Cognito::UserPoolClient')[0]?.ref ?? 'local';
}

/** How long the client's tokens last, by CloudFormation's own units and defaults. */
function tokenSecondsOf(templates: Templates): EdgeOptions['tokenSeconds'] {
  const client = templates.ofType('AWS::Cognito::UserPoolClient')[0]?.properties ?? {};
  const units = asProperties(client['TokenValidityUnits'] ?? {});
  const secondsOf = (token: string, unit: string, otherwise: number): number => {
    const seconds = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 }[asText(units[token]) ?? unit];
    const validity = Number(client[`${token}Validity`] ?? otherwise);
    if (seconds === undefined)
      throw new Error(`${token} lasts ${validity} ${String(units[token])}: which unit is that?`);
    return validity * seconds;
  };
  return {
    access: secondsOf('AccessToken', 'hours', 1),
    id: secondsOf('IdToken', 'hours', 1),
    refresh: secondsOf('RefreshToken', 'days', 30),
  };
}

/** Brand and default language, as the template gives them to the functions. */
export function settingsOf(templates: Templates): Pick<WebConfig, 'brand' | 'defaultLanguage'> {
  const settings = variableOf(templates, environment.settings);
  return settings === undefined
    ? { brand: { name: 'Redress', colour: '#0f5c6e' }, defaultLanguage: 'en' }
    : JSON.parse(settings);
}

/** The systems that may file complaints, and the ARN of each one's secret. */
function webhooksOf(templates: Templates): EdgeOptions['webhooks'] {
  const described: Record<string, { secret: string }> = JSON.parse(variableOf(templates, environment.webhooks) ?? '{}');
  return Object.fromEntries(Object.entries(described).map(([source, { secret }]) => [source, secret]));
}

/** A variable of the first function that is given it. */
function variableOf(templates: Templates, name: string): string | undefined {
  for (const { properties } of templates.ofType('AWS::Lambda::Function')) {
    const value = asProperties(asProperties(properties['Environment'] ?? {})['Variables'] ?? {})[name];
    if (typeof value === 'string') return value;
  }
  return undefined;
}

function secretsOf(templates: Templates): SecretResource[] {
  return templates.ofType('AWS::SecretsManager::Secret').map(({ ref, name, properties }) => {
    const generate = properties['GenerateSecretString'];
    const value = asText(properties['SecretString']);
    return {
      arn: ref,
      name,
      ...(generate !== undefined && { generate: asProperties(generate) }),
      ...(value !== undefined && { value }),
    };
  });
}

function configurationSetsOf(templates: Templates): ConfigurationSetResource[] {
  const destinations = templates.ofType('AWS::SES::ConfigurationSetEventDestination');
  return templates.ofType('AWS::SES::ConfigurationSet').map(({ name, ref }) => ({
    name,
    eventTypes: destinations
      .filter(({ properties }) => properties['ConfigurationSetName'] === ref)
      .flatMap(({ properties }) => asList([properties['EventDestination']]))
      .filter((destination) => destination['Enabled'] !== false && destination['EventBridgeDestination'] !== undefined)
      .flatMap(({ MatchingEventTypes: types }) => (Array.isArray(types) ? types.map(String) : [])),
  }));
}
