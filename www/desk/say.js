// Says the help-desk page's texts, and numbers as its language writes them.
import { el } from '../../pkg/dom.js';
import { rich } from '../../pkg/rich.js';

/**
 * Says the text of a key with each {name} filled in; `number` writes a number, `lines` gives a text's lines, with `x`
 * as something to type.
 */
export function sayer(lang, texts) {
  const say = (key, values = {}) => texts[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  say.number = (number) => (typeof Intl === 'object' ? new Intl.NumberFormat(lang).format(number) : String(number));
  say.lines = (key, values) =>
    say(key, values)
      .split('\n')
      .map((line) => el('p', {}, ...rich(line)));
  return say;
}
