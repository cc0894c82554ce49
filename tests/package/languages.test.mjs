// Every language is whole and well-formed; each rule of the lint of texts finds what it must; the documents name every
// language.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { codes } from './languages/codes.mjs';
import { faults, form, rulesOf, twice } from './languages/lint.mjs';
import { english, same } from './languages/words.mjs';

const sections = ['widget', 'report', 'help', 'chart'];
const files = ['pkg/src/messages/*.json', 'www/messages/*.json'];
const text = (path) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');

/** By language: its files as they are written, the widget's sections, all texts by place; * is the language's code. */
const languages = {};
for (const lang of codes) {
  const [widget, pages] = await Promise.all(files.map((file) => text(file.replace('*', lang))));
  const all = JSON.parse(widget);
  const bySection = sections.map((section) => [`${files[0]} ${section}`, all[section]]);
  const places = Object.fromEntries([...bySection, [files[1], JSON.parse(pages)]]);
  languages[lang] = { written: [widget, pages], all, places };
}
const en = languages.en.places;

for (const lang of codes) {
  test(`${lang} has all texts, and nothing is wrong with them that can be seen without speaking it`, () => {
    const { written, all, places } = languages[lang];
    assert.deepEqual(Object.keys(all), sections);
    const found = [
      ...files.flatMap((file, at) => form(written[at]).map((fault) => `${file} ${fault}`)),
      ...twice(all).map((fault) => `${files[0]} ${fault}`),
      ...Object.keys(en).flatMap((place) =>
        faults(lang, en[place], places[place], place).map((fault) => `${place} ${fault}`),
      ),
    ];
    assert.deepEqual(
      found.map((fault) => fault.replace('*', lang)),
      [],
    );
  });
}

/** What each rule finds, and what it lets pass: `[language, English, wrong, right, key, place]`. */
const examples = {
  'a mark left open': ['de', 'a', 'tippen Sie `cmd', 'tippen Sie `cmd`'],
  'a mark for pages alone': ['de', '**a**', '**b**', 'b', 'key', `${files[0]} report`],
  'an address that is not dictated': ['de', 'a', 'CONFICKER', 'C-O-N-F-I-C-K-E-R', 'dictate'],
  'two variants that run together': ['de', ' or ', 'oder', ' oder ', 'or'],
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
  'a word that shouts': ['en', 'a', 'This PC is in DANGER', 'SIMULATION: KB958644', 'key', `${files[0]} help`],
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

for (const [what, [lang, en, wrong, right, key = 'key', place]] of Object.entries(examples)) {
  test(`the lint finds ${what}, and nothing where it is right`, () => {
    assert.ok(faults(lang, { [key]: en }, { [key]: wrong }, place).includes(`${key}: ${what}`), wrong);
    assert.ok(!faults(lang, { [key]: en }, { [key]: right }, place).includes(`${key}: ${what}`), right);
  });
}

/** More of what a translation must keep of the English text, and of what may be left open: `[what, English, wrong]`. */
const more = [
  ['other {names}', 'since {d:2009-01-01}', 'seit {d:2009-01-02}'],
  ['other {names}', 'a {x} of {x}', 'ein {x}'],
  ['other marks', '**a**', 'a'],
  ['other marks', '[a]', 'a'],
  ['other marks', 'a\nb', 'a b'],
  ['a mark left open', 'a', 'ein **Wort'],
  ['a mark left open', 'a', 'ein [Wort'],
  ['a mark left open', 'a', 'ein ]Wort['],
  ['a mark left open', 'a', 'ein {Wort'],
  ['a mark left open', 'a', 'ein Wort}'],
  ['a mark left open', 'a', 'ein {} Wort'],
];

for (const [what, en, wrong] of more) {
  test(`the lint finds ${what} in “${wrong}”`, () => {
    assert.ok(faults('de', { key: en }, { key: wrong }).includes(`key: ${what}`));
  });
}

test('English is held to the rules, too, but for those about English', () => {
  assert.deepEqual(faults('en', { a: 'the same', b: 'go!' }, { a: 'the same', b: 'go!' }), ['b: an exclamation mark']);
});

test('only pages have bold words, links, dates and numbers', () => {
  for (const wrong of ['**a**', '[a]', '{y:2009}', '{d:2008-11-21}']) {
    const at = (place) => faults('en', { key: wrong }, { key: wrong }, place);
    assert.deepEqual(at(files[1]), [], wrong);
    for (const section of ['widget', 'report', 'help']) {
      assert.deepEqual(at(`${files[0]} ${section}`), ['key: a mark for pages alone'], wrong);
    }
  }
});

test('every rule of every language has an example', () => {
  const rules = new Set(codes.flatMap((lang) => Object.keys(rulesOf(lang))));
  assert.deepEqual([...rules].sort(), Object.keys(examples).sort());
});

test('a text too few or too many is told', () => {
  assert.deepEqual(faults('de', { one: 'a', two: 'b' }, { two: 'c', three: 'd' }), [
    'one: is missing',
    'three: is not in English',
  ]);
  assert.deepEqual(faults('de', { one: 'a' }, { one: { two: 'b' } }), ['one: is missing']);
});

test('a key that is there twice is told, in one file and in two sections', () => {
  assert.deepEqual(form('{\n  "a": "b"\n}\n'), []);
  for (const json of ['{\n  "a": "b",\n  "a": "c"\n}\n', '{ "a": "b" }\n', '{\n  "a": "b"\n}']) {
    assert.equal(form(json).length, 1, json);
  }
  const found = twice({ widget: { a: '1', b: '2' }, report: { c: '3', a: '4' }, help: {}, chart: { b: '5' } });
  assert.deepEqual(found, ['a: is in two sections']);
});

test('what may read as in English does so', () => {
  const reads = (lang, key) =>
    Object.keys(en).some((place) => key in en[place] && languages[lang].places[place][key] === en[place][key]);
  for (const [key, langs] of Object.entries(same)) {
    assert.deepEqual(
      langs.filter((lang) => !reads(lang, key)),
      [],
      key,
    );
  }
  assert.ok(english.length > 10);
});

test('reference and package name every language', async () => {
  const { names } = await import('../../www/generated/languages.js');
  const words = async (path) => (await text(path)).replace(/\s+/g, ' ');
  const [ours, partners] = await Promise.all(['docs/REFERENCE.md', 'pkg/README.md'].map(words));
  for (const lang of codes) {
    assert.ok(ours.includes(`${names[lang]} (\`${lang}\`)`), `docs/REFERENCE.md lacks ${names[lang]} (${lang})`);
    assert.ok(partners.includes(`\`${lang}\``), `pkg/README.md lacks ${lang}`);
  }
});
