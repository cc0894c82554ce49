// The WordPress plugin in a real WordPress, in one process and so one after another. Run it by
// `cargo xtask test --only content-systems`, which installs what it needs.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';

/** In this order: the last case takes the plugin away. */
const cases = ['files', 'names', 'settings', 'shown', 'outside', 'sanitised', 'oembed', 'editor', 'uninstall'];

const there = readdirSync(new URL('cases/', import.meta.url)).map((file) => file.replace('.mjs', ''));
assert.deepEqual([...cases].sort(), there.sort(), 'a file of cases/ is not run');

for (const name of cases) await import(`./cases/${name}.mjs`);
