import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['imports/', 'build/', 'dist/', 'deploy/', '**/*.js', '**/*.mjs', '.scratch/'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // A number in a message prints as it should; objects do not, and stay forbidden.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Literal keys of index signatures are written with brackets, as the compiler option wants it.
      '@typescript-eslint/dot-notation': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      // `return fail(…)` ends a function early and says that it fails.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // A handler among asynchronous ones may have nothing to wait for.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['lib/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', { name: 'process', message: 'environment and output belong to lib/cli' }, { name: 'Date', message: 'a synth knows no clock' }],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: 'the same input gives the same bytes' }],
    },
  },
  { files: ['lib/cli/**/*.ts'], rules: { 'no-restricted-globals': 'off' } },
);
