// Builds DOM without ever parsing HTML, so that the strictest page policy (Trusted Types) has nothing to refuse.

/** An element; a function among `attributes` is a listener, true an empty attribute. Falsy children are left out. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter(Boolean));
  return element;
}

/** Puts these children in the place of all there are; falsy ones are left out. */
export function fill(element, ...children) {
  element.textContent = '';
  element.append(...children.filter(Boolean));
}

/** Changes text only where it differs: a live region speaks on every write. */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
