// Which language the widget speaks. A new language is a row here, and one in check.js for the texts that come with the report.
import editor from './messages/editor.js';
import en from './messages/en.js';

const locales = { __proto__: null, en: { lang: 'en', dir: 'ltr', texts: en } };

/**
 * The locale for `element`: its own lang, else that of the page around it, else the browser's, else English.
 * `unknown` is its own lang where nobody has translated the texts yet.
 */
export function localeOf(element) {
  const own = element.getAttribute('lang');
  const wanted = (own || langAround(element) || navigator.language || '').toLowerCase();
  const locale = locales[wanted] || locales[wanted.split('-')[0]];
  return { ...(locale || locales.en), unknown: own && !locale ? own : null };
}

/** Adds the texts that come with the parts which the visitor's click loads, by language. */
export function learn(more) {
  for (const [lang, texts] of Object.entries(more)) Object.assign(locales[lang].texts, texts);
}

/** The text of `code`, in English or as the code itself where there is none, with each {name} filled in. */
export function say(code, values = {}, { texts } = locales.en) {
  return (texts[code] || locales.en.texts[code] || editor[code] || code).replace(/\{(\w+)\}/g, (_, name) => (values[name] == null ? '' : values[name]));
}

function langAround(element) {
  for (let node = element; node; node = node.getRootNode().host) {
    const holder = node.closest('[lang]');
    if (holder) return holder.getAttribute('lang');
  }
  return null;
}
