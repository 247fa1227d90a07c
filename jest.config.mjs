export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {},
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // A test of a whole machine waits a minute and a half for each thing that must happen (test/journeys/machine.ts). No
  // test sets a shorter time of its own: what is quick on a quiet machine is not on one with much else to do.
  testTimeout: 300_000,
  reporters: ['default', '<rootDir>/test/permissions-used.mjs', '<rootDir>/test/closing-line.mjs'],
  // Two cores: a browser, a machine or an engine beside the tests needs the other one.
  maxWorkers: 2,
  modulePathIgnorePatterns: ['<rootDir>/.redress', '<rootDir>/cdk.out'],
};
