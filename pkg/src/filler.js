// Fills texts in. The build fills in by the same rule where a page needs no script: xtask/src/texts/filler.rs.

/** A text with each {name} filled in; numbers are written as the language writes them. */
export const filled = (text, values, lang) =>
  text.replace(/\{(\w+)\}/g, (_, name) => (values[name] == null ? '' : written(values[name], lang)));

/** Numbers as the language writes them, and everything else as it is. */
export function written(value, lang) {
  if (typeof value !== 'number') return value;
  try {
    return new Intl.NumberFormat(lang).format(value);
  } catch (_) {
    return value;
  }
}
