// Whose language is spoken, what numbers look like in it, and that it is spoken whole: in time, late, or not at all.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { clock, forget, through } from './virtual.mjs';
import { codes, foreign } from './languages/codes.mjs';
import { textsIn } from '../published.mjs';

const { codeOf, fetchTexts, isHeld, learn, localeIn, localeOf, say } = await import('../../pkg/src/locale.js');
const { openSpeech } = await import('../../pkg/src/speech.js');
const { languages } = await import('../../pkg/src/languages.js');
const { texts: reports } = await import('../../pkg/src/check.js');
learn(reports);

/** A tag with its own lang on a page in another one, and the browser's languages. */
function element(own, around) {
  navigator.languages = element.browser;
  const holder = around === undefined ? null : { getAttribute: () => around };
  return { getAttribute: () => own, closest: () => holder, getRootNode: () => ({}) };
}

for (const [wanted, code] of Object.entries({
  en: 'en',
  'en-GB': 'en',
  EN: 'en',
  de: 'de',
  'de-AT': 'de',
  de_CH: 'de',
  'DE-Latn-DE-1996': 'de',
  pt: 'pt-BR',
  'pt-PT': 'pt-BR',
  'PT-br': 'pt-BR',
  tl: 'fil',
  'tl-PH': 'fil',
  fil: 'fil',
  in: 'id',
  'in-ID': 'id',
  zh: 'zh-Hans',
  'zh-CN': 'zh-Hans',
  'zh-SG': 'zh-Hans',
  'zh-Hans': 'zh-Hans',
  'zh-hans-cn': 'zh-Hans',
  'zh-Hans-HK': 'zh-Hans',
  'zh-TW': '',
  'zh-HK': '',
  'zh-MO': '',
  'zh-Hant': '',
  'zh-Hant-TW': '',
  zh_TW: '',
  sv: '',
  tlh: '',
  x: '',
  '': '',
  '-': '',
  den: '',
  constructor: '',
  toString: '',
})) {
  test(`“${wanted}” is ${code || 'nobody’s'}`, () => assert.equal(codeOf(wanted), code));
}

test('no tag at all is nobody’s', () => {
  for (const nothing of [null, undefined, '__proto__']) assert.equal(codeOf(nothing), '');
});

for (const [own, around, browser, lang, unknown] of [
  [null, undefined, [], 'en', null],
  [null, undefined, ['de-CH', 'fr'], 'de', null],
  [null, undefined, ['sv', 'zh-TW', 'fr-CA', 'de'], 'fr', null],
  [null, 'es', ['de'], 'es', null],
  [null, 'sv', ['de'], 'de', null],
  [null, '', ['uk'], 'uk', null],
  ['it', 'es', ['de'], 'it', null],
  ['', 'es', ['de'], 'es', null],
  ['tlh', 'es', ['de'], 'en', 'tlh'],
  ['zh-Hant', 'zh', ['zh'], 'en', 'zh-Hant'],
]) {
  test(`own ${own}, page ${around}, browser ${browser}: ${lang}`, () => {
    element.browser = browser;
    const locale = localeOf(element(own, around));
    assert.deepEqual([locale.lang, locale.unknown], [lang, unknown]);
  });
}

test('Arabic and Persian run from right to left, and nobody else', () => {
  assert.deepEqual(
    codes.filter((lang) => localeIn(lang).dir === 'rtl'),
    ['ar', 'fa'],
  );
});

test('numbers are written as the language writes them, and words are left alone', () => {
  const told = (lang, ms) => say('ms', { ms }, { lang, texts: { ms: '{ms} ms' } });
  assert.deepEqual(
    ['en', 'de', 'hi', 'fa'].map((lang) => told(lang, 1234567)),
    ['1,234,567 ms', '1.234.567 ms', '12,34,567 ms', '۱٬۲۳۴٬۵۶۷ ms'],
  );
  assert.deepEqual([told('de', '1234567'), told('de', 0), told('de', null)], ['1234567 ms', '0 ms', ' ms']);
});

test('where a browser cannot write numbers so, they are plain', () => {
  const { NumberFormat } = Intl;
  Intl.NumberFormat = undefined;
  try {
    assert.equal(say('ms', { ms: 1234 }, { lang: 'de', texts: { ms: '{ms}' } }), '1234');
  } finally {
    Intl.NumberFormat = NumberFormat;
  }
});

test('a text that a language lacks is read in English', () => {
  assert.equal(say('start', {}, { lang: 'de', texts: {} }), say('start'));
  assert.notEqual(say('start'), 'start');
});

for (const lang of foreign) {
  test(`${lang} is loaded in two parts, which hold every text of its sources`, async () => {
    assert.equal(isHeld(lang, false), false);
    await fetchTexts(lang, false);
    assert.deepEqual([isHeld(lang, false), isHeld(lang, true)], [true, false]);
    await fetchTexts(lang, true);
    assert.equal(isHeld(lang, true), true);
    const { widget, report, help } = textsIn(lang);
    assert.deepEqual({ ...localeIn(lang).texts }, { ...widget, ...report, ...help });
  });
}

// From here on languages are made up, so that what is loaded is the test's to say.
const made = [];
beforeEach(() => {
  forget();
  made.length = 0;
});
afterEach(() => made.forEach((lang) => delete languages[lang]));

/** A language whose parts come after so many ms, or fail where that is negative. */
function language(lang, first, report) {
  const part = (ms, texts) => () =>
    new Promise((resolve, reject) => setTimeout(ms < 0 ? reject : resolve, Math.abs(ms), { default: texts }));
  languages[lang] = [part(first, { title: lang }), part(report, { sign: lang })];
  made.push(lang);
  return lang;
}

/** A widget's speech on a page in `lang`; notes what is spoken at which ms, and what is missing. */
function widget(lang) {
  const page = { lang };
  const host = { getAttribute: () => page.lang };
  const began = clock();
  const heard = [];
  const speech = openSpeech(host, {
    speak: (locale) => heard.push([clock() - began, locale.lang]),
    onMissing: (missing) => heard.push([clock() - began, `${missing} is missing`]),
  });
  const turn = (to) => {
    page.lang = to;
    speech.follow();
  };
  return { heard, page, speech, turn };
}

const pass = (ms) => through(new Promise((resolve) => setTimeout(resolve, ms)));

test('English is spoken at once', () => {
  const { heard, speech } = widget('en');
  assert.deepEqual(heard, []);
  speech.follow();
  assert.deepEqual(heard, [[0, 'en']]);
});

test('another language is spoken when it is there, and nothing before', async () => {
  const { heard, speech } = widget(language('xa', 500, 500));
  speech.follow();
  assert.deepEqual(heard, []);
  await pass(5000);
  assert.deepEqual(heard, [[500, 'xa']]);
  speech.follow();
  assert.equal(heard.length, 1, 'what is spoken already is not spoken anew');
});

test('one that takes too long is English after three seconds, and itself when it comes', async () => {
  const { heard, speech } = widget(language('xb', 4000, 1));
  speech.follow();
  await pass(5000);
  assert.deepEqual(heard, [
    [3000, 'en'],
    [4000, 'xb'],
  ]);
});

test('one that is missing is English at once, and is said to be', async () => {
  const { heard, speech } = widget(language('xc', -200, 1));
  speech.follow();
  await pass(5000);
  assert.deepEqual(heard, [
    [200, 'xc is missing'],
    [200, 'en'],
  ]);
});

test('the click waits for the texts of the report, and nobody is spoken to anew for them', async () => {
  const { heard, speech } = widget(language('xd', 100, 700));
  speech.follow();
  await pass(1000);
  const began = clock();
  await through(speech.prepare());
  assert.equal(clock() - began, 700);
  assert.deepEqual(heard, [[100, 'xd']]);
});

test('where they are missing, or late, all is English from then on', async () => {
  for (const [lang, ms, waited] of [
    ['xe', -300, 300],
    ['xf', 9000, 3000],
  ]) {
    const { heard, speech } = widget(language(lang, 100, ms));
    speech.follow();
    await pass(1000);
    const began = clock();
    await through(speech.prepare());
    assert.equal(clock() - began, waited);
    assert.equal(heard[heard.length - 1][1], 'en');
  }
});

test('a check that starts before the language is there waits for all of it', async () => {
  const { heard, speech } = widget(language('xg', 400, 900));
  speech.follow();
  await through(speech.prepare());
  assert.deepEqual(heard, [[400, 'xg']]);
  assert.ok(isHeld('xg', true));
});

test('of two that were asked for, the last is spoken, whichever comes first', async () => {
  const { heard, turn } = widget(language('xh', 2000, 1));
  turn('xh');
  turn(language('xi', 500, 1));
  await pass(5000);
  assert.deepEqual(heard, [[500, 'xi']]);
});

test('turned back before the other one came, it says nothing more', async () => {
  const { heard, turn } = widget('en');
  turn('en');
  turn(language('xj', 500, 1));
  turn('en');
  await pass(5000);
  assert.deepEqual(heard, [[0, 'en']]);
});

test('what was spoken in part is not gone on with, where the rest is missing and another one is on its way', async () => {
  const { heard, page, speech, turn } = widget(language('xk', 100, -300));
  speech.follow();
  await pass(1000);
  const prepared = speech.prepare();
  turn(language('xl', 900, 900));
  await through(prepared);
  assert.equal(heard[heard.length - 1][1], 'en');
  await pass(2000);
  assert.equal(heard[heard.length - 1][1], page.lang);
});

test('a check without a page has its language, too', async () => {
  const { heard, speech } = widget('en');
  await through(speech.prepare());
  assert.deepEqual(heard, [[0, 'en']]);
});
