// Texts with marks: `x` is something to type, and a line is a paragraph. The build marks by the same rule where a page
// needs no script: xtask/src/texts/rich.rs.
import { el, marked } from './dom.js';

/** Text in which `this` is something to type, `cut` where a line may break. */
export const rich = (text, cut) => marked('code', text, cut);

/** A paragraph for each line of a text. */
export const paragraphs = (text) => text.split('\n').map((line) => el('p', {}, ...rich(line)));

/** An address or a path in a narrow column breaks before its dots and slashes: nobody must guess at a hyphen. */
export const breakable = (text) => text.split(/(?=[./\\])/).reduce((parts, part) => [...parts, el('wbr'), part], []);

/** Variants of the worm, as one reads them. */
export const either = (t, variants) => variants.map((name) => name.toUpperCase()).join(t('or'));
