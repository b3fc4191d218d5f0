/** Everything that needs only Node. What needs a real server is in test/e2e and has its own configuration. */
module.exports = {
  testEnvironment: 'node',
  // By itself jest leaves a core free, which on a small machine is half of it.
  maxWorkers: '100%',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['<rootDir>/test/e2e/'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } }] },
};
