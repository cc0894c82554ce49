// Every end-to-end test, in one process and so one after another: they share a lab, and it plays one world at a time.
// LAB_PART chooses one of two parts of about the same length, each for a lab of its own. Run it by
// `cargo xtask lab -- node --test tests/e2e/all.test.mjs`, or a file of cases/ in its place.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';

const parts = {
  1: [
    'worlds',
    'bad-input',
    'attributes',
    'policy',
    'tiers',
    'guest',
    'privacy',
    'chart',
    'pages',
    'integrity',
    'picture',
    'help',
    'print',
    'calm',
    'translated',
    'replay',
  ],
  2: [
    'keyboard',
    'axe',
    'access',
    'tree',
    'life',
    'moved',
    'own-names',
    'languages',
    'fit',
    'frame',
    'frame-fuzz',
    'embed-page',
    'operator',
    'steady',
    'catalogue',
  ],
};

const all = Object.values(parts).flat();
const there = readdirSync(new URL('cases/', import.meta.url)).map((file) => file.replace('.mjs', ''));
assert.deepEqual([...all].sort(), there.sort(), 'a file of cases/ is in no part, or in two');

const { LAB_PART } = process.env;
for (const name of LAB_PART ? parts[LAB_PART] : all) await import(`./cases/${name}.mjs`);
