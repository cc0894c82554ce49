// Texts, numbers and elements.

/** Says the text of a key with each {name} filled in; `number` writes a number, `lines` gives a text's lines, with `x` as something to type. */
export function sayer(lang, texts) {
  const say = (key, values = {}) => texts[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  say.number = (number) => (typeof Intl === 'object' ? new Intl.NumberFormat(lang).format(number) : String(number));
  say.lines = (key, values) => say(key, values).split('\n').map((line) => el('p', {}, ...typed(line)));
  return say;
}

const typed = (text) => text.split('`').map((part, at) => (at % 2 ? el('code', { dir: 'ltr' }, part) : part));

/** An element with its attributes and what it holds; nothing is left out silently but null and false. */
export function el(name, attributes = {}, ...children) {
  const node = name === 'svg' || name === 'path' ? document.createElementNS('http://www.w3.org/2000/svg', name) : document.createElement(name);
  for (const key of Object.keys(attributes)) node.setAttribute(key, attributes[key]);
  for (const child of children) {
    if (child !== null && child !== false) node.appendChild(typeof child === 'object' ? child : document.createTextNode(child));
  }
  return node;
}
