import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Debian's Chromium, Playwright's own where somebody installed it, or whatever the environment names. */
const executablePath = [
  process.env['REDRESS_CHROMIUM'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  chromium.executablePath(),
].find((path) => path !== '' && existsSync(path));

export const hasChromium = executablePath !== undefined;

export const noChromium =
  'There is no Chromium here, so that pages cannot be tried: "apt-get install chromium", or name one in REDRESS_CHROMIUM.';

/**
 * Starts it without a window, and without what it would fetch for itself.
 * @throws Error that says how to get one when there is no Chromium
 */
export async function launchChromium(): Promise<Browser> {
  if (executablePath === undefined) throw new Error(noChromium);
  // Playwright's own list, which this one replaces, and the popups of an address bar that nobody sees: two pages a window.
  const without = [
    'AvoidUnnecessaryBeforeUnloadCheckSync',
    'DestroyProfileOnBrowserClose',
    'HttpsUpgrades',
    'HttpsFirstBalancedModeAutoEnable',
    'LensOverlay',
    'MediaRouter',
    'PaintHolding',
    'ThirdPartyStoragePartitioning',
    'AvoidCorsURLLoaderRestartOnRedirect',
    'OptimizationHints',
    'NetworkTimeServiceQuerying',
    'AimEnabled',
    'PreconnectToSearch',
    'WebUIOmniboxPopup',
  ];
  const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update'];
  const args = ['--no-sandbox', '--disable-gpu', '--disable-sync', '--disable-dev-shm-usage', ...quiet];
  return chromium.launch({
    executablePath,
    args: [...args, `--disable-features=${without.join()}`],
    timeout: 120_000,
  });
}
