// Which language the widget speaks, what it says in it, and where the texts come from.
import { filled } from './filler.js';
import { told } from './given.js';
import en from './lang/en.js';
import { aliases, languages, rightToLeft } from './languages.js';
import { first as editor } from './messages/editor.js';

/** The texts that are here already, by language. */
const held = { __proto__: null, en };

/**
 * The locale for `element`: its own lang, else that of the page around it, else the first of the browser's that there
 * is, else English. `unknown` is its own lang where nobody has translated the texts yet.
 */
export function localeOf(element) {
  const own = told(element, 'lang');
  const around = () => [langAround(element), ...(window.navigator.languages || [])].map(codeOf).find(isOffered);
  const code = own ? codeOf(own) : around();
  return Object.assign(localeIn(code || 'en'), { unknown: own && !code ? own : null });
}

/** The locale of a language; its texts grow with what is loaded. */
export function localeIn(lang) {
  return { lang, dir: rightToLeft.includes(lang) ? 'rtl' : 'ltr', texts: textsOf(lang) };
}

/** The code of the language that a tag such as `pt_PT` or `zh-CN` asks for; nothing where there is none. */
export function codeOf(tag) {
  let wanted = (tag || '').toLowerCase().replace(/_/g, '-');
  while (wanted) {
    if (wanted in aliases) return aliases[wanted];
    const found = Object.keys(languages).find((code) => code.toLowerCase() === wanted);
    if (found) return found;
    wanted = wanted.replace(/-?[^-]*$/, '');
  }
  return '';
}

/** The texts that are here of a language. */
function textsOf(lang) {
  // A classic script holds English alone; the page loads others by scripts of their own, which leave them here.
  if (BUILD !== 'module' && lang !== 'en') return registry()[lang] || {};
  return (held[lang] = held[lang] || {});
}

const registry = () => window.confickerCheckLanguages || {};

const isOffered = BUILD === 'module' ? Boolean : (code) => code === 'en' || code in registry();

/** Whether all texts of a language are here: those before the click, or, `withReport`, those that come with it, too. */
export function isHeld(lang, withReport) {
  const texts = textsOf(lang);
  return lang === 'en' || ('title' in texts && (!withReport || 'sign' in texts));
}

/**
 * Loads the texts of a language; rejects where they cannot be had. What is loaded already is not loaded twice: browsers
 * see to that.
 */
export function fetchTexts(lang, withReport) {
  if (BUILD !== 'module') return Promise.reject();
  const parts = languages[lang].slice(0, withReport ? 2 : 1);
  return Promise.all(parts.map((part) => part().then((module) => learn({ [lang]: module.default }))));
}

/** Adds the texts that come with the parts which the visitor's click loads, by language. */
export function learn(more) {
  for (const lang of Object.keys(more)) Object.assign(textsOf(lang), more[lang]);
}

/** The text of `code`, in English or as the code itself where there is none, with each {name} filled in. */
export function say(code, values = {}, { lang, texts } = localeIn('en')) {
  return filled(texts[code] || held.en[code] || editor[code] || code, values, lang);
}

function langAround(element) {
  for (let node = element; node; node = node.getRootNode().host) {
    const holder = node.closest('[lang]');
    if (holder) return holder.getAttribute('lang');
  }
  return null;
}

/** Calls `changed` whenever a language around `element` may be another one; gives what ends that. */
export function watchLang(element, changed) {
  try {
    const observer = new MutationObserver(changed);
    for (let node = element; node; node = node.host) {
      node = node.getRootNode();
      observer.observe(node, { attributeFilter: ['lang'], subtree: true });
    }
    return () => observer.disconnect();
  } catch (_) {
    // Where the page has put something else in its place, the widget keeps the language that it found.
    return () => {};
  }
}
