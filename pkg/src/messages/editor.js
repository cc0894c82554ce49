// What a site's editor reads on the developer's console, in English like everything else there. {x} is filled in.

/** What comes with the page. */
export const first = {
  'error/language-missing': 'lang “{found}” cannot be loaded; English is used.',
  'error/unknown-lang': 'lang “{found}” is not available; English is used.',
  'error/unknown-theme': 'theme “{found}” is none of auto, light, dark.',
};

/** What comes with the click. */
export const late = {
  'error/package-host-listed': 'The worm blocks {found}, which contains “{string}”: infected PCs cannot load this check from there (variants {variants}).',
  'error/page-host-listed': 'The worm blocks {found}, which contains “{string}”: infected PCs cannot open this page (variants {variants}).',
};
