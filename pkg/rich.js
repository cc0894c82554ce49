// Texts with marks as elements, for the help-desk page and the eye chart.
import { el, marked } from './dom.js';

/** Text in which `this` is something to type, `cut` where a line may break. */
export const rich = (text, cut) => marked('code', text, cut);

/** An address in a narrow column breaks before its dots and slashes; whoever types it must not guess at a hyphen. */
export const breakable = (text) => text.split(/(?=[./])/).reduce((parts, part) => [...parts, el('wbr'), part], []);

/** Variants of the worm, as one reads them. */
export const either = (t, variants) => variants.map((name) => name.toUpperCase()).join(t('or'));
