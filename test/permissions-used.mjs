import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Ends a run of all journeys with a look at what they used of what is granted. It is no test file, because it can only
 * be right after the last journey, whichever that is: a run of a part of them says nothing about permissions.
 */
export default class PermissionsUsed {
  #root;
  #folder;
  #complaint;

  constructor({ rootDir }) {
    this.#root = rootDir;
    this.#folder = join(rootDir, '.redress', `permissions.${process.pid}`);
  }

  onRunStart() {
    rmSync(this.#folder, { recursive: true, force: true });
    mkdirSync(this.#folder, { recursive: true });
    // The machines of the journeys inherit it, and write there (lib/local/iam/usage-file.ts).
    process.env.REDRESS_PERMISSIONS = this.#folder;
  }

  async onRunComplete(_contexts, results) {
    try {
      if (this.#ranAllJourneys(results.testResults)) await this.#judge();
    } catch (error) {
      this.#complaint = error;
      process.stdout.write(`\n${error.message}\n`);
      // The closing line counts it.
      results.numFailedTests += 1;
    } finally {
      rmSync(this.#folder, { recursive: true, force: true });
    }
  }

  /** What makes jest fail the run. */
  getLastError() {
    return this.#complaint;
  }

  /** A journey that failed may have used less than it would have, and fails the run by itself. */
  #ranAllJourneys(testResults) {
    const journeys = readdirSync(join(this.#root, 'test', 'journeys')).filter((name) => name.endsWith('.test.ts'));
    return journeys.every((name) =>
      testResults.some(
        ({ testFilePath, numFailingTests, numPendingTests, testExecError }) =>
          testFilePath === join(this.#root, 'test', 'journeys', name) &&
          numFailingTests === 0 &&
          numPendingTests === 0 &&
          !testExecError,
      ),
    );
  }

  async #judge() {
    const load = (file) => import(pathToFileURL(join(this.#root, file)));
    const { readAssembly, synthesize } = await load('lib/local/assembly.ts');
    const { permissionsOf } = await load('lib/local/iam/permissions.ts');
    const { reportOf } = await load('lib/local/iam/report.ts');
    const { usageFolder, usagesIn } = await load('lib/local/iam/usage-folder.ts');
    const { Templates } = await load('lib/local/template.ts');
    const templates = new Templates(readAssembly(synthesize()).stacks, {
      region: 'us-east-1',
      accountId: '000000000000',
    });
    const report = reportOf(permissionsOf(templates), usagesIn(this.#folder));
    // Kept for `npm run permissions`.
    rmSync(usageFolder, { recursive: true, force: true });
    if (existsSync(this.#folder)) renameSync(this.#folder, usageFolder);
    const { granted, used, explained, unexplained } = report;
    process.stdout.write(
      `\n${granted} permissions granted: ${used} used by the journeys, ${explained.length} explained, ${unexplained.length} neither\n`,
    );
    if (unexplained.length > 0) {
      throw new Error(
        `Granted, and used by no journey: take it away, use it in a journey, or explain it in lib/local/iam/explained.ts.\n${unexplained.join('\n')}`,
      );
    }
  }
}
