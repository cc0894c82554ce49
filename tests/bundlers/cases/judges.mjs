// Two tools that know what goes wrong with packages: publint reads package.json, attw asks TypeScript for every entry.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { installedFile, packed, tool, tooOld } from '../package.mjs';

test('publint reports nothing', async () => {
  const said = await tool('publint', ['run', packed.tarball, '--strict', '--level', 'suggestion']);
  assert.match(said, /All good!/);
  assert.doesNotMatch(said, /Suggestions|Warnings|Errors/);
});

// The package is for browsers and has ES modules alone, so it is judged as `import` and bundlers ask for it. What the
// `require` of a Node.js before 20.19 would make of it is not asked.
test('attw reports nothing', { skip: tooOld }, async () => {
  // It fails, and so throws here, where it finds a problem.
  const said = await tool('attw', [packed.tarball, '--profile', 'esm-only', '--format', 'json']);
  const { entrypoints } = JSON.parse(said).analysis;
  const { exports } = JSON.parse(installedFile('package.json'));
  assert.deepEqual(Object.keys(entrypoints).sort(), Object.keys(exports).sort(), 'every entry is judged');
});
