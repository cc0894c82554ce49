// Written by `cargo xtask codegen` from `data/languages.toml`; do not edit.

/**
 * What loads every language, by its code, where modules can be loaded: first the texts before the click, then those that come with it.
 * English is loaded already.
 */
export const languages = {
  __proto__: null,
  en: [],
  'pt-BR': BUILD === 'module' && [() => import('./lang/pt-BR.js'), () => import('./lang/pt-BR.report.js')],
  'zh-Hans': BUILD === 'module' && [() => import('./lang/zh-Hans.js'), () => import('./lang/zh-Hans.report.js')],
  hi: BUILD === 'module' && [() => import('./lang/hi.js'), () => import('./lang/hi.report.js')],
  id: BUILD === 'module' && [() => import('./lang/id.js'), () => import('./lang/id.report.js')],
  vi: BUILD === 'module' && [() => import('./lang/vi.js'), () => import('./lang/vi.report.js')],
  th: BUILD === 'module' && [() => import('./lang/th.js'), () => import('./lang/th.report.js')],
  fil: BUILD === 'module' && [() => import('./lang/fil.js'), () => import('./lang/fil.report.js')],
  ru: BUILD === 'module' && [() => import('./lang/ru.js'), () => import('./lang/ru.report.js')],
  es: BUILD === 'module' && [() => import('./lang/es.js'), () => import('./lang/es.report.js')],
  uk: BUILD === 'module' && [() => import('./lang/uk.js'), () => import('./lang/uk.report.js')],
  it: BUILD === 'module' && [() => import('./lang/it.js'), () => import('./lang/it.report.js')],
  ar: BUILD === 'module' && [() => import('./lang/ar.js'), () => import('./lang/ar.report.js')],
  fa: BUILD === 'module' && [() => import('./lang/fa.js'), () => import('./lang/fa.report.js')],
  ro: BUILD === 'module' && [() => import('./lang/ro.js'), () => import('./lang/ro.report.js')],
  tr: BUILD === 'module' && [() => import('./lang/tr.js'), () => import('./lang/tr.report.js')],
  fr: BUILD === 'module' && [() => import('./lang/fr.js'), () => import('./lang/fr.report.js')],
  de: BUILD === 'module' && [() => import('./lang/de.js'), () => import('./lang/de.report.js')],
  ja: BUILD === 'module' && [() => import('./lang/ja.js'), () => import('./lang/ja.report.js')],
  ko: BUILD === 'module' && [() => import('./lang/ko.js'), () => import('./lang/ko.report.js')],
};

/** Those that are written from right to left. */
export const rightToLeft = ['ar', 'fa'];

/** What else languages are called, in lower case; an empty code is nobody's on purpose. */
export const aliases = {
  __proto__: null,
  pt: 'pt-BR',
  zh: 'zh-Hans',
  in: 'id',
  tl: 'fil',
  'zh-hant': '',
  'zh-hk': '',
  'zh-mo': '',
  'zh-tw': '',
};
