// Reads attributes and options. Frameworks, templates and editors write an empty one, `null` or `undefined` where a
// page means none.

/** The text, without the blanks around it; null where it is empty. */
export function given(text) {
  const said = String(text).trim();
  return ['', 'null', 'undefined'].includes(said) ? null : said;
}

/** The same of an attribute. */
export const told = (element, name) => given(element.getAttribute(name));

/** Whether `autostart` is switched on. React writes `autostart="false"`, so whatever is unclear switches nothing on. */
export const isOn = (text) =>
  text != null && ['', 'autostart', 'true', '1', 'yes', 'on'].includes(text.trim().toLowerCase());
