import { redressApp } from '../lib/app.ts';
import { BundleError } from '../lib/bundle.ts';
import { ConfigError } from '../lib/config.ts';

try {
  redressApp().synth();
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof BundleError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
