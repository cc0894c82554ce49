// The language of one widget. It follows what the page asks for, and never shows a text in another language while one is loaded.
import { fetchTexts, isHeld, localeIn, localeOf } from './locale.js';

/** How long a language may take before English is spoken in its place. */
const patienceMs = 3000;

/**
 * Opens the speech of the widget in `host`. `speak(locale)` is called whenever another language is there in whole;
 * `onMissing(lang)` once for a language that cannot be loaded.
 */
export function openSpeech(host, { speak, onMissing }) {
  let [wanted, spoken, withReport, timer, waiting] = [null, null, false, 0, []];

  /** Brings the speech in line with the page; gives the locale that is asked for. */
  function follow() {
    const locale = localeOf(host);
    if (wanted !== locale.lang) turnTo(locale.lang);
    return locale;
  }

  function turnTo(lang) {
    wanted = lang;
    clearTimeout(timer);
    if (isHeld(lang, withReport)) {
      settle(lang);
      return;
    }
    timer = setTimeout(settle, patienceMs, 'en');
    // What comes late is taken all the same, unless another language, or more of this one, is wanted by then.
    fetchTexts(lang, withReport).then(
      () => wanted === lang && isHeld(lang, withReport) && settle(lang),
      () => {
        if (wanted !== lang) return;
        onMissing(lang);
        settle('en');
      },
    );
  }

  function settle(lang) {
    clearTimeout(timer);
    if (spoken !== lang) {
      spoken = lang;
      speak(localeIn(lang));
    }
    waiting.splice(0).forEach((resolve) => resolve());
  }

  return {
    follow,
    isReady: () => spoken !== null,
    /** From the click on the texts of the report are needed, too: a promise that settles when they are there, or English in their place. */
    prepare() {
      withReport = true;
      return new Promise((resolve) => {
        waiting.push(resolve);
        turnTo(localeOf(host).lang);
      });
    },
  };
}
