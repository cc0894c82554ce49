// The lint of texts: all that can be seen to be wrong without speaking the language.
// Each rule: `(text, english, key, place) => whether it is broken`. A place is a file, or a section of the widget's.
import { english, keyNames, names, quotation, same } from './words.mjs';

const count = (text, mark) => text.split(mark).length - 1;
const all = (text, pattern) => [...text.matchAll(pattern)].map(([found]) => found);
const sorted = (text, pattern) => all(text, pattern).sort().join(' ');

/** What is read aloud: without what is typed, filled in or proper names. */
const prose = (text) => text.replace(/`[^`]*`|\{[^}]*\}/g, '·');
const nameless = (text) =>
  names.reduce((rest, name) => rest.replaceAll(new RegExp(`(?<![A-Za-z])${name}(?![A-Za-z])`, 'g'), '·'), prose(text));

/** What is shown by the widget's scripts, which know of all marks the code alone. */
const isByScript = (place) => / (widget|report|help)$/.test(place);

/** Whether no mark is left open: `code`, **bold**, [link], {name}. */
const isClosed = (text) =>
  ['`', '**'].every((mark) => count(text, mark) % 2 === 0) &&
  /^([^[\]]|\[[^[\]]*\])*$/.test(text) &&
  /^([^{}]|\{[^{}]+\})*$/.test(text);

/** Rules for every language. */
const general = {
  'a mark left open': (text) => !isClosed(text),
  'a mark for pages alone': (text, en, key, place) => isByScript(place) && /\*\*|[[\]]|\{\w*[^\w}]/.test(text),
  'an address that is not dictated': (text, en, key) => key === 'dictate' && !/C-O-N-F-I-C-K-E-R/.test(text),
  'other {names}': (text, en) => sorted(text, /\{[^}]*\}/g) !== sorted(en, /\{[^}]*\}/g),
  'other marks': (text, en) => ['**', '[', ']', '\n', '`'].some((mark) => count(text, mark) !== count(en, mark)),
  markup: (text) => /<\/?[a-z!]|&(#\d+|[a-z]+);/i.test(text),
  'an exclamation mark': (text) => /[!！¡]/.test(text),
  'blanks at its ends': (text, en) => text !== text.trim() && en === en.trim(),
  'two blanks': (text) => /\p{White_Space}{2}/u.test(text.replaceAll('\n', '')),
  'nothing in it': (text) => text.trim() === '',
  'dots for an ellipsis': (text) => text.includes('...'),
  'straight quotation marks': (text) => /["']/.test(prose(text)),
  'an invisible sign': (text) => /[\u00ad\u200b\u2028\u2029\u2060\ufeff\ufffd]/.test(text),
  'not composed': (text) => text !== text.normalize('NFC'),
  'English words': (text) =>
    new RegExp(`(?<![\\p{L}\\p{M}])(${english.join('|')})(?![\\p{L}\\p{M}])`, 'iu').test(nameless(text)),
};

/** What is typed, or a key, that is not as it is in English. */
const code =
  (keys = {}) =>
  (text, en) =>
    sorted(
      text.replace(/`(\w+)`/g, (all, key) => `\`${keys[key] ?? key}\``),
      /`[^`]*`/g,
    ) !== sorted(en, /`[^`]*`/g);

/** Quotation marks that are not the language's own. */
const quotes = (own) => (text) => all(text, /[“”„‟‚‘«»‹›「」『』《》]/g).some((mark) => !own.includes(mark));

/** Scripts in which Latin letters are a name or a mistake. */
const noLatin = {
  'a run of Latin words': (text) => /[A-Za-z][\w’.-]*[ \u00a0]+[A-Za-z]/.test(nameless(text)),
};

/** Full-width signs belong to full-width letters. */
const wide = {
  'a half-width sign': (text) =>
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][,.;:?()]|[,;?()][\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(
      prose(text),
    ),
};

const arabic = {
  'a sign from left to right': (text) => /[\p{Script=Arabic}»][,;?]/u.test(prose(text)),
};

/** Abbreviations and spelling aloud, which are no shouting. */
const capitals = /SIMULATION|C-O-N-F|[A-Z]-[A-Z]|KB\d+|MS\d+|HTTPS|DNS|USB|VPN|PC/g;

/** What is wrong in one language alone. */
const special = {
  en: {
    'a word that shouts': (text, _, key, place) =>
      isByScript(place) && /\b[A-Z]{4,}\b/.test(text.replace(capitals, '')),
  },
  ar: { ...noLatin, ...arabic },
  es: { 'a question without its beginning': (text) => count(text, '?') !== count(text, '¿') },
  fa: { ...noLatin, ...arabic, 'a letter of Arabic': (text) => /[يك]/.test(text) },
  fr: {
    'no narrow space before a sign': (text) =>
      /[^\u00a0\u202f·][;:?»]|[^\s\u00a0\u202f][?»]|«[^\u00a0\u202f]/.test(prose(text).replace(/·[.;:]?/g, '\u202f')),
  },
  hi: { ...noLatin, 'a full stop in the place of a danda': (text) => /\p{Script=Devanagari}\.(\s|$)/u.test(text) },
  ja: { ...noLatin, ...wide },
  ko: noLatin,
  ro: { 'a cedilla in the place of a comma': (text) => /[şţŞŢ]/.test(text) },
  ru: noLatin,
  th: { ...noLatin, 'a full stop': (text) => /\p{Script=Thai}\.(\s|$)/u.test(text) },
  uk: { ...noLatin, 'a Russian letter': (text) => /[ыэёъ]/i.test(text) },
  'zh-Hans': { ...noLatin, ...wide },
};

/** The rules of a language, by what they find. */
export const rulesOf = (lang) => ({
  ...general,
  'other `code`': code(keyNames[lang]),
  'quotation marks of another language': quotes(quotation[lang]),
  'two variants that run together': (text, en, key) => key === 'or' && /^ .+ $/.test(text) !== (lang !== 'ja'),
  'English in it': (text, en, key) => text === en && !(same[key] ?? []).includes(lang),
  ...special[lang],
});

/** The rules that hold for English, too, from which the others are translated. */
const own = () => {
  const { 'English words': words, 'English in it': same, ...rules } = rulesOf('en');
  return rules;
};

/** All that is wrong with a language's texts beside the English ones: `key: what`. */
export function faults(lang, en, texts, place = '') {
  const rules = lang === 'en' ? own() : rulesOf(lang);
  const keys = [...new Set([...Object.keys(en), ...Object.keys(texts)])];
  return keys.flatMap((key) => {
    if (!(key in en)) return [`${key}: is not in English`];
    if (typeof texts[key] !== 'string') return [`${key}: is missing`];
    const broken = Object.entries(rules).filter(([, breaks]) => breaks(texts[key], en[key], key, place));
    return broken.map(([what]) => `${key}: ${what}`);
  });
}

/** What is wrong with the widget's sections together: scripts find all but the chart's texts by key alone. */
export function twice({ widget, report, help }) {
  const keys = [widget, report, help].flatMap(Object.keys);
  return keys.filter((key, at) => keys.indexOf(key) < at).map((key) => `${key}: is in two sections`);
}

/** What is wrong with a file's form: tools would write it anew, and a key may be there twice. */
export function form(json) {
  const plain = `${JSON.stringify(JSON.parse(json), null, 2)}\n`;
  return json === plain ? [] : ['has a key twice, or is not written as JSON.stringify(…, null, 2) writes it'];
}
