import type { Page } from 'playwright-core';

type AFile = { name: string; mimeType: string; buffer: Buffer };

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC';

/** A picture of ten by ten. */
export const aPhoto = (name: string): AFile => ({
  name,
  mimeType: 'image/png',
  buffer: Buffer.from(png, 'base64'),
});

/** The EICAR test file, which every scanner takes for malware; in two halves, so that none takes this source for it. */
export const malware = (name: string): AFile => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')),
});

/** What every page owes its reader: its language, one heading, and that nobody must scroll sideways. */
export async function pageFacts(page: Page): Promise<{ lang: string; h1: string[]; sideways: number }> {
  return {
    lang: (await page.getAttribute('html', 'lang')) ?? '',
    h1: await page.locator('h1').allTextContents(),
    sideways: await page.evaluate<number>(
      'Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)',
    ),
  };
}

/** Waits until a page shows something, and nothing turns or is fetched any more. */
export async function standsStill(page: Page, shown: string): Promise<void> {
  await page.locator(shown).first().waitFor();
  await page.waitForFunction(
    `document.querySelector('main [class*=awsui_spinner], main [aria-busy=true], .desk-loading') === null`,
  );
}

/** Something of an element within a form's shadow tree, which is called `it`. */
export function shadowed<T>(page: Page, form: string, part: string, expression: string): Promise<T> {
  const path = `document.querySelector(${JSON.stringify(form)}).shadowRoot.querySelector(${JSON.stringify(part)})`;
  return page.evaluate<T>(`{ const it = ${path}; ${expression}; }`);
}
