// What comes with the click of what editor.js is about.
export default {
  'error/package-host-listed': 'The worm blocks {found}, which contains “{string}”: infected PCs cannot load this check from there (variants {variants}).',
  'error/page-host-listed': 'The worm blocks {found}, which contains “{string}”: infected PCs cannot open this page (variants {variants}).',
};
