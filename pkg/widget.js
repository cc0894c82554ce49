// The widget inside the tag. It renders a report and never judges one; every text is in messages/.
import { ConfickerCheckError } from './errors.js';
import { el, fill, write } from './dom.js';
import { canceller } from './emitter.js';
import { given, isOn } from './given.js';
import { say, watchLang } from './locale.js';
import { failedPanel, idlePanel, runningPanel } from './panels.js';
import { loadHelp, runCheck } from './run.js';
import { openSpeech } from './speech.js';
import { dress } from './styles.js';
import css from './widget.css.js';

/** A page that moves the tag, as in a list that is sorted, takes it off first; one that is away for so long is gone. */
const awayMs = 100;

const themes = ['auto', 'light', 'dark'];

/** Settles once the page is shown: a browser may prepare one that nobody opens. Never at once, or a tag taken off again would have a check. */
const shown = () =>
  new Promise((resolve) => {
    if (document.prerendering) document.addEventListener('prerenderingchange', resolve);
    else resolve();
  });

/**
 * In a paragraph, a paragraph in the tag ends both: HTML's parser puts it behind the outer one, and leaves an empty one after it, which no
 * author writes. They lie next to each other, without a blank. It goes back into the tag, or it would be beside a check that works.
 */
function takeBack(host) {
  const lost = host.matches('p>:last-child') && !host.firstElementChild && host.parentNode.nextSibling;
  if (lost && lost.localName === 'p' && (lost.nextElementSibling || lost).outerHTML === '<p></p>') host.append(lost);
}

/** Opens the widget in the shadow of `host`. Its state is in here, where no page can reach it. */
export function openWidget(host) {
  let state = 'idle';
  let [report, error, reportPanel, heard, picture, help, run, abort, scenario] = [null];
  let t = say;
  let stopWatching = () => {};
  const told = (name) => given(host.getAttribute(name));
  const warned = [];
  const worn = [];
  const speech = openSpeech(host, { speak, onMissing: (found) => warn(new ConfickerCheckError('language-missing', { found })) });

  const simulation = el('p', { part: 'simulation', hidden: '' });
  const title = el('h2', { part: 'title', id: 'title' });
  const status = el('p', { part: 'status', role: 'status' });
  const body = el('div', { part: 'body' });
  const card = el('section', { part: 'root', class: 'card', 'aria-labelledby': 'title', keydown: ({ key }) => key === 'Escape' && cancel() }, simulation, title, status, body);
  const root = host.attachShadow({ mode: 'open' });
  wear(css);
  root.append(card);

  function start() {
    if (!run) {
      abort = canceller();
      // A page that creates the tag can still attach its listeners in the same task.
      run = Promise.resolve(abort.signal).then(check);
    }
    return run;
  }

  function cancel() {
    if (abort) abort.abort();
  }

  // The promise is for scripts; a person reads the same error in the widget.
  const startQuietly = () => start().catch(() => {});

  const startByHand = ({ currentTarget }) => {
    // Safari does not focus a clicked button, and the focus is to move on from here.
    currentTarget.focus();
    startQuietly();
  };

  // Whoever double-clicks the button that starts must not hit the one that has taken its place.
  const cancelByHand = ({ detail }) => detail > 1 || cancel();

  async function check(signal) {
    scenario = told('simulate');
    [heard, picture] = [[], null];
    enter('loading');
    emit('start', null);
    try {
      const options = { canary: told('canary'), simulate: scenario, mount: root };
      let begin;
      // Nothing keeps a quick verdict waiting: what helps after it is loaded with it, or once the check takes longer.
      const begun = new Promise((resolve) => (begin = resolve));
      const running = runCheck(options, { besides: speech.prepare(), signal, onProgress, onWarning: warn, onLoaded, onSlow: begin });
      running.then(begin, () => {});
      help = accompany(heard, begun);
      report = await running;
      settle('done');
      emit('verdict', report);
      return report;
    } catch (cause) {
      error = cause instanceof ConfickerCheckError ? cause : new ConfickerCheckError('internal', {}, cause);
      settle('failed');
      emitError(error);
      throw error;
    }
  }

  function onLoaded(part) {
    ({ reportPanel } = part);
    wear(part.css);
  }

  /** A promise of what puts help below a report. The part that holds it draws the picture as well, of all that was heard so far. */
  function accompany(mine, begun) {
    const loaded = begun.then(loadHelp).then(({ openPicture, putHelp, css: styles }) => {
      wear(styles);
      const own = openPicture(mine);
      if (heard === mine) {
        picture = own;
        if (state === 'running') showPicture();
      }
      return (words, given) => putHelp(words, Object.assign({ picture: own }, given));
    });
    // Whoever waits for it hears that it failed; without a report nobody does.
    loaded.catch(() => {});
    return loaded;
  }

  /** Puts the picture above the button that is there already, which may have the focus. */
  function showPicture() {
    if (picture && speech.isReady()) body.prepend(picture.render(t));
  }

  /** The styles that a part brings. Where the strict build cannot adopt them, a file has those of all parts. */
  function wear(styles) {
    if (worn.includes(styles)) return;
    worn.push(styles);
    put(styles);
  }

  function put(styles) {
    dress(root, styles, styles === css && 'check.css');
  }

  function onProgress(progress) {
    heard.push(progress);
    if (picture) picture.tell(progress);
    if (state !== 'running') showPicture();
    state = card.dataset.state = 'running';
    if (speech.isReady()) write(status, underway());
    emit('progress', progress);
  }

  /** Tells this site's editor, and no visitor. */
  function warn(warning) {
    const { code, found } = warning;
    if (warned.includes(code + found)) return;
    warned.push(code + found);
    Promise.resolve().then(() => {
      emitError(warning);
      try {
        console.warn(`conficker-check: ${say(`error/${code}`, warning.details)}`);
      } catch (_) {
        // A page may have a console of its own, which cannot warn.
      }
    });
  }

  function doubt(field, found) {
    if (found) warn(new ConfickerCheckError(`unknown-${field}`, { field, found }));
  }

  function settle(to) {
    run = abort = null;
    enter(to);
  }

  /** Everything that an attribute can change. */
  function refresh() {
    const theme = told('theme');
    doubt('theme', !themes.includes(theme) && theme);
    if (state === 'idle') scenario = told('simulate');
    card.dataset.state = state;
    doubt('lang', speech.follow().unknown);
    // What a check has come to is not the page's to change, and whoever reads it is left where they are.
    if (state === 'idle') draw();
  }

  /** Goes on in another language, from the title to the last word. */
  function speak(locale) {
    t = (code, values) => say(code, values, locale);
    card.lang = locale.lang;
    card.dir = locale.dir;
    draw();
    // Whoever has heard the verdict is not told it once more.
    write(status, underway());
  }

  /** How far the check is; nothing where none runs. */
  function underway() {
    if (state === 'running') return t('progress', heard[heard.length - 1]);
    return state === 'loading' ? t('loading') : '';
  }

  function enter(to) {
    state = card.dataset.state = to;
    const held = root.activeElement;
    const headline = draw();
    // Whoever is taken to the headline hears it there.
    if (speech.isReady()) write(status, headline ? (held ? '' : headline.textContent) : underway());
  }

  /** Shows the state, once there is a language to show it in; gives its headline. */
  function draw() {
    if (!speech.isReady()) return null;
    const held = root.activeElement;
    fill(body, ...panel());
    const headline = body.querySelector('h3');
    if (held) (headline || body.querySelector('button')).focus();
    write(title, t('title'));
    simulation.hidden = scenario == null;
    write(simulation, t('simulation', { name: scenario }));
    return headline;
  }

  function panel() {
    if (underway()) return runningPanel(t, { picture: state === 'running' && picture, cancel: cancelByHand });
    if (state === 'failed') return failedPanel(t, { start: startByHand, error });
    // A check that was stopped before its parts arrived leaves the visitor where they were.
    if (state === 'done' && reportPanel) return reportPanel(t, { start: startByHand, report, help, name: scenario });
    return idlePanel(t, { start: startByHand, canary: told('canary'), scenario });
  }

  function emit(name, detail) {
    // The browser's own, whatever the page calls so.
    const { constructor: CustomEvent } = document.createEvent('CustomEvent');
    host.dispatchEvent(new CustomEvent(`conficker-check-${name}`, { bubbles: true, composed: true, detail }));
  }

  function emitError({ code, fatal, field, found, details }) {
    emit('error', { code, fatal, field, found, message: t(`error/${code}`, details) });
  }

  return {
    report: () => report,
    start,
    cancel,
    connect() {
      takeBack(host);
      // In a page that is still read, what follows the tag is not there yet.
      if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => takeBack(host));
      refresh();
      stopWatching();
      stopWatching = watchLang(host, speech.follow);
      if (isOn('autostart', host.getAttribute('autostart')) && state === 'idle') shown().then(() => host.isConnected && startQuietly());
    },
    leave() {
      setTimeout(() => {
        if (host.isConnected) return;
        stopWatching();
        cancel();
      }, awayMs);
    },
    // What was adopted in one document is left behind in it.
    rewear: () => worn.forEach(put),
    change() {
      // During the upgrade, connectedCallback comes once after all attributes.
      if (card.dataset.state) refresh();
    },
  };
}
