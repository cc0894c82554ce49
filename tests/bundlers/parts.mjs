// How to find the package's parts in what a bundler made of them: by their longest strings, which all minifiers keep.
import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { installedFile, packed } from './package.mjs';

/** A part that is to be loaded on the click alone; `always` where every check needs it. */
function part(file, always) {
  const strings = installedFile(`dist/${file}`).match(/[\w+/=. -]{40,}/g) ?? [];
  const mark = strings.reduce((one, other) => (other.length > one.length ? other : one), '').slice(0, 400);
  assert.ok(mark.length >= 40, `${file} has no string to know it by`);
  return { file, always, isIn: ({ text }) => text.includes(mark) };
}

export const heavy = [
  part('check.js', false),
  part('core.js', true),
  part('core-js.js', false),
  part('help.js', true),
  part('simulate.js', false),
];

/** What is loaded before the click: the tag, and what a bundler puts around it. */
export const light = { bytesMax: statSync(`${packed.installed}dist/index.js`).size + 6000 };
