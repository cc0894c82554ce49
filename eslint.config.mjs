// What ESLint demands of hand-written scripts: no known mistakes, nothing unused, no import cycles, no user-agent
// sniffing.

import js from '@eslint/js';
import importX from 'eslint-plugin-import-x';
import globals from 'globals';

/** Written by commands. */
const generated = [
  '**/{.next,dist,generated,out}/',
  'pkg/src/*.css.js',
  'pkg/src/{core,core-glue,core-js}.js',
  'pkg/src/lang/',
  'src/browser/helper.min.js',
  'target/',
];

/** Names that tests, and pages of tests, put on a window for scripts that run in it. */
const ofTests = ['ended', 'lab', 'labErrors', 'labEvents', 'labHelp', 'labScripts', 'labStatus', 'moved', 'tag'];

export default [
  { ignores: generated },
  js.configs.recommended,
  {
    files: ['**/*.{js,jsx,mjs}'],
    plugins: { 'import-x': importX },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // Circles are ours: packages are not read, of which some do not bear it.
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-self-import': 'error',
      // What catches an error that it does not need must name it: scripts for visitors have the syntax of 2018.
      'no-unused-vars': ['error', { caughtErrorsIgnorePattern: '^_$', ignoreRestSiblings: true }],
    },
  },
  {
    files: ['{pkg,src,www}/**'],
    // The build replaces BUILD by the kind of package.
    languageOptions: { globals: { ...globals.browser, BUILD: 'readonly' } },
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[property.name=/^(appName|appVersion|userAgent|userAgentData)$/]',
          message: 'Ask whether a feature is there; only Rust reads the user agent, for the version of Windows.',
        },
      ],
    },
  },
  { files: ['wordpress/**'], languageOptions: { sourceType: 'script', globals: globals.browser } },
  {
    files: ['{tests,xtask}/**', '*.mjs'],
    languageOptions: {
      globals: {
        ...globals.node,
        ...globals.browser,
        ...Object.fromEntries(ofTests.map((name) => [name, 'readonly'])),
      },
      parserOptions: { ecmaFeatures: { jsx: true } },
    },
  },
  { files: ['tests/e2e/pages/*-worker.js'], languageOptions: { globals: globals.serviceworker } },
  // Names that the rule does not see in use: in JSX, and in the pages beside a classic script.
  { files: ['**/*.jsx', 'tests/e2e/pages/rules.js'], rules: { 'no-unused-vars': 'off' } },
];
