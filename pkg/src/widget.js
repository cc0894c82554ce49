// The widget inside the tag: one state, and what the tag's callbacks change in it. `card.js` draws it.
import { warning } from './errors.js';
import { watchLang } from './locale.js';
import { openCard } from './card.js';
import { isOn, told } from './given.js';
import { openSpeech } from './speech.js';
import { warn } from './events.js';
import { cancel, optionsOf, start, startQuietly, update } from './life.js';

/** A page that moves the tag, as in a list that is sorted, takes it off first; one that is away for so long is gone. */
const awayMs = 100;

/**
 * In a paragraph, a paragraph in the tag ends both: HTML's parser puts it behind the outer one, and leaves an empty one
 * after it, which no author writes. They lie next to each other, without a blank. It goes back into the tag, or it
 * would be beside a check that works.
 */
function takeBack(host) {
  const lost = host.matches('p>:last-child') && !host.firstElementChild && host.parentNode.nextSibling;
  if (lost && lost.localName === 'p' && (lost.nextElementSibling || lost).outerHTML === '<p></p>') host.append(lost);
}

/**
 * Opens the widget in the shadow of `host`. Its state is in here, where no page can reach it: the `step`, which is
 * idle, loading, running, done or failed; the `options` that the page gave and the `locale` that is spoken; what was
 * `heard` of the check, its `report` or `error`; and `view` and `help`, which come with the click.
 */
export function openWidget(host) {
  // On some pages every plain object inherits names of the page's own.
  const state = { __proto__: null, host, step: 'idle', report: null, view: {}, help: {}, worn: {}, warned: {} };
  openCard(state);
  const doubt = (code, found, field) => found && warn(state, warning(code, { field, found }));
  const speech = (state.speech = openSpeech(host, {
    speak: (locale) => update(state, { locale }),
    onMissing: (found) => doubt('language-missing', found),
  }));
  let stopWatching = () => {};

  /** Everything that an attribute can change. What a check has come to is not the page's to change. */
  function refresh() {
    if (state.step === 'idle') state.options = optionsOf(state);
    const theme = told(host, 'theme');
    doubt('unknown-theme', !['auto', 'light', 'dark'].includes(theme) && theme, 'theme');
    doubt('unknown-lang', speech.follow().unknown, 'lang');
    state.render();
  }

  /**
   * Starts once the page is shown: a browser may prepare one that nobody opens. Never at once, or a tag that is taken
   * off again would have a check.
   */
  function begin() {
    const startIfThere = () => host.isConnected && startQuietly(state);
    if (document.prerendering) document.addEventListener('prerenderingchange', startIfThere);
    else Promise.resolve().then(startIfThere);
  }

  return {
    report: () => state.report,
    start: () => start(state),
    cancel: () => cancel(state),
    connect() {
      takeBack(host);
      // In a page that is still read, what follows the tag is not there yet.
      if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => takeBack(host));
      refresh();
      stopWatching();
      stopWatching = watchLang(host, speech.follow);
      if (isOn(host.getAttribute('autostart')) && state.step === 'idle') begin();
    },
    leave() {
      setTimeout(() => {
        if (host.isConnected) return;
        stopWatching();
        cancel(state);
      }, awayMs);
    },
    // What was adopted in one document is left behind in it.
    rewear() {
      state.worn = {};
    },
    // During the upgrade, connectedCallback comes once after all attributes.
    change() {
      if (state.options) refresh();
    },
  };
}
