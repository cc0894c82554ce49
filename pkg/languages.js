// Written by `cargo xtask codegen` from `data/`; do not edit.

/**
 * Every language by its code: `dir` where it is not written from left to right; `load`, where modules can be loaded, first the texts
 * before the click, then those that come with it. English is loaded already.
 */
export const languages = {
  __proto__: null,
  en: {},
  'pt-BR': { load: BUILD === 'module' && [() => import('./lang/pt-BR.js'), () => import('./lang/pt-BR.report.js')] },
  'zh-Hans': { load: BUILD === 'module' && [() => import('./lang/zh-Hans.js'), () => import('./lang/zh-Hans.report.js')] },
  hi: { load: BUILD === 'module' && [() => import('./lang/hi.js'), () => import('./lang/hi.report.js')] },
  id: { load: BUILD === 'module' && [() => import('./lang/id.js'), () => import('./lang/id.report.js')] },
  vi: { load: BUILD === 'module' && [() => import('./lang/vi.js'), () => import('./lang/vi.report.js')] },
  th: { load: BUILD === 'module' && [() => import('./lang/th.js'), () => import('./lang/th.report.js')] },
  fil: { load: BUILD === 'module' && [() => import('./lang/fil.js'), () => import('./lang/fil.report.js')] },
  ru: { load: BUILD === 'module' && [() => import('./lang/ru.js'), () => import('./lang/ru.report.js')] },
  es: { load: BUILD === 'module' && [() => import('./lang/es.js'), () => import('./lang/es.report.js')] },
  uk: { load: BUILD === 'module' && [() => import('./lang/uk.js'), () => import('./lang/uk.report.js')] },
  it: { load: BUILD === 'module' && [() => import('./lang/it.js'), () => import('./lang/it.report.js')] },
  ar: { dir: 'rtl', load: BUILD === 'module' && [() => import('./lang/ar.js'), () => import('./lang/ar.report.js')] },
  fa: { dir: 'rtl', load: BUILD === 'module' && [() => import('./lang/fa.js'), () => import('./lang/fa.report.js')] },
  ro: { load: BUILD === 'module' && [() => import('./lang/ro.js'), () => import('./lang/ro.report.js')] },
  tr: { load: BUILD === 'module' && [() => import('./lang/tr.js'), () => import('./lang/tr.report.js')] },
  fr: { load: BUILD === 'module' && [() => import('./lang/fr.js'), () => import('./lang/fr.report.js')] },
  de: { load: BUILD === 'module' && [() => import('./lang/de.js'), () => import('./lang/de.report.js')] },
  ja: { load: BUILD === 'module' && [() => import('./lang/ja.js'), () => import('./lang/ja.report.js')] },
  ko: { load: BUILD === 'module' && [() => import('./lang/ko.js'), () => import('./lang/ko.report.js')] },
};

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
