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
  ru: { load: BUILD === 'module' && [() => import('./lang/ru.js'), () => import('./lang/ru.report.js')] },
};

/** What else languages are called, in lower case; an empty code is nobody's on purpose. */
export const aliases = {
  __proto__: null,
  pt: 'pt-BR',
  zh: 'zh-Hans',
  'zh-hant': '',
  'zh-hk': '',
  'zh-mo': '',
  'zh-tw': '',
};
