// What attributes and options say. Frameworks, templates and editors leave an empty one, or the word for nothing, where a page means none.

/** The text, without the blanks around it; null where it says nothing. */
export function given(text) {
  const said = String(text).trim();
  return ['', 'null', 'undefined'].includes(said) ? null : said;
}

/** Whether the attribute `name` switches something on. React writes `autostart="false"`, so whatever is unclear does not. */
export const isOn = (name, text) => text != null && ['', name, 'true', '1', 'yes', 'on'].includes(text.trim().toLowerCase());
