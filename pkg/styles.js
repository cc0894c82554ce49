// Puts the looks on the widget. `theme=auto` follows the page around it: light-dark() reads the color-scheme that it inherits.
import { place } from './place.js';
import css from './widget.min.css';

let sheet;

/** Puts the styles on a shadow root: adopted where that works, as no page's policy can refuse it. */
export function dress(root) {
  try {
    sheet = sheet || new CSSStyleSheet();
    if (!sheet.cssRules.length) sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch (_) {
    if (BUILD !== 'strict') root.append(Object.assign(document.createElement('style'), { textContent: css }));
    // As a module the script does not know its address; plain looks are better than no widget.
    else if (place.address) root.append(link());
  }
  return root;
}

function link() {
  return Object.assign(document.createElement('link'), { rel: 'stylesheet', href: new URL('check.css', place.address).href });
}
