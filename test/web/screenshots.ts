import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Git ignores it: whoever ran the tests may look at the pages there. */
const folder = join(import.meta.dirname, '..', '..', '.redress', 'screenshots');

/** Takes a picture of the whole page, named `<page>-<what>-<language>.png` or so. */
export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true, animations: 'disabled' });
}
