// A function fits a screen, in every script that a person wrote; for Rust clippy holds it (clippy.toml).
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'acorn';
import { nodes } from './browsers/uses.mjs';

const linesMax = 60;
const root = new URL('../../', import.meta.url);
const folders = ['pkg/src/', 'src/', 'tests/', 'www/', 'xtask/src/'];
/** What commands write, and what is installed. */
const made = /\/(\.next|dist|generated|lang|node_modules|out)\/$|\/core(-glue|-js)?\.js$|\.css\.js$/;

/** The scripts below a folder, as paths from the root. */
function scriptsIn(folder) {
  return readdirSync(new URL(folder, root), { withFileTypes: true })
    .map((entry) => folder + entry.name + (entry.isDirectory() ? '/' : ''))
    .filter((path) => !made.test(path))
    .flatMap((path) => (path.endsWith('/') ? scriptsIn(path) : path))
    .filter((path) => /\.m?js$/.test(path));
}

/** The functions of a script that are too long, by the line on which each begins. */
function tooLong(text) {
  const tree = parse(text, { ecmaVersion: 'latest', sourceType: 'module', locations: true, allowHashBang: true });
  const functions = nodes(tree).filter(({ type }) => /Function/.test(type));
  return functions.filter(({ loc }) => loc.end.line - loc.start.line >= linesMax).map(({ loc }) => loc.start.line);
}

const scripts = folders.flatMap(scriptsIn);

test('no function of a script is longer than a screen', () => {
  const longIn = (path) => tooLong(readFileSync(new URL(path, root), 'utf8')).map((line) => `${path}:${line}`);
  const found = scripts.flatMap(longIn);
  assert.deepEqual(found, []);
});

test('scripts of every folder are read', () => {
  const known = [
    'pkg/src/card.js',
    'src/browser/helper.js',
    'tests/e2e/cases/life.mjs',
    'www/embed.js',
    'xtask/src/site/intl.mjs',
  ];
  assert.deepEqual(
    known.filter((path) => !scripts.includes(path)),
    [],
  );
});

test('a function that is too long is found, whatever its kind', () => {
  const blank = '\n'.repeat(linesMax - 1);
  const kinds = {
    'function f() {': '}',
    'const f = () => {': '}',
    'class A { f() {': '} }',
    'g(async function () {': '})',
  };
  for (const [before, after] of Object.entries(kinds)) {
    assert.deepEqual(tooLong(`${before}\n${blank}${after}`), [1], before);
    assert.deepEqual(tooLong(`${before}${blank}${after}`), [], before);
  }
});
