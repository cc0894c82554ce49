// What a page hears of its widget: events, and, for its editor, warnings on the console.
import { say } from './locale.js';

/** Sends `conficker-check-<name>` from the tag. */
export function emit({ host }, name, detail) {
  // The browser's own, whatever the page calls so.
  const { constructor: CustomEvent } = document.createEvent('CustomEvent');
  host.dispatchEvent(new CustomEvent(`conficker-check-${name}`, { bubbles: true, composed: true, detail }));
}

/** Sends an error, in the visitor's language. */
export function emitError(state, { code, fatal, field, found, details }) {
  emit(state, 'error', { code, fatal, field, found, message: say(`error/${code}`, details, state.locale) });
}

/** Tells this site's editor, once, and no visitor. */
export function warn(state, warning) {
  const { code, details } = warning;
  const key = code + warning.found;
  if (state.warned[key]) return;
  state.warned[key] = true;
  Promise.resolve().then(() => {
    emitError(state, warning);
    try {
      console.warn(`conficker-check: ${say(`error/${code}`, details)}`);
    } catch (_) {
      // A page may have a console of its own, which cannot warn.
    }
  });
}
