// A language is whole: what a visitor would read as a code, or in English, fails here.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { test } from 'node:test';

// The build puts it in.
globalThis.BUILD = 'module';
const { texts: ofTheReport } = await import('../../pkg/check.js');
const { learn, localeOf, say } = await import('../../pkg/locale.js');

const folder = new URL('../../pkg/messages/', import.meta.url);
const kinds = ['.js', '.report.js', '.chart.json'];
const languages = (await readdir(folder)).filter((name) => name.endsWith('.report.js')).map((name) => name.replace('.report.js', ''));

// Before anything is learnt, as that adds to them.
const sources = {};
for (const lang of languages) {
  for (const kind of kinds) sources[lang + kind] = { ...(await read(lang, kind)) };
}
learn(ofTheReport);

for (const lang of languages) {
  test(`${lang} has every text that English has, with the same {names} and the same \`code\``, () => {
    for (const kind of kinds) assert.deepEqual(gaps(sources[`en${kind}`], sources[lang + kind]), [], lang + kind);
  });

  test(`${lang} is what the widget speaks, before the check and after`, () => {
    const { texts } = localeOf({ getAttribute: () => lang });
    for (const kind of ['.js', '.report.js']) {
      for (const [code, text] of Object.entries(sources[lang + kind])) assert.equal(texts[code], text, `${lang}: ${code}`);
    }
  });
}

test('a text that a language lacks is read in English', () => {
  assert.equal(say('start', {}, { texts: {} }), say('start'));
  assert.notEqual(say('start'), 'start');
});

test('a lost text, name or code is found', () => {
  const english = { one: 'a {name}', two: 'type `cmd`', three: 'c' };
  assert.deepEqual(gaps(english, english), []);
  assert.deepEqual(gaps(english, { one: 'x {nam}', two: 'type cmd', four: 'y' }), ['one', 'two', 'three', 'four']);
});

/** The keys whose texts are in one of the two alone, or differ in what is not translated. */
function gaps(english, other) {
  const fixed = (text) => text && [...text.matchAll(/\{\w+\}|`[^`]*`/g)].map(([found]) => found).sort().join();
  return [...new Set([...Object.keys(english), ...Object.keys(other)])].filter((key) => !other[key] || fixed(english[key]) !== fixed(other[key]));
}

async function read(lang, kind) {
  const address = new URL(`${lang}${kind}`, folder);
  return kind.endsWith('.json') ? JSON.parse(await readFile(address, 'utf8')) : (await import(address)).default;
}
