// The card in the tag's shadow: `render` shows the state in places that stay. It draws a report and never judges one.
import css from './widget.css.js';
import { dress } from './styles.js';
import { el, fill, write } from './dom.js';
import { failedPanel, idlePanel, runningPanel, sayMissing } from './panels.js';
import { say } from './locale.js';
import { cancel, startQuietly } from './life.js';

/** Opens the card in the shadow of the tag, and gives the state its `root` and `render`. */
export function openCard(state) {
  const root = (state.root = state.host.attachShadow({ mode: 'open' }));
  const simulation = el('p', { part: 'simulation', hidden: '' });
  const title = el('h2', { part: 'title', id: 'title' });
  const status = el('p', { part: 'status', role: 'status' });
  const body = el('div', { part: 'body' });
  const keydown = ({ key }) => key === 'Escape' && cancel(state);
  const card = el(
    'section',
    { part: 'root', class: 'card', 'aria-labelledby': 'title', keydown },
    simulation,
    title,
    status,
    body,
  );
  const clicks = clicksOf(state);
  const places = {};
  const place = (name) => (places[name] = el('div', { class: 'late' }));
  let drawn;
  root.append(card);

  /**
   * Shows the state, once there is a language to show it in. What is right already stays, with all that is open in it.
   */
  state.render = () => {
    const { step, locale, options, heard, help } = state;
    card.dataset.state = step;
    wear(root, state);
    if (!locale) return;
    const { lang } = locale;
    const { simulate, canary, own } = options;
    const t = (code, values) => say(code, values, locale);
    const isUnderway = /ing$/.test(step);
    const wanted = [isUnderway || step, lang, simulate, canary, own].join();
    let said = isUnderway ? t(step === 'running' ? 'progress' : step, heard[heard.length - 1]) : null;
    if (drawn !== wanted) {
      drawn = wanted;
      const held = root.activeElement;
      write(title, t('title'));
      simulation.hidden = simulate == null;
      write(simulation, t('simulation', { name: simulate }));
      fill(body, ...panelOf(state)(t, state, clicks, place));
      const headline = body.querySelector('h3');
      if (held) (headline || body.querySelector('button')).focus();
      // Whoever is taken to the headline hears it there; whoever has heard it is not told it again in another language.
      said = said || (headline && !held && card.lang === lang ? headline.textContent : '');
      card.lang = lang;
      card.dir = locale.dir;
    }
    if (said != null) write(status, said);
    try {
      if (help.putLate) help.putLate(t, state, places);
    } catch (_) {
      // No verdict is lost with what a page has broken of help.
      sayMissing(t, state, places);
    }
  };
}

/** What the buttons do. */
function clicksOf(state) {
  return {
    start({ currentTarget }) {
      // Safari does not focus a clicked button, and the focus is to move on from here.
      currentTarget.focus();
      startQuietly(state);
    },
    // Whoever double-clicks the button that starts must not hit the one that has taken its place.
    cancel: ({ detail }) => detail > 1 || cancel(state),
  };
}

/** What the body holds. A check that was stopped before its parts arrived leaves the visitor where they were. */
function panelOf({ step, view }) {
  return { idle: idlePanel, failed: failedPanel, done: view.reportPanel || idlePanel }[step] || runningPanel;
}

/** Puts on the styles of all parts that are there. Where the strict build cannot adopt them, a file has all of them. */
function wear(root, { view, help, worn }) {
  for (const styles of [css, view.css, help.css]) {
    if (!styles || worn[styles]) continue;
    worn[styles] = true;
    dress(root, styles, BUILD === 'strict' && styles === css && 'check.css');
  }
}
