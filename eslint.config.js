import js from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/**
 * The import law (docs/architecture.md), the half of it that can be said file by file, so that an editor shows it at
 * once. tests/architecture.test.ts walks every import and holds the whole of it.
 */
const forbid = (files, group, message) => ({
  files,
  ignores: ['**/*.test.ts', '**/*.test.tsx'],
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group, message }] }] },
});

export default tseslint.config(
  { ignores: ['build/', '.data/', '.cache/', 'prisma/generated/', 'node_modules/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strict],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // The indexed accesses that noUncheckedIndexedAccess asks about are often known to be there.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // Answers and errors are thrown in routes: that is how Remix ends a loader.
      '@typescript-eslint/only-throw-error': 'off',
    },
  },
  {
    files: ['app/**/*.ts', 'app/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks, 'jsx-a11y': jsxA11y },
    rules: { ...reactHooks.configs.recommended.rules, ...jsxA11y.flatConfigs.recommended.rules },
  },
  {
    files: ['**/*.mjs', '*.js'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', setTimeout: 'readonly', clearTimeout: 'readonly', setInterval: 'readonly', clearInterval: 'readonly', globalThis: 'readonly', WebAssembly: 'readonly', AbortController: 'readonly', fetch: 'readonly' } },
  },
  { rules: { eqeqeq: ['error', 'always', { null: 'ignore' }], 'no-console': 'off' } },
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },

  forbid(['shared/**'], ['**/server/**', '**/app/**', '**/prisma/**', '**/tests/**', 'node:*'], 'shared/ runs anywhere and imports nothing of ours.'),
  forbid(['app/ui/**'], ['**/features/**', '**/routes/**', '**/live/**', '**/server/**', '**/*.server*'], 'ui/ holds components that know no feature.'),
  forbid(['app/features/**'], ['**/routes/**', '**/server/**', '**/*.server*'], 'A feature gets props and gives forms; routes compose and reach the server.'),
  forbid(['app/routes/**'], ['**/server/**'], 'Routes reach the server through app/services.server.ts only.'),
  forbid(['server/**'], ['**/app/**', '**/tests/**'], 'The server knows nothing of the app.'),
);
