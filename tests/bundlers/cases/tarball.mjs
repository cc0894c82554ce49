// What is in the tarball: a committed list, so that nothing is published by accident.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { here, packed } from '../package.mjs';

test('the tarball holds the files of the committed list, and no other', () => {
  const list = readFileSync(here('../golden/tarball.txt'), 'utf8');
  const found = packed.files
    .map(({ path }) => `${path}\n`)
    .sort()
    .join('');
  assert.equal(found, list, 'if that is meant, write what was found into tests/golden/tarball.txt');
});

test('both licences are in the tarball, word for word', () => {
  for (const name of ['LICENSE-MIT', 'LICENSE-APACHE']) {
    const [theirs, ours] = [`${packed.installed}${name}`, here(`../../${name}`)].map((file) =>
      readFileSync(file, 'utf8'),
    );
    assert.equal(theirs, ours);
  }
});

test('the tarball runs nothing when it is installed', () => {
  const { scripts, dependencies } = JSON.parse(readFileSync(`${packed.installed}package.json`, 'utf8'));
  assert.deepEqual({ scripts, dependencies }, { scripts: undefined, dependencies: undefined });
});
