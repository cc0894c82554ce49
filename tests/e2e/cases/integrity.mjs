// Subresource integrity: with the hashes that the build writes the check runs, and a file that was changed does not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { embed, onPage } from '../browser.mjs';
import { enter } from '../lab.mjs';

const at = (query) => embed(query, 'integrity');

test('every file has the hash that the build wrote for it', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: at({}) }, async (visitor) => {
    const { report } = await visitor.startByScript();
    assert.equal(report.verdict, 'no-sign');
    assert.deepEqual(visitor.faults, []);
  });
});

test('a file that was changed is not run', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: at({ changed: 'check.js' }) }, async (visitor) => {
    const { error } = await visitor.startByScript();
    assert.deepEqual([error.code, error.found], ['part-missing', 'check.js']);
    assert.ok(
      visitor.console.some((line) => line.includes('integrity')),
      visitor.console.join('\n'),
    );
  });
});
