/** Ends a run with one plain line that any CI can read: `412 passed, 0 failed`. */
export default class ClosingLine {
  onRunComplete(_contexts, results) {
    const { numPassedTests: passed, numFailedTests, numRuntimeErrorTestSuites, numPendingTests: skipped } = results;
    // A file that could not even be loaded counts as a failure.
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    process.stdout.write(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
  }
}
