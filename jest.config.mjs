export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {},
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // A test of a whole machine waits a minute for each thing that must happen (test/journeys/machine.ts).
  testTimeout: 180_000,
  reporters: ['default', '<rootDir>/test/permissions-used.mjs', '<rootDir>/test/closing-line.mjs'],
  // Two cores: a browser, a machine or an engine beside the tests needs the other one.
  maxWorkers: 2,
  modulePathIgnorePatterns: ['<rootDir>/.redress', '<rootDir>/cdk.out'],
};
