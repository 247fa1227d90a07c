/** Names of the environment variables that the constructs set and runtime/environment.ts reads. */
export const environment = {
  table: 'TABLE_NAME',
  bus: 'BUS_NAME',
  keySecret: 'KEY_SECRET_ARN',
  configurationSet: 'MAIL_CONFIGURATION_SET',
  userPool: 'USER_POOL_ID',
  filesBucket: 'FILES_BUCKET',
  /** The bucket's own address, which browsers are sent to. */
  filesOrigin: 'FILES_ORIGIN',
  /** `true` where files are scanned for malware. */
  filesScanned: 'FILES_SCANNED',
  /** JSON: the secret's ARN and the channel of each webhook source, by name. */
  webhooks: 'WEBHOOKS',
  /** JSON of the domain's `Settings` without `siteUrl`. */
  settings: 'SETTINGS',
  /** A digest of what every clock is reckoned by: calendars and the arithmetic of deadlines, as they are released. */
  clockRules: 'CLOCK_RULES',
  /** Where the pages live, without a trailing slash. The local machine sets it to its own address. */
  siteUrl: 'SITE_URL',
} as const;
export type EnvironmentName = keyof typeof environment;
