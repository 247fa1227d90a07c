import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { bundleFunctions } from './bundle.ts';
import { buildWeb } from './bundle-web.ts';
import { type Config, readConfig } from './config.ts';
import { RecordsStack } from './stacks/records.ts';
import { ServiceStack } from './stacks/service.ts';

const root = join(import.meta.dirname, '..');

export type AppChoices = {
  /** Where the cloud assembly goes. @default what the CDK CLI says, or cdk.out */
  outdir?: string;
  /** @default the file that `-c config=…` names, or redress.config.json */
  config?: Config;
  /** Each function's folder. @default built from the sources */
  bundles?: Readonly<Record<string, string>>;
  /** The folder of the pages. @default built from the sources */
  pages?: string;
  /** Further CDK context, over that of cdk.json. */
  context?: Record<string, unknown>;
};

/**
 * The CDK app, in process: nothing is looked up, so that it needs no network, no account and no credentials.
 * The feature flags stand in cdk.json, and hold as well when no CDK CLI hands them over.
 *
 * @throws ConfigError when a setting is missing or wrong
 * @throws BundleError when a function's entry file is missing or does not compile
 */
export function redressApp(choices: AppChoices = {}): App {
  const { context: flags }: { context: Record<string, unknown> } = JSON.parse(
    readFileSync(join(root, 'cdk.json'), 'utf8'),
  );
  const app = new App({
    outdir: choices.outdir ?? process.env['CDK_OUTDIR'] ?? join(root, 'cdk.out'),
    context: { ...flags, ...choices.context },
    autoSynth: false,
    analyticsReporting: false,
  });
  const file: unknown = app.node.tryGetContext('config');
  const config = choices.config ?? readConfig(typeof file === 'string' ? file : join(root, 'redress.config.json'));
  const records = new RecordsStack(app, 'Redress-Records', { config });
  new ServiceStack(app, 'Redress', {
    config,
    records,
    bundles: choices.bundles ?? bundleFunctions(),
    pages: choices.pages ?? buildWeb(),
  });
  return app;
}
