// Puts looks on the widget, and on what it prints. `theme=auto` follows the page around it: light-dark() reads the color-scheme that it inherits.
import { place } from './place.js';

const sheets = new Map();

/**
 * Puts styles on a shadow root or a document: adopted where that works, as no page's policy can refuse it. `file` holds them in the
 * strict build. Gives a promise where they are still to come.
 */
export function dress(root, css, file) {
  try {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheetOf(root, css)];
    return null;
  } catch (_) {
    return BUILD === 'strict' ? link(root, file) : style(root, css);
  }
}

/** A document adopts only what was made for it; all widgets of a page share theirs. */
function sheetOf(root, css) {
  const view = root.defaultView;
  if (!view && sheets.has(css)) return sheets.get(css);
  const sheet = new (view || window).CSSStyleSheet();
  sheet.replaceSync(css);
  if (!view) sheets.set(css, sheet);
  return sheet;
}

function style(root, css) {
  (root.head || root).append(Object.assign(document.createElement('style'), { textContent: css }));
}

/** As a module the script does not know its address; plain looks are better than no widget. */
function link(root, file) {
  if (!place.address || !file) return null;
  const element = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: new URL(file, place.address).href });
  return new Promise((resolve) => {
    element.onload = element.onerror = resolve;
    (root.head || root).append(element);
  });
}
