// Says the help-desk page's texts, and numbers as its language writes them.
import { filled, written } from '../../pkg/src/filler.js';

/** Says the text of a key with each {name} filled in; `number` writes a number. */
export function sayer(lang, texts) {
  const say = (key, values = {}) => filled(texts[key], values, lang);
  say.number = (number) => written(number, lang);
  return say;
}
