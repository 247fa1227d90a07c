export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {},
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testTimeout: 60_000,
  reporters: ['default', '<rootDir>/test/closing-line.mjs'],
  // Two cores: a browser, a machine or an engine beside the tests needs the other one.
  maxWorkers: 2,
  modulePathIgnorePatterns: ['<rootDir>/.redress', '<rootDir>/cdk.out'],
};
