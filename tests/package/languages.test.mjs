// Every language is whole and well-formed; each rule of the lint finds what it must; the documents name every language.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { codes } from './languages/codes.mjs';
import { faults, rulesOf } from './languages/lint.mjs';
import { english, same } from './languages/words.mjs';

/** The files of a language; * is its code. */
const kinds = [
  'pkg/messages/*.js',
  'pkg/messages/*.report.js',
  'pkg/messages/*.help.js',
  'pkg/messages/*.chart.json',
  'www/messages/*.json',
];

const sources = {};
for (const lang of codes) {
  for (const kind of kinds) sources[kind.replace('*', lang)] = await read(kind, lang);
}
const source = (kind, lang) => sources[kind.replace('*', lang)];

for (const lang of codes) {
  test(`${lang} has all texts, and nothing is wrong with them that can be seen without speaking it`, () => {
    const found = kinds.flatMap((kind) => {
      const texts = source(kind, lang);
      return (lang === 'en' ? own(texts) : faults(lang, source(kind, 'en'), texts)).map(
        (fault) => `${kind.replace('*', lang)} ${fault}`,
      );
    });
    assert.deepEqual(found, []);
  });

  test(`${lang} says the letters of the address one by one, and joins two variants without running them together`, () => {
    const { dictate } = source(kinds[2], lang);
    assert.match(dictate, /C-O-N-F-I-C-K-E-R/);
    const { or } = source(kinds[1], lang);
    assert.equal(/^ .+ $/.test(or), lang !== 'ja', `“${or}”`);
  });
}

/** The rules that hold for English, too. */
function own(texts) {
  const without = ['English words', 'English in it'];
  const rules = Object.entries(rulesOf('en')).filter(([what]) => !without.includes(what));
  return Object.entries(texts).flatMap(([key, text]) =>
    rules.filter(([, breaks]) => breaks(text, text, key)).map(([what]) => `${key}: ${what}`),
  );
}

/** What each rule finds, and what it lets pass: `[language, English, wrong, right]`. */
const examples = {
  'other {names}': ['de', 'a {name}', 'ein {nahme}', 'ein {name}'],
  'other `code`': ['de', 'type `cmd`', 'tippen Sie `befehl`', 'tippen Sie `cmd`'],

  'other marks': ['de', '**a** [b]', '**a** b', '[b] **a**'],
  markup: ['de', 'a', 'ein <b>Wort</b>', 'a < b'],
  'an exclamation mark': ['zh-Hans', 'a', '好！', '好。'],
  'blanks at its ends': ['de', 'a', 'a\u202f', 'b'],
  'two blanks': ['de', 'a', 'a  b', 'a b'],
  'nothing in it': ['de', ' or ', ' ', ' oder '],
  'dots for an ellipsis': ['de', 'a', 'Moment...', 'Moment…'],
  'straight quotation marks': ['fr', 'a', "l'antivirus", 'l’antivirus'],
  'an invisible sign': ['de', 'a', 'un\u200bsichtbar', 'sichtbar'],
  'not composed': ['vi', 'a', 'e\u0302', 'ê'],
  'English words': ['de', 'a', 'Der Wurm and seine Variante', 'Es heißt DNS over HTTPS'],
  'quotation marks of another language': ['de', 'a', '“so”', '„so“'],
  'English in it': ['de', 'The worm', 'The worm', 'Der Wurm'],
  'a run of Latin words': ['ru', 'a', 'вкладка Removal Tool', 'чат Windows 2000 и DNS over HTTPS'],
  'a half-width sign': ['ja', 'a', '確認,再起動', '確認、再起動（再度）'],
  'a sign from left to right': ['ar', 'a', 'نعم, لا', 'نعم، لا؟'],
  'a letter of Arabic': ['fa', 'a', 'كرم', 'کرم'],
  'a question without its beginning': ['es', 'a?', 'Qué sitios?', '¿Qué sitios?'],
  'no narrow space before a sign': [
    'fr',
    'a',
    'Attention : voici « un »?',
    'Attention\u202f: voici «\u202fun\u202f»\u202f?',
  ],
  'a full stop in the place of a danda': ['hi', 'a', 'जाँच करें.', 'जाँच करें।'],
  'a cedilla in the place of a comma': ['ro', 'a', 'şi', 'și'],
  'a full stop': ['th', 'a', 'ตรวจสอบ.', 'ตรวจสอบ'],
  'a Russian letter': ['uk', 'a', 'вы', 'ви'],
};

for (const [what, [lang, en, wrong, right]] of Object.entries(examples)) {
  test(`the lint finds ${what}, and nothing where it is right`, () => {
    assert.ok(faults(lang, { key: en }, { key: wrong }).includes(`key: ${what}`), wrong);
    assert.ok(!faults(lang, { key: en }, { key: right }).includes(`key: ${what}`), right);
  });
}

test('every rule of every language has an example', () => {
  const rules = new Set(codes.flatMap((lang) => Object.keys(rulesOf(lang))));
  assert.deepEqual([...rules].sort(), Object.keys(examples).sort());
});

test('a text too few or too many is told', () => {
  assert.deepEqual(faults('de', { one: 'a', two: 'b' }, { two: 'c', three: 'd' }), [
    'one: is missing',
    'three: is not in English',
  ]);
});

test('what may read as in English does so', () => {
  const stale = Object.entries(same).flatMap(([key, langs]) =>
    langs
      .filter(
        (lang) =>
          lang !== 'en' &&
          !kinds.some((kind) => source(kind, lang)[key] === source(kind, 'en')[key] && key in source(kind, 'en')),
      )
      .map((lang) => `${lang} ${key}`),
  );
  assert.deepEqual(stale, []);
  assert.ok(english.length > 10);
});

test('reference and package name every language', async () => {
  const text = async (path) => (await readFile(new URL(`../../${path}`, import.meta.url), 'utf8')).replace(/\s+/g, ' ');
  const { names } = await import('../../www/generated/languages.js');
  const [ours, partners] = await Promise.all(['docs/REFERENCE.md', 'pkg/README.md'].map(text));
  for (const lang of codes) {
    assert.ok(ours.includes(`${names[lang]} (\`${lang}\`)`), `docs/REFERENCE.md lacks ${names[lang]} (${lang})`);
    assert.ok(partners.includes(`\`${lang}\``), `pkg/README.md lacks ${lang}`);
  }
});

/** Reads the texts of a language. */
async function read(kind, lang) {
  const address = new URL(`../../${kind.replace('*', lang)}`, import.meta.url);
  return kind.endsWith('.json') ? JSON.parse(await readFile(address, 'utf8')) : { ...(await import(address)).default };
}
