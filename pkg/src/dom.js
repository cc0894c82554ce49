// Builds DOM without ever parsing HTML, so that the strictest page policy (Trusted Types) has nothing to refuse.

/** An element; a function among `attributes` is a listener. Falsy children are left out. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else element.setAttribute(name, value);
  }
  // Commands and host names, which a browser that translates the page must leave alone.
  if (tag === 'code' || tag === 'bdi') element.setAttribute('translate', 'no');
  element.append(...children.filter(Boolean));
  return element;
}

/** Text in which `this` is a command or a name: an element `tag` of its own, in pieces where `cut` makes some. */
export const marked = (tag, text, cut = Array.of) =>
  text.split('`').map((part, at) => (at % 2 ? el(tag, {}, ...cut(part)) : part));

/** Puts these children in the place of all there are; falsy ones are left out. */
export function fill(element, ...children) {
  element.textContent = '';
  element.append(...children.filter(Boolean));
}

/** The property with the text that was written last. */
const written = Symbol('written');

/** Changes text only where another was written: a live region speaks on every write. A translation of it stays. */
export function write(element, text) {
  if (element[written] !== text) element.textContent = text;
  element[written] = text;
}
