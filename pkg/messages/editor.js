// What a site's editor reads on the developer's console, in English like everything else there. {x} is filled in.
export default {
  'error/language-missing': 'The texts in “{found}” could not be loaded; English is used. Where one script holds the check, load lang/{found}.classic.js before it.',
  'error/package-host-listed': 'The worm blocks {found}, which contains “{string}”: infected PCs cannot load this check from there (variants {variants}).',
  'error/page-host-listed': 'The worm blocks {found}, which contains “{string}”: infected PCs cannot open this page (variants {variants}).',
  'error/unknown-lang': 'lang “{found}” is not available; English is used.',
  'error/unknown-theme': 'theme “{found}” is none of auto, light, dark.',
};
