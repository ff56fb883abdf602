import grafana from '@grafana/eslint-config';

export default [
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      '**/build/',
      '**/coverage/',
      'packages/plugin-sdk/src/gen/',
      '**/*.tsbuildinfo',
    ],
  },
  ...grafana,
  {
    files: ['**/*.ts', '**/*.tsx'],

    languageOptions: { ecmaVersion: 2023 },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' },
      ],
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      'no-console': 'error',
      'no-restricted-exports': [
        'error',
        {
          restrictDefaultExports: {
            direct: true,
            named: true,
            defaultFrom: true,
            namedFrom: true,
            namespaceFrom: true,
          },
        },
      ],
      'max-lines': ['warn', { max: 300, skipBlankLines: false, skipComments: false }],
      'react/react-in-jsx-scope': 'off',
      'react/prop-types': 'off',
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    ignores: ['**/*.test.ts', '**/*.test.tsx', '**/*.spec.ts', '**/test/**', 'e2e/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'error' },
  },
  {
    // Tests may run long; commands speak to a terminal; configuration files must export by default.
    files: ['**/*.test.ts', '**/*.test.tsx', '**/*.spec.ts', 'e2e/**/*.ts'],
    rules: { 'max-lines': ['error', { max: 500 }] },
  },
  {
    files: ['tools/**', 'bench/**', '**/bin/**', 'harness/build.ts', 'e2e/**/run.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.config.ts', '**/*.config.mjs'],
    rules: { 'no-restricted-exports': 'off' },
  },
];
