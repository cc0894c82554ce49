// What can be seen to be wrong with a translation without speaking its language. Each rule:
// `(text, english, key) => what is wrong, or nothing`.
import { english, keyNames, names, quotation, same } from './words.mjs';

const count = (text, mark) => text.split(mark).length - 1;
const all = (text, pattern) => [...text.matchAll(pattern)].map(([found]) => found);
const sorted = (text, pattern) => all(text, pattern).sort().join(' ');

/** What is read aloud: without what is typed, filled in or proper names. */
const prose = (text) => text.replace(/`[^`]*`|\{[^}]*\}/g, '·');
const nameless = (text) =>
  names.reduce((rest, name) => rest.replaceAll(new RegExp(`(?<![A-Za-z])${name}(?![A-Za-z])`, 'g'), '·'), prose(text));

/** Rules for every language. */
const general = {
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

/** What is wrong in one language alone. */
const special = {
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
  'English in it': (text, en, key) => text === en && !(same[key] ?? []).includes(lang),
  ...special[lang],
});

/** All that is wrong with a language's texts beside the English ones: `key: what`. */
export function faults(lang, en, texts) {
  const keys = [...new Set([...Object.keys(en), ...Object.keys(texts)])];
  return keys.flatMap((key) => {
    if (!(key in en)) return [`${key}: is not in English`];
    if (typeof texts[key] !== 'string') return [`${key}: is missing`];
    const broken = Object.entries(rulesOf(lang)).filter(([, breaks]) => breaks(texts[key], en[key], key));
    return broken.map(([what]) => `${key}: ${what}`);
  });
}
