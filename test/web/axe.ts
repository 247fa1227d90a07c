import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

type Findings = Pick<AxeResults, 'violations'>;

/**
 * What axe finds on the page as it stands, its shadow trees included, by WCAG 2.2 AA and by good practice: the serious
 * and the critical. Each finding is a line: which rule, where, and what is wrong.
 *
 * It runs in the page through the debugger, which the page's content security policy does not concern.
 */
export async function seriousFindings(page: Page): Promise<string[]> {
  // What is fading in or out has a contrast of its own for a moment.
  await page.evaluate('Promise.allSettled(document.getAnimations().map((one) => one.finished)).then(() => undefined)');
  await page.evaluate(`${source}; undefined`);
  const options = JSON.stringify({ runOnly: standard, resultTypes: ['violations'] });
  const { violations } = await page.evaluate<Findings>(`axe.run(document, ${options})`);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary = '' }) => `${id}: ${help}: ${target.flat().join(' ')} ${failureSummary}`),
    )
    .map((line) => line.replaceAll(/\s+/g, ' '));
}
