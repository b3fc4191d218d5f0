/** The suites in the real engines, one after the other. run.sh calls this once for each suite; alone it lacks the engines. */
module.exports = {
  rootDir: '../..',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/e2e/*.e2e.ts'],
  testTimeout: 10 * 60 * 1000,
  maxWorkers: 1,
  verbose: true,
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } }] },
};
