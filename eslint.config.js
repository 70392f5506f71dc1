import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';
import { reasons } from './scripts/lint/reasons.mjs';

export default defineConfig(
  globalIgnores([
    'node_modules/',
    '.wxt/',
    '.output/',
    '.cache/',
    'demo-output/',
    'test-output/',
    'tests/fixtures/',
    'public/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  svelte.configs.recommended,
  {
    plugins: { reasons },
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname, extraFileExtensions: ['.svelte'] },
    },
    rules: {
      'max-lines': ['error', { max: 250 }],
      eqeqeq: 'error',
      'reasons/assertion': 'error',
      'reasons/disabled-rule': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-empty-function': 'off', // "nothing to do" is a fair answer where a function is asked for
      '@typescript-eslint/require-await': 'off', // a port may be asynchronous where its fake is not
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-unnecessary-type-parameters': 'off', // branded ids name their type once, on purpose
      '@typescript-eslint/no-invalid-void-type': 'off', // it refuses Promise.withResolvers<void>()
      'no-undef': 'off', // the compiler knows better which globals there are
    },
  },
  { files: ['**/*.svelte', '**/*.svelte.ts'], languageOptions: { parserOptions: { parser: ts.parser } } },
  {
    files: ['**/*.js', '**/*.mjs'],
    extends: [ts.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
  },
);
