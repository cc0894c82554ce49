// The language of one widget. It follows what the page asks for, and never shows a text in another language while one
// is loaded.
import { fetchTexts, isHeld, localeIn, localeOf } from './locale.js';

/** How long a language may take before the widget falls back to English. */
const patienceMs = 3000;

/**
 * Opens the speech of the widget in `host`. `speak(locale)` is called whenever another language is loaded completely;
 * `onMissing(lang)` for one that cannot be loaded.
 */
export function openSpeech(host, { speak, onMissing }) {
  let [wanted, spoken, withReport] = [];

  async function turnTo(lang) {
    wanted = lang;
    // Meanwhile more may come to be needed: that is another turn's to wait for.
    const needed = withReport;
    if (!isHeld(lang, needed)) {
      // What comes late is used all the same, unless another language is wanted by then.
      const loaded = fetchTexts(lang, needed).then(
        () => wanted === lang && isHeld(lang, withReport) && settle(lang),
        () => onMissing(lang),
      );
      await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
    }
    if (!isHeld(lang, needed)) {
      if ([wanted, spoken].includes(lang)) settle('en');
    } else if (wanted === lang) settle(lang);
  }

  function settle(lang) {
    if (spoken === lang) return;
    spoken = lang;
    speak(localeIn(lang));
  }

  return {
    /** Brings the speech in line with the page; gives the locale that is asked for. */
    follow() {
      const locale = localeOf(host);
      if (wanted !== locale.lang) turnTo(locale.lang);
      return locale;
    },
    /**
     * From the click on the texts of the report are needed, too: a promise that settles when they are there, or English
     * in their place.
     */
    prepare() {
      withReport = true;
      return turnTo(localeOf(host).lang);
    },
  };
}
