// Every page that we publish, and every style sheet, is read by the Nu HTML Checker: no error, and no warning that
// nobody has explained. Run it by `cargo xtask test --only markup`, or by `node --test tests/markup/all.test.mjs` once
// that has installed the checker.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { test } from 'node:test';
import { at, files, packagePages, sitePages } from '../published.mjs';
import { explained } from './explained.mjs';

const checker = at('tests/markup/node_modules/vnu-jar/build/dist/vnu.jar');
const target = process.env.CARGO_TARGET_DIR ?? 'target';
const faulty = files('tests/markup/pages', '');
const pages = [...sitePages(), ...packagePages()]
  .map(({ file }) => file)
  .concat(files(`${target}/release-files`, '.html'));
const styles = ['www', 'pkg']
  .flatMap((folder) => files(folder, '.css'))
  .filter((file) => !file.includes('/node_modules/'));
const drawings = ['www', 'pkg', 'docs'].flatMap((folder) => files(folder, '.svg'));

/** One run for all: to start it takes longer than to read. */
const said = check([...pages, ...styles, ...drawings, ...faulty]);
const needed = new Set();

for (const file of [...pages, ...styles, ...drawings]) {
  test(`${file} is valid`, () => {
    assert.deepEqual(
      said
        .filter((message) => message.file === file && !isExplained(message))
        .map(({ line, words }) => `line ${line}: ${words}`),
      [],
    );
  });
}

test('what has been explained is still said', () => {
  const here = ({ of }) => [...pages, ...styles].some((file) => of.test(file));
  assert.deepEqual(
    explained.filter((row) => here(row) && !needed.has(row)),
    [],
  );
});

test('a page and a style sheet with faults are found out', () => {
  const words = said
    .filter(({ file }) => faulty.includes(file))
    .map(({ words }) => words)
    .join('\n');
  for (const fault of [
    /Duplicate ID “twice”/,
    /“img” element must have an “alt”/,
    /“aria-lable” not allowed/,
    /“colour”: Property .* doesn't exist/,
  ])
    assert.match(words, fault);
});

/** Reads files, and gives what the checker says of them: `{ file, line, words, source }`. */
function check(names) {
  const options = ['-jar', checker, '--format', 'json', '--also-check-css', '--also-check-svg'];
  const { stderr, error } = spawnSync('java', [...options, ...names.map(at)], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (error) throw error;
  const { messages } = JSON.parse(stderr);
  return messages.map(({ url, lastLine, message, extract }) => {
    const file = relative(at('.'), decodeURI(new URL(url).pathname));
    return { file, line: lastLine, words: message, source: extract ?? '' };
  });
}

function isExplained({ file, line, words }) {
  const source = () =>
    readFileSync(at(file), 'utf8')
      .split('\n')
      .slice(Math.max(0, line - 5), line + 1)
      .join('\n');
  const row = explained.find(
    ({ said, of, at: where }) => said.test(words) && of.test(file) && (!where || where.test(source())),
  );
  if (row) needed.add(row);
  return Boolean(row);
}
