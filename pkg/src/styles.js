// Puts looks on the widget, and on what it prints. `theme=auto` follows the page around it: light-dark() reads the
// color-scheme that it inherits.
import { beside } from './place.js';

const sheets = {};

/**
 * Puts styles on a shadow root or a document: adopted where that works, as no page's policy can refuse it. `file` holds
 * them in the strict build. Gives a promise where they are still to come.
 */
export function dress(root, css, file) {
  try {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheetOf(root, css)];
  } catch (_) {
    return BUILD === 'strict' ? link(root, file) : style(root, css);
  }
}

/** A document adopts only what was made for it; all widgets of the page share theirs. */
function sheetOf(root, css) {
  const page = root.ownerDocument || root;
  if (page === document && sheets[css]) return sheets[css];
  const sheet = new page.defaultView.CSSStyleSheet();
  sheet.replaceSync(css);
  if (page === document) sheets[css] = sheet;
  return sheet;
}

function style(root, css) {
  const element = document.createElement('style');
  element.textContent = css;
  (root.head || root).append(element);
}

/** As a module the script does not know its address; plain looks are better than no widget. */
function link(root, file) {
  const href = file && beside(file);
  if (!href) return null;
  const element = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
  return new Promise((resolve) => {
    element.onload = element.onerror = resolve;
    (root.head || root).append(element);
  });
}
