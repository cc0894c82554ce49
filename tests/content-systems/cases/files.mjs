// The plugin's files: PHP reads each, its words are all translated, and it says the same of itself everywhere.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { plugin } from '../wordpress.mjs';

const files = list('');
const read = (name) => readFileSync(join(plugin, name), 'utf8');
const head = read('conficker-check.php');
const readme = read('readme.txt');
const block = JSON.parse(read('block.json'));

/** What a head says of a name, such as `Version: 0.1.0`. */
const said = (text, name) => text.match(new RegExp(`^[ *]*${name}: +(.+)$`, 'm'))?.[1];

function list(folder) {
  return readdirSync(join(plugin, folder)).flatMap((name) => {
    const path = join(folder, name);
    return statSync(join(plugin, path)).isDirectory() ? list(path) : [path];
  });
}

for (const file of files.filter((name) => name.endsWith('.php'))) {
  test(`PHP reads ${file}, which does nothing when it is asked for by its address`, () => {
    execFileSync('php', ['-l', join(plugin, file)], { encoding: 'utf8' });
    assert.equal(execFileSync('php', [join(plugin, file)], { encoding: 'utf8' }), '');
    assert.match(read(file), /defined\( '(ABSPATH|WP_UNINSTALL_PLUGIN)' \) \|\| exit;/);
  });
}

test('every word of the plugin is in German, and no other', () => {
  const php = files.filter((name) => name.endsWith('.php')).map(read);
  const calls = php.flatMap((text) => [...text.matchAll(/\b(?:__|esc_html__)\( '([^']+)', 'conficker-check' \)/g)]);
  const ours = new Set(calls.map(([, words]) => words));
  for (const name of ['Plugin Name', 'Description']) ours.add(said(head, name));
  for (const words of [block.title, block.description, ...block.keywords]) ours.add(words);
  const po = read('languages/conficker-check-de_DE.po');
  const entries = [...po.matchAll(/^msgid "(.+)"\nmsgstr "(.*)"$/gm)];
  assert.deepEqual([...new Set(entries.map(([, id]) => id))].sort(), [...ours].sort());
  assert.deepEqual(
    entries.filter(([, , words]) => words === ''),
    [],
  );
  const places = (text) => (text.match(/%\d?\$?s/g) ?? []).sort().join();
  for (const [, id, words] of entries) assert.equal(places(words), places(id), id);
});

test('the plugin has the version of the project, and demands the same everywhere', () => {
  const cargo = readFileSync(new URL('../../../Cargo.toml', import.meta.url), 'utf8');
  const version = cargo.match(/^version = "(.+)"$/m)[1];
  assert.deepEqual([said(head, 'Version'), said(readme, 'Stable tag'), block.version], [version, version, version]);
  for (const name of ['Requires at least', 'Requires PHP', 'License'])
    assert.equal(said(readme, name), said(head, name), name);
  assert.equal(said(head, 'Text Domain'), block.textdomain);
  assert.ok(readme.includes(`= ${version} =`), 'the change log has the version');
});

test('readme is as the plugin directory reads it', () => {
  assert.match(readme, /^=== .+ ===\n/);
  for (const name of ['Contributors', 'Tags', 'Tested up to', 'License URI']) assert.ok(said(readme, name), name);
  assert.ok(said(readme, 'Tags').split(',').length <= 5, 'five tags are shown');
  const [, short] = readme.match(/\n\n(.+)\n\n== /);
  assert.ok(short.length <= 150, `${short.length} characters`);
  const sections = [...readme.matchAll(/^== (.+) ==$/gm)].map(([, name]) => name);
  for (const name of ['Description', 'External services', 'Installation', 'Changelog'])
    assert.ok(sections.includes(name), name);
});
