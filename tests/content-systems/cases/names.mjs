// What the plugin says of names is what the project's own program says: the list is the same, and is read the same way.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { settle, wordpress } from '../shared.mjs';
import { checkFiles } from '../wordpress.mjs';

const list = readFileSync(new URL('../../../data/blocklist.toml', import.meta.url), 'utf8');
const rows = list.split('[[string]]').slice(1);
const field = (row, name) => row.match(new RegExp(`^${name} *= *"(.*)"`, 'm'))[1];
const texts = rows.map((row) => ({ text: field(row, 'text'), tier: field(row, 'tier') }));

/** Names around each string of the list, and some that only look so. */
const names = texts
  .map(({ text }) => `a${text}${text.endsWith('.') ? '' : '.'}example`)
  .concat([
    'certs.example.org',
    'check.example.org',
    'www.ca.example.org',
    'ca-check.example.org',
    'sans-serif.example',
  ]);

test('each name is blocked for the plugin by the strings that block it for the project', async () => {
  await settle({ address: checkFiles });
  const said = await wordpress.php(
    `return array_map( 'ConfickerCheck\\blocked_by', json_decode( '${JSON.stringify(names)}' ) );`,
  );
  assert.ok(texts.length > 60 && said.includes(''), 'some are blocked and some are not');
  for (const [at, name] of names.entries()) {
    const { status } = spawnSync(process.env.LAB_OPERATOR, ['lint-host', name]);
    assert.equal(said[at] === '' ? 0 : 1, status, name);
  }
});

/** What editors are told of a site, by its address. */
const sites = [
  ['https://www.bank.example', 'frame', []],
  ['https://www.cert.example', 'frame', [/cannot open www\.cert\.example.*“cert\.”/]],
  ['http://www.bank.example', 'frame', [/not served over https/]],
  ['http://www.bank.example', 'element', []],
  ['http://localhost:8080', 'frame', []],
];

for (const [home, way, words] of sites) {
  test(`editors of ${home} are told what is in the way of the ${way}`, async () => {
    await settle({ address: checkFiles, way });
    const notes = await wordpress.php(`add_filter( 'home_url', fn() => '${home}' );
      return ConfickerCheck\\notes();`);
    assert.equal(notes.length, words.length, notes.join());
    for (const [at, pattern] of words.entries()) assert.match(notes[at], pattern);
  });
}
